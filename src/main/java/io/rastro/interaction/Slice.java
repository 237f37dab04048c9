package io.rastro.interaction;

import io.rastro.report.Cursor;
import io.rastro.report.InstantRange;
import org.jspecify.annotations.Nullable;

/**
 * A piece of the time that is searched.
 *
 * @param after the line before its first one; null: it begins where the range does
 * @param lines how many of its lines are looked at in their order; 0: all that match are found by their keys
 */
record Slice(InstantRange range, @Nullable Cursor after, int lines) {

    boolean walked() {
        return lines > 0;
    }
}
