package io.rastro.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a long list that is read from a place between two lines, never from a number of lines.
 *
 * @param position how many lines come before the page
 * @param previous the place before the page's first line; null on the first page
 * @param next the place after the page's last line; null on the last page
 * @param count how many lines there are, or at least so many
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
     * @param <R> a line
     */
    public interface Source<R> {

        /** Up to so many lines beyond a place, in the list's order or against it. */
        Lines<R> read(@Nullable Cursor beyond, boolean backwards, int limit);

        /** How many lines there are beyond a place, counted no further than the limit, or than is quick. */
        Count countBeyond(Cursor place, int limit);
    }

    /**
     * Lines that were read.
     *
     * @param count how many there are beyond the same place, if that was found out on the way
     */
    public record Lines<R>(List<R> rows, @Nullable Count count) {

        public static <R> Lines<R> uncounted(List<R> rows) {
            return new Lines<>(rows, null);
        }
    }

    /**
     * How many lines were found, and whether that is all.
     *
     * @param all whether there are no more
     */
    public record Count(long lines, boolean all) {

        /** What was found by looking for so many. */
        public static Count of(long found, long limit) {
            return new Count(found, found < limit);
        }
    }

    /**
     * The page after a place or before one; the first one without either.
     *
     * @param place makes the place after a line from the line and how many come before that place
     */
    public static <R> KeysetPage<R> of(
            Source<R> source, @Nullable Cursor after, @Nullable Cursor before, Place<R> place) {
        if (before != null) {
            List<R> rows = source.read(before, true, ROWS + 1).rows();
            if (rows.size() >= ROWS) {
                return before(rows, before, source, place);
            }
        }
        Cursor from = before == null ? after : null;
        return after(source.read(from, false, ROWS + 1), from, source, place);
    }

    /** How many lines after a place are worth counting. */
    public static int countedAfter(@Nullable Cursor place) {
        return (int) Math.max(0, COUNTED_AT_MOST + 1 - (place == null ? 0 : place.position()));
    }

    /** The page of an empty list. */
    public static <R> KeysetPage<R> empty() {
        return new KeysetPage<>(List.of(), 0, null, null, 0, true);
    }

    /** The same page of a list whose lines were counted apart, exactly. */
    public KeysetPage<R> counting(long lines) {
        return new KeysetPage<>(rows, position, previous, next, lines, true);
    }

    /** Makes a cursor of a line. */
    public interface Place<R> {

        Cursor of(R row, long position);
    }

    private static <R> KeysetPage<R> after(Lines<R> lines, @Nullable Cursor after, Source<R> source, Place<R> place) {
        List<R> rows = lines.rows();
        boolean more = rows.size() > ROWS;
        List<R> shown = more ? rows.subList(0, ROWS) : rows;
        long position = after == null ? 0 : after.position();
        long end = position + shown.size();
        Cursor previous = after == null || shown.isEmpty() ? null : place.of(shown.get(0), position);
        Cursor next = more ? place.of(shown.get(shown.size() - 1), end) : null;
        Count count = next == null ? new Count(end, true) : count(lines.count(), position, source, next, end);
        return new KeysetPage<>(shown, position, previous, next, count.lines(), count.all());
    }

    private static <R> KeysetPage<R> before(List<R> backwards, Cursor before, Source<R> source, Place<R> place) {
        boolean more = backwards.size() > ROWS;
        List<R> shown = new ArrayList<>(backwards.subList(0, ROWS));
        Collections.reverse(shown);
        long position = more ? Math.max(1, before.position() - shown.size()) : 0;
        long end = position + shown.size();
        Cursor previous = more ? place.of(shown.get(0), position) : null;
        Cursor next = place.of(shown.get(shown.size() - 1), end);
        Count count = count(source, next, end);
        return new KeysetPage<>(shown, position, previous, next, count.lines(), count.all());
    }

    private static Count count(@Nullable Count found, long before, Source<?> source, Cursor place, long known) {
        return found == null
                ? count(source, place, known)
                : new Count(Math.min(before + found.lines(), COUNTED_AT_MOST + 1), found.all());
    }

    // What comes before the place is known already; beyond the limit nobody asks.
    private static Count count(Source<?> source, Cursor place, long known) {
        int limit = countedAfter(place);
        if (limit == 0) {
            return new Count(COUNTED_AT_MOST + 1, false);
        }
        Count beyond = source.countBeyond(place, limit);
        return new Count(known + beyond.lines(), beyond.all());
    }
}
