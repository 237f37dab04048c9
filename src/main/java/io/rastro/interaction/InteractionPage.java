package io.rastro.interaction;

import io.rastro.report.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the grid.
 *
 * @param position how many lines come before the page
 * @param previous the cursor before the page's first line, or null on the first page
 * @param next the cursor after the page's last line, or null on the last page
 * @param count how many lines match, or as many as were counted
 * @param counted whether the count is exact; otherwise there are more
 */
public record InteractionPage(
        List<InteractionRow> rows,
        long position,
        @Nullable Cursor previous,
        @Nullable Cursor next,
        long count,
        boolean counted) {

    /** The place of one of the lines, from 0; its position counts the line itself. */
    public Cursor at(int index) {
        InteractionRow row = rows.get(index);
        return new Cursor(row.receivedAt(), row.id(), position + index + 1);
    }
}
