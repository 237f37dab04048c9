package io.rastro.ivr;

import io.rastro.report.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the list of IVR calls.
 *
 * @param position how many lines come before the page
 * @param previous the cursor before the page's first line, or null on the first page
 * @param next the cursor after the page's last line, or null on the last page
 * @param count how many there are, as the report counts them
 */
public record CallPage(
        List<CallRow> rows,
        long position,
        @Nullable Cursor previous,
        @Nullable Cursor next,
        long count) {}
