package io.rastro.report;

import org.jspecify.annotations.Nullable;

/** A column under a header in the reader's language, the same on screen and in the CSV. */
public record TitledColumn<R>(ColumnValue<R> column, String header) implements Column<R> {

    @Override
    public String key() {
        return column.key();
    }

    @Override
    public Format format() {
        return column.format();
    }

    @Override
    public @Nullable Object value(R row) {
        return column.value(row);
    }

    @Override
    public String unknown() {
        return column.unknown();
    }

    @Override
    public boolean onScreen() {
        return column.onScreen();
    }
}
