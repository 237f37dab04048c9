package io.rastro.interaction.history;

import java.util.Collections;
import java.util.List;

/**
 * The matches of the words looked for.
 *
 * @param places of the entries with them in the whole timeline, from 1, in its order
 * @param current which of these hits is meant, from 1; 0 when there are none
 */
public record WordMatches(String words, List<Integer> places, int current) {

    public int count() {
        return places.size();
    }

    /** The place of the hit that is meant. */
    int place() {
        return places.get(current - 1);
    }

    /** Which of the hits an entry is, from 1; 0 when it is none. */
    public int hitAt(int place) {
        return Math.max(0, Collections.binarySearch(places, place) + 1);
    }
}
