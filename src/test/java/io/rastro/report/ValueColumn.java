package io.rastro.report;

import org.jspecify.annotations.Nullable;

/** Shows the first value of a row. */
record ValueColumn(Format format, String header, String unknown) implements Column<Object[]> {

    ValueColumn(Format format) {
        this(format, format.name(), "");
    }

    @Override
    public String key() {
        return header;
    }

    @Override
    public @Nullable Object value(@Nullable Object[] row) {
        return row[0];
    }

    @Override
    public boolean onScreen() {
        return true;
    }
}
