package io.rastro.ingestion;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of one row; reason only of a rejected one. */
public record RowResult(
        InputRow row, RowOutcome outcome, @Nullable Notice reason, Set<Notice> warnings) {

    /** UNCHANGED: an exact repeat, nothing written. */
    public enum RowOutcome {
        ACCEPTED,
        UNCHANGED,
        UPDATED,
        REJECTED
    }
}
