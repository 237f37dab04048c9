package io.rastro.interaction.history;

import io.rastro.report.Order;
import org.jspecify.annotations.Nullable;

/**
 * How a conversation is read.
 *
 * @param page the part of the timeline, from 1; null: the one with the hit, else the first
 * @param whole not in parts, for paper
 * @param find the words looked for; null: none
 * @param hit which of the hits is meant, from 1; beyond the last one it is the last
 */
public record ReadingOptions(
        Order order,
        @Nullable Integer page,
        boolean whole,
        @Nullable String find,
        int hit) {

    private static final int USUAL_PART = 200;

    /** What a browser still lays out; more than this comes in parts even so. */
    private static final int LARGEST_PART = 10_000;

    /** From its beginning, in an order. */
    public static ReadingOptions of(Order order, int page) {
        return new ReadingOptions(order, page, false, null, 1);
    }

    /** How many entries a part has. */
    int partSize() {
        return whole ? LARGEST_PART : USUAL_PART;
    }
}
