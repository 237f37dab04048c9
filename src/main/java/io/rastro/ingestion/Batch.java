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

    private final List<Fingerprinted> rows;

    Batch(List<Fingerprinted> rows) {
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
        return rows.stream().map(Fingerprinted::externalId).distinct().toList();
    }

    /** The last row of every external id that has a row unlike the stored one. */
    Map<String, Fingerprinted> changes(Map<String, RecordKeys.StoredKey> stored) {
        Map<String, Fingerprinted> last = new LinkedHashMap<>();
        List<String> changed = new ArrayList<>();
        for (Fingerprinted row : rows) {
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
    List<RowResult.Outcome> outcomes(Map<String, String> hashBefore) {
        Map<String, String> current = new HashMap<>(hashBefore);
        List<RowResult.Outcome> outcomes = new ArrayList<>(rows.size());
        for (Fingerprinted row : rows) {
            outcomes.add(outcome(row, current.put(row.externalId(), row.hash())));
        }
        return outcomes;
    }

    private static RowResult.Outcome outcome(Fingerprinted row, @Nullable String before) {
        if (before == null) {
            return RowResult.Outcome.ACCEPTED;
        }
        return row.sameAs(before) ? RowResult.Outcome.UNCHANGED : RowResult.Outcome.UPDATED;
    }
}
