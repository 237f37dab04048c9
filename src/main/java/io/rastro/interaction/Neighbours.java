package io.rastro.interaction;

import io.rastro.report.Cursor;
import org.jspecify.annotations.Nullable;

/** The rows before and after one, in the order of their list; null at its ends. */
public record Neighbours(
        @Nullable Neighbour previous, @Nullable Neighbour next) {

    public static final Neighbours NONE = new Neighbours(null, null);

    /**
     * A row of the list.
     *
     * @param cursor its cursor; the position counts the row itself
     */
    public record Neighbour(long conversationId, Cursor cursor) {}
}
