package io.rastro.ingestion;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** A row after the checks: what will be stored, or the reason why nothing will. */
public record CheckedRow(
        InputRow row,
        @Nullable HashedRecord passed,
        @Nullable Notice reason,
        Set<Notice> warnings) {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    static CheckedRow check(InputRow row, Instant now) {
        IncomingRecord record = row.incoming();
        if (record == null) {
            return new CheckedRow(row, null, row.problem(), Set.of());
        }
        Set<Notice> warnings = new LinkedHashSet<>(row.warnings());
        try {
            warnOfFuture(record, now, warnings);
            return new CheckedRow(row, record.checked(now, warnings), null, warnings);
        } catch (RowRejected rejected) {
            return new CheckedRow(row, null, rejected.reason(), Set.of());
        }
    }

    /** A stamp without a zone that was read in the wrong one shows by lying ahead. */
    private static void warnOfFuture(IncomingRecord record, Instant now, Set<Notice> warnings) {
        Instant end = record instanceof IncomingInteraction interaction
                ? interaction.stamps().finishedAt()
                : null;
        if (end != null && end.isAfter(now.plus(CLOCKS_DIFFER))) {
            warnings.add(Notice.of("endsInFuture", end));
        }
    }

    /** The same row, which passed the checks, refused all the same. */
    CheckedRow refused(Notice why) {
        return new CheckedRow(row, null, why, Set.of());
    }

    /** The same row, to be stored as this. */
    CheckedRow as(HashedRecord stored) {
        return new CheckedRow(row, stored, null, warnings);
    }

    RowResult rejected() {
        return new RowResult(row, RowResult.RowOutcome.REJECTED, reason, Set.of());
    }

    /** Refused because it tells of somebody who was erased; nothing of it is kept. */
    CheckedRow suppressed() {
        Notice reason = Notice.of("erasedPerson");
        return new CheckedRow(InputRow.unreadable(row.line(), null, reason), null, reason, Set.of());
    }

    /** A row that passed, and that the database would not take all the same. */
    RowResult refused(DataAccessException failure) {
        return new RowResult(row, RowResult.RowOutcome.REJECTED, refusal(failure), Set.of());
    }

    static Notice refusal(DataAccessException failure) {
        return Notice.of(
                "refusedByDatabase",
                String.valueOf(failure.getMostSpecificCause().getMessage()));
    }

    /** @param repeated whether an earlier row of the batch had the same external id */
    RowResult kept(RowResult.RowOutcome outcome, boolean repeated) {
        if (repeated && outcome == RowResult.RowOutcome.UPDATED) {
            warnings.add(Notice.of("correctedWithinBatch"));
        }
        return new RowResult(row, outcome, null, warnings);
    }
}
