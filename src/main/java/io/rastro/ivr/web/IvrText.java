package io.rastro.ivr.web;

import io.rastro.ivr.IvrColumn;
import io.rastro.ivr.IvrFilter;
import io.rastro.ivr.IvrGrouping;
import io.rastro.ivr.IvrRow;
import io.rastro.report.web.Texts;
import org.springframework.stereotype.Component;

/** The IVR report's words in the reader's language, the same on screen and in the CSV. */
@Component
class IvrText {

    private final Texts texts;

    IvrText(Texts texts) {
        this.texts = texts;
    }

    String header(IvrColumn column, IvrFilter filter) {
        return texts.of(column.headerKey(), filter.serviceLevel().toSeconds());
    }

    /** What a row stands for. */
    String name(IvrGrouping grouping, IvrRow row) {
        if (row.total()) {
            return texts.of("summary.total");
        }
        String label = row.label();
        if (label == null) {
            return texts.of("ivr.none." + grouping);
        }
        String told = grouping.named() ? null : texts.ifAny("ivr.grouping." + grouping + "." + label);
        return told != null ? told : grouping == IvrGrouping.HOUR ? "%02d:00".formatted(Integer.valueOf(label)) : label;
    }

    String of(String key, Object... arguments) {
        return texts.of(key, arguments);
    }
}
