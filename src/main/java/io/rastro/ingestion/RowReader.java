package io.rastro.ingestion;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One JSON value to one row: readable or not, it is accounted for. */
public final class RowReader {

    private RowReader() {}

    /**
     * Reads a record from a JSON object of the form that the API takes.
     *
     * @param line told with the row
     * @param raw the row as it came; null: nobody asks for it
     * @param readingWarnings what is odd about it already
     */
    public static InputRow row(
            RecordKind kind,
            long line,
            @Nullable String raw,
            JsonNode node,
            StampReader stamps,
            Set<Notice> readingWarnings) {
        Set<Notice> warnings = new LinkedHashSet<>(readingWarnings);
        if (!node.isObject()) {
            return InputRow.unreadable(line, raw, Notice.of("notAnObject"));
        }
        JsonFields fields = new JsonFields("", node, stamps, warnings);
        try {
            IncomingRecord record = kind.read(fields);
            fields.warnOfUnread();
            return InputRow.readable(line, raw, record, warnings);
        } catch (RowRejected rejected) {
            return InputRow.unreadable(line, raw, externalId(node), rejected.reason());
        }
    }

    private static @Nullable String externalId(JsonNode node) {
        JsonNode id = node.get("externalId");
        return id == null || id.isContainer() || id.isNull() ? null : id.asString();
    }
}
