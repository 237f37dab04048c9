package io.rastro.ingestion;

import java.time.Instant;
import java.util.List;

/**
 * The first rows of a CSV as they would be stored.
 *
 * @param rows in their order
 * @param now nothing has happened after this
 */
public record CsvPreview(List<CheckedRow> rows, Instant now) {

    /** How many would be stored. */
    public long kept() {
        return rows.stream().filter(row -> row.passed() != null).count();
    }

    /** How many tell of something that has not happened yet, whether they would be stored or not. */
    public long inFuture() {
        return rows.stream().filter(this::isInFuture).count();
    }

    private boolean isInFuture(CheckedRow row) {
        HashedRecord passed = row.passed();
        Notice reason = row.reason();
        return passed == null
                ? reason != null && reason.key().equals(InstantCheck.IN_FUTURE)
                : passed.content().until().isAfter(now);
    }

    /** Why nothing can be started: there is no row, or none would be stored. */
    public boolean isHopeless() {
        return kept() == 0;
    }
}
