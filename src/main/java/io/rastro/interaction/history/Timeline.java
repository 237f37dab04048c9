package io.rastro.interaction.history;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One part of what happened and was said, in the reader's order.
 *
 * @param page the number of this part, from 1
 * @param pages how many parts there are, at least 1
 * @param first the place of the first entry here, from 1
 * @param total the entries of all parts
 * @param matches where the words looked for are; null when none were looked for
 * @param before the instant of the entry before the first one here; null on the first part
 */
public record Timeline(
        List<TimelineEntry> entries,
        int page,
        int pages,
        int first,
        int total,
        int messages,
        int comments,
        int events,
        @Nullable WordMatches matches,
        @Nullable Instant before) {

    public int last() {
        return first + entries.size() - 1;
    }

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
}
