package io.rastro.ivr.web;

import io.rastro.ivr.IvrColumn;
import io.rastro.ivr.IvrFilter;
import io.rastro.report.web.MeasureExplanation;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says what each number of the IVR report is: at its header, and on the help page. */
@Component
class IvrExplanations {

    private final IvrText text;
    private final MessageSource messages;

    IvrExplanations(IvrText text, MessageSource messages) {
        this.text = text;
        this.messages = messages;
    }

    /**
     * One for each column.
     *
     * @param example the formula with the numbers on screen; null where there are none
     */
    List<MeasureExplanation> of(
            IvrFilter filter, long shortAbandonSeconds, Function<IvrColumn, @Nullable String> example) {
        Object[] seconds = {filter.serviceLevel().toSeconds(), shortAbandonSeconds};
        return Arrays.stream(IvrColumn.values())
                .map(column -> new MeasureExplanation(
                        column.name(),
                        text.header(column, filter),
                        Objects.requireNonNull(said(column, "formula", seconds)),
                        said(column, "excluded", seconds),
                        text.of("ivr.explain.stamp"),
                        example.apply(column)))
                .toList();
    }

    private @Nullable String said(IvrColumn column, String part, Object[] seconds) {
        return messages.getMessage(
                "ivr.explain." + column + "." + part, seconds, null, LocaleContextHolder.getLocale());
    }
}
