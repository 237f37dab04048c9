package io.rastro.interaction;

import io.rastro.report.Cursor;
import org.jspecify.annotations.Nullable;

/** The lines before and after one, in the order of their list; null at its ends. */
public record Neighbours(@Nullable Line previous, @Nullable Line next) {

    public static final Neighbours NONE = new Neighbours(null, null);

    /**
     * A line of the list.
     *
     * @param cursor its place; the position counts the line itself
     */
    public record Line(long conversationId, Cursor cursor) {}
}
