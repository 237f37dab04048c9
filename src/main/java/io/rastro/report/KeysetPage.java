package io.rastro.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a {@link KeysetList}.
 *
 * @param position how many rows come before the page
 * @param previous the place before the page's first row; null on the first page
 * @param next the place after the page's last row; null on the last page
 * @param count how many rows there are, or at least so many
 * @param counted whether the count is exact
 */
public record KeysetPage<R>(
        List<R> rows,
        long position,
        @Nullable Cursor previous,
        @Nullable Cursor next,
        long count,
        boolean counted) {

    public static final int ROWS = 50;
    /** A count stops here unless asked for exactly. */
    public static final int COUNTED_AT_MOST = 1_000;

    /** The page of an empty list. */
    static <R> KeysetPage<R> empty() {
        return new KeysetPage<>(List.of(), 0, null, null, 0, true);
    }

    /** The same page of a list whose rows were counted apart, exactly. */
    public KeysetPage<R> counting(long exactCount) {
        return new KeysetPage<>(rows, position, previous, next, exactCount, true);
    }
}
