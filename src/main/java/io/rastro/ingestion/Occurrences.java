package io.rastro.ingestion;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often the rows of one file with equal cells have come: in the busiest second several callers who hide their number
 * give up, and each counts. The same file numbers them the same way again. Rows that lie further apart than what is
 * remembered, or in different files, are taken for repeats.
 */
final class Occurrences {

    private static final int REMEMBERED = 200_000;

    private final Map<String, Integer> counts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** From 1. */
    int next(String hash) {
        return counts.merge(hash, 1, Integer::sum);
    }
}
