package io.rastro.ingestion;

import io.rastro.report.Column;
import io.rastro.report.Format;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of the file of rejected rows. */
enum RejectionColumn implements Column<RejectionColumn.Line> {
    LINE("LINHA", line -> String.valueOf(line.line())),
    REASON("MOTIVO", Line::reason),
    ROW("REGISTRO", Line::raw);

    /** A rejected row and why, in words. */
    record Line(long line, String reason, @Nullable String raw) {}

    private final String header;

    @SuppressWarnings("ImmutableEnumChecker") // a stateless function
    private final Function<Line, @Nullable Object> value;

    RejectionColumn(String header, Function<Line, @Nullable Object> value) {
        this.header = header;
        this.value = value;
    }

    @Override
    public String key() {
        return name();
    }

    @Override
    public String header() {
        return header;
    }

    @Override
    public Format format() {
        return Format.TEXT;
    }

    @Override
    public @Nullable Object value(Line row) {
        return value.apply(row);
    }

    @Override
    public boolean onScreen() {
        return true;
    }
}
