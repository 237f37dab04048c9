package io.rastro.ivr.web;

import io.rastro.ivr.IvrGrouping;
import io.rastro.ivr.IvrRow;
import io.rastro.report.Column;
import io.rastro.report.Format;

/** What a row stands for, as the first column of the CSV; the words are those of the reader who asks. */
record NameColumn(String header, IvrGrouping grouping, IvrText text) implements Column<IvrRow> {

    @Override
    public String key() {
        return "NAME";
    }

    @Override
    public Format format() {
        return Format.TEXT;
    }

    @Override
    public Object value(IvrRow row) {
        return text.name(grouping, row);
    }

    @Override
    public boolean onScreen() {
        return true;
    }
}
