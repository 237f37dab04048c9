package io.rastro.interaction.history;

import java.time.Instant;
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
}
