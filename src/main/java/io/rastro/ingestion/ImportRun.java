package io.rastro.ingestion;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One uploaded file and how far it got.
 *
 * @param mapping the {@link CsvMapping} as JSON; null for JSON
 * @param bytesDone how much of the file has been read
 * @param delimiter between the cells of a table, once it has been opened
 * @param header the names of its columns; null with the delimiter
 * @param rowsMarked whether the rows it writes carry its id
 * @param problem the key of the notice why it failed; null unless it did
 */
public record ImportRun(
        int id,
        RecordKind kind,
        String source,
        String fileName,
        long sizeBytes,
        ImportFormat format,
        @Nullable String mapping,
        ImportState state,
        String createdBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        boolean cancelling,
        long bytesDone,
        long accepted,
        long unchanged,
        long updated,
        long rejected,
        @Nullable Character delimiter,
        @Nullable List<String> header,
        @Nullable String problem,
        boolean rowsMarked) {

    public long read() {
        return accepted + unchanged + updated + rejected;
    }

    public int percent() {
        if (state == ImportState.DONE) {
            return 100;
        }
        return sizeBytes == 0 ? 0 : (int) Math.min(100, bytesDone * 100 / sizeBytes);
    }

    /** Rows a second since the start; 0 before there is anything to tell. */
    public long speed(Instant now) {
        long milliseconds = elapsed(now).toMillis();
        return milliseconds == 0 ? 0 : read() * 1000 / milliseconds;
    }

    /** How long the rest will take at the speed so far; null before there is anything to tell. */
    public @Nullable Long secondsLeft(Instant now) {
        if (state != ImportState.RUNNING || bytesDone == 0) {
            return null;
        }
        return elapsed(now).toSeconds() * (sizeBytes - bytesDone) / bytesDone;
    }

    private Duration elapsed(Instant now) {
        Instant until = finishedAt == null ? now : finishedAt;
        return startedAt == null ? Duration.ZERO : Duration.between(startedAt, until);
    }
}
