package io.rastro.ingestion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of one transaction that passed the checks, and what becomes of each beside what is stored. */
final class Batch {

    private final List<HashedRecord> rows;

    Batch(List<HashedRecord> rows) {
        this.rows = rows;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The rows of a batch are all of one kind. */
    RecordKind kind() {
        return rows.get(0).content().kind();
    }

    List<Instant> instants() {
        return rows.stream().map(row -> row.content().at()).toList();
    }

    List<String> externalIds() {
        return rows.stream().map(HashedRecord::externalId).distinct().toList();
    }

    /** The last row of every external id that has a row unlike the stored one. */
    Map<String, HashedRecord> changes(Map<String, RecordKeys.StoredKey> stored) {
        Map<String, HashedRecord> last = new LinkedHashMap<>();
        List<String> changed = new ArrayList<>();
        for (HashedRecord row : rows) {
            RecordKeys.StoredKey key = stored.get(row.externalId());
            last.put(row.externalId(), row);
            if (key == null || !row.sameAs(key.contentHash())) {
                changed.add(row.externalId());
            }
        }
        last.keySet().retainAll(new HashSet<>(changed));
        return last;
    }

    /**
     * The outcome of every row in its order: the first of an id not stored is accepted, one like its predecessor is
     * unchanged, any other corrects it.
     *
     * @param hashBefore the stored hash by external id; absent: not stored
     */
    List<RowResult.RowOutcome> outcomes(Map<String, String> hashBefore) {
        Map<String, String> current = new HashMap<>(hashBefore);
        List<RowResult.RowOutcome> outcomes = new ArrayList<>(rows.size());
        for (HashedRecord row : rows) {
            outcomes.add(outcome(row, current.put(row.externalId(), row.hash())));
        }
        return outcomes;
    }

    private static RowResult.RowOutcome outcome(HashedRecord row, @Nullable String before) {
        if (before == null) {
            return RowResult.RowOutcome.ACCEPTED;
        }
        return row.sameAs(before) ? RowResult.RowOutcome.UNCHANGED : RowResult.RowOutcome.UPDATED;
    }
}
