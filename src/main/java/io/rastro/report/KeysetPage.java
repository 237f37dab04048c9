package io.rastro.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a long list that is read from a place between two rows, never from a number of rows.
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

    /**
     * What a page is read from.
     *
     * @param <R> a row
     */
    public interface Source<R> {

        /** Up to so many rows beyond a place, in the list's order or against it. */
        Rows<R> read(@Nullable Cursor beyond, boolean backwards, int limit);

        /** How many rows there are beyond a place, counted no further than the limit, or than is quick. */
        Count countBeyond(Cursor cursor, int limit);
    }

    /**
     * Rows that were read.
     *
     * @param count how many there are beyond the same place, if that was found out on the way
     */
    public record Rows<R>(List<R> rows, @Nullable Count count) {

        public static <R> Rows<R> uncounted(List<R> rows) {
            return new Rows<>(rows, null);
        }
    }

    /**
     * How many rows were found, and whether that is all.
     *
     * @param complete whether there are no more
     */
    public record Count(long rows, boolean complete) {

        /** What was found by looking for so many. */
        public static Count of(long found, long limit) {
            return new Count(found, found < limit);
        }
    }

    /**
     * The page after a place or before one; the first one without either.
     *
     * @param cursorOf makes the place after a row from the row and how many come before that place
     */
    public static <R> KeysetPage<R> of(
            Source<R> source, @Nullable Cursor after, @Nullable Cursor before, CursorFactory<R> cursorOf) {
        if (before != null) {
            List<R> rows = source.read(before, true, ROWS + 1).rows();
            if (rows.size() >= ROWS) {
                return before(rows, before, source, cursorOf);
            }
        }
        Cursor from = before == null ? after : null;
        return after(source.read(from, false, ROWS + 1), from, source, cursorOf);
    }

    /** How many rows after a place are worth counting. */
    public static int countedAfter(@Nullable Cursor cursor) {
        return (int) Math.max(0, COUNTED_AT_MOST + 1 - (cursor == null ? 0 : cursor.position()));
    }

    /** The page of an empty list. */
    public static <R> KeysetPage<R> empty() {
        return new KeysetPage<>(List.of(), 0, null, null, 0, true);
    }

    /** The same page of a list whose rows were counted apart, exactly. */
    public KeysetPage<R> counting(long exactCount) {
        return new KeysetPage<>(rows, position, previous, next, exactCount, true);
    }

    /** Makes a cursor of a row. */
    public interface CursorFactory<R> {

        Cursor create(R row, long position);
    }

    private static <R> KeysetPage<R> after(
            Rows<R> read, @Nullable Cursor after, Source<R> source, CursorFactory<R> cursorOf) {
        List<R> rows = read.rows();
        boolean more = rows.size() > ROWS;
        List<R> shown = more ? rows.subList(0, ROWS) : rows;
        long position = after == null ? 0 : after.position();
        long end = position + shown.size();
        Cursor previous = after == null || shown.isEmpty() ? null : cursorOf.create(shown.get(0), position);
        Cursor next = more ? cursorOf.create(shown.get(shown.size() - 1), end) : null;
        Count count = next == null ? new Count(end, true) : count(read.count(), position, source, next, end);
        return new KeysetPage<>(shown, position, previous, next, count.rows(), count.complete());
    }

    private static <R> KeysetPage<R> before(
            List<R> backwards, Cursor before, Source<R> source, CursorFactory<R> cursorOf) {
        boolean more = backwards.size() > ROWS;
        List<R> shown = new ArrayList<>(backwards.subList(0, ROWS));
        Collections.reverse(shown);
        long position = more ? Math.max(1, before.position() - shown.size()) : 0;
        long end = position + shown.size();
        Cursor previous = more ? cursorOf.create(shown.get(0), position) : null;
        Cursor next = cursorOf.create(shown.get(shown.size() - 1), end);
        Count count = count(source, next, end);
        return new KeysetPage<>(shown, position, previous, next, count.rows(), count.complete());
    }

    private static Count count(@Nullable Count found, long before, Source<?> source, Cursor cursor, long known) {
        return found == null
                ? count(source, cursor, known)
                : new Count(Math.min(before + found.rows(), COUNTED_AT_MOST + 1), found.complete());
    }

    // What comes before the place is known already; beyond the limit nobody asks.
    private static Count count(Source<?> source, Cursor cursor, long known) {
        int limit = countedAfter(cursor);
        if (limit == 0) {
            return new Count(COUNTED_AT_MOST + 1, false);
        }
        Count beyond = source.countBeyond(cursor, limit);
        return new Count(known + beyond.rows(), beyond.complete());
    }
}
