package io.rastro.interaction.history;

import io.rastro.report.Order;
import org.jspecify.annotations.Nullable;

/**
 * How a conversation is read.
 *
 * @param page the part of the timeline, from 1; null: the one with the hit, else the first
 * @param find the words looked for; null: none
 * @param hit which of the hits is meant, from 1; beyond the last one it is the last
 */
public record Reading(
        Order order, @Nullable Integer page, @Nullable String find, int hit) {

    /** From its beginning, in an order. */
    public static Reading of(Order order, int page) {
        return new Reading(order, page, null, 1);
    }
}
