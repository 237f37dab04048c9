package io.rastro.ingestion;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of what came in, read but not yet checked.
 *
 * @param line its line, from 1; in a JSON array, its place
 * @param raw the row as it came, to be handed back if it is rejected; null where nobody asks for it
 * @param externalId the source's id, as far as it could be read
 * @param incoming null when it could not be read
 * @param problem why it could not be read; null when it could
 * @param warnings what was odd in reading it
 */
public record InputRow(
        long line,
        @Nullable String raw,
        @Nullable String externalId,
        @Nullable IncomingRecord incoming,
        @Nullable Notice problem,
        Set<Notice> warnings) {

    static InputRow readable(long line, @Nullable String raw, IncomingRecord record, Set<Notice> warnings) {
        return new InputRow(line, raw, record.externalId(), record, null, warnings);
    }

    static InputRow unreadable(long line, @Nullable String raw, Notice problem) {
        return unreadable(line, raw, null, problem);
    }

    static InputRow unreadable(long line, @Nullable String raw, @Nullable String externalId, Notice problem) {
        return new InputRow(line, raw, externalId, null, problem, Set.of());
    }
}
