package io.rastro.ingestion.web;

import io.rastro.report.Column;
import io.rastro.report.Format;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column of a file that says what became of rows. */
record TextColumn<R>(String header, Function<R, @Nullable String> text) implements Column<R> {

    @Override
    public String key() {
        return header;
    }

    @Override
    public Format format() {
        return Format.TEXT;
    }

    @Override
    public @Nullable Object value(R row) {
        return text.apply(row);
    }

    @Override
    public boolean onScreen() {
        return false;
    }
}
