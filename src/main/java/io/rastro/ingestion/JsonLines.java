package io.rastro.ingestion;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** One record a line; empty lines are counted but are no rows. */
public final class JsonLines implements RowSource {

    static final ObjectReader TREE = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private final ByteLines lines;
    private final RecordKind kind;
    private final StampReader stamps;
    private final boolean keepRaw;

    /** @param keepRaw whether a row carries its line, to be handed back if it is rejected */
    public JsonLines(InputStream in, RecordKind kind, StampReader stamps, boolean keepRaw) {
        this.kind = kind;
        this.stamps = stamps;
        this.lines = new ByteLines(in);
        this.keepRaw = keepRaw;
    }

    @Override
    public @Nullable InputRow next() throws IOException {
        ByteLines.Line line = lines.read();
        while (line != null && line.text() != null && line.text().isBlank()) {
            line = lines.read();
        }
        return line == null ? null : row(line);
    }

    @Override
    public RecordKind kind() {
        return kind;
    }

    @Override
    public long consumed() {
        return lines.consumed();
    }

    private InputRow row(ByteLines.Line line) {
        String text = line.text();
        if (text == null) {
            return InputRow.unreadable(
                    line.number(), null, Notice.of("lineTooLong", ByteLines.LINE_LIMIT / 1024 / 1024));
        }
        String raw = keepRaw ? text : null;
        Set<Notice> warnings = line.fallback() ? Set.of(Notice.of("notUtf8")) : Set.of();
        try {
            return RowReader.row(kind, line.number(), raw, TREE.readTree(text), stamps, warnings);
        } catch (JacksonException malformed) {
            return InputRow.unreadable(line.number(), raw, Notice.of("malformedJson", column(malformed)));
        }
    }

    private static int column(JacksonException malformed) {
        return malformed.getLocation() == null ? 1 : malformed.getLocation().getColumnNr();
    }
}
