package io.rastro.report;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column of text in the reader's language. */
public record NameColumn<R>(String key, String header, Function<R, @Nullable String> text) implements Column<R> {

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
        return true;
    }
}
