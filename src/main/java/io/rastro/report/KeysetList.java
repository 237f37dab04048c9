package io.rastro.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A long list in the order of its rows' keys. It is read from a place between two rows, never from a number of rows: a
 * page, what is around a row, or all of it as a stream.
 *
 * @param <R> a row
 */
public abstract class KeysetList<R extends ListRow> {

    /**
     * Rows that were read.
     *
     * @param count how many there are beyond the same place, if that was found out on the way
     */
    public record CountedRows<R>(List<R> rows, @Nullable Count count) {}

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

    /** The rows with a history before and after one; null at the ends of the list. */
    public record Neighbours(
            @Nullable Neighbour previous, @Nullable Neighbour next) {}

    /**
     * A row that leads to a history.
     *
     * @param cursor the place after it; the position counts the row itself
     */
    public record Neighbour(long conversationId, Cursor cursor) {}

    /** A list without rows: what is asked for cannot be. */
    public static <R extends ListRow> KeysetList<R> none() {
        return new NoRows<>();
    }

    /** Up to so many rows beyond a place, in the list's order or against it. */
    protected abstract List<R> read(@Nullable Cursor beyond, boolean backwards, int limit);

    /** The same in the list's order, for a page whose rest is to be counted, too. */
    protected CountedRows<R> readForPage(@Nullable Cursor beyond, int limit) {
        return new CountedRows<>(read(beyond, false, limit), null);
    }

    /** How many rows there are beyond a place, counted no further than the limit, or than is quick. */
    protected abstract Count countBeyond(Cursor cursor, int limit);

    /** How many rows there are, exactly. */
    public abstract long count();

    /** Hands every row on as it is read; nothing is kept. An exception of the sink ends the query. */
    public abstract void forEach(Consumer<R> sink);

    /**
     * What a list without rows would have if one of its filters were left out, by the filter's name: only those that would
     * find any. Empty where a list cannot tell.
     */
    public Map<String, Count> looser() {
        return Map.of();
    }

    /** The page after a place or before one; the first one without either. */
    public KeysetPage<R> page(PageRequest request) {
        Cursor before = request.before();
        if (before != null) {
            List<R> rows = read(before, true, KeysetPage.ROWS + 1);
            if (rows.size() >= KeysetPage.ROWS) {
                return before(rows, before);
            }
        }
        Cursor from = before == null ? request.after() : null;
        return after(readForPage(from, KeysetPage.ROWS + 1), from);
    }

    /** How many rows after a place are worth counting. */
    protected static int countedAfter(@Nullable Cursor cursor) {
        return (int) Math.max(0, KeysetPage.COUNTED_AT_MOST + 1 - (cursor == null ? 0 : cursor.position()));
    }

    private KeysetPage<R> after(CountedRows<R> read, @Nullable Cursor after) {
        List<R> rows = read.rows();
        boolean more = rows.size() > KeysetPage.ROWS;
        List<R> shown = more ? rows.subList(0, KeysetPage.ROWS) : rows;
        long position = after == null ? 0 : after.position();
        long end = position + shown.size();
        Cursor previous = after == null || shown.isEmpty() ? null : shown.get(0).cursor(position);
        Cursor next = more ? shown.get(shown.size() - 1).cursor(end) : null;
        Count count = next == null ? new Count(end, true) : count(read.count(), position, next, end);
        return new KeysetPage<>(shown, position, previous, next, count.rows(), count.complete());
    }

    private KeysetPage<R> before(List<R> backwards, Cursor before) {
        boolean more = backwards.size() > KeysetPage.ROWS;
        List<R> shown = new ArrayList<>(backwards.subList(0, KeysetPage.ROWS));
        Collections.reverse(shown);
        long position = more ? Math.max(1, before.position() - shown.size()) : 0;
        long end = position + shown.size();
        Cursor previous = more ? shown.get(0).cursor(position) : null;
        Cursor next = shown.get(shown.size() - 1).cursor(end);
        Count count = count(next, end);
        return new KeysetPage<>(shown, position, previous, next, count.rows(), count.complete());
    }

    private Count count(@Nullable Count found, long before, Cursor cursor, long known) {
        return found == null
                ? count(cursor, known)
                : new Count(Math.min(before + found.rows(), KeysetPage.COUNTED_AT_MOST + 1), found.complete());
    }

    // What comes before the place is known already; beyond the limit nobody asks.
    private Count count(Cursor cursor, long known) {
        int limit = countedAfter(cursor);
        if (limit == 0) {
            return new Count(KeysetPage.COUNTED_AT_MOST + 1, false);
        }
        Count beyond = countBeyond(cursor, limit);
        return new Count(known + beyond.rows(), beyond.complete());
    }

    /** The rows around one that the list has, or had. */
    public Neighbours neighbours(Cursor cursor) {
        return new Neighbours(neighbour(cursor, true), neighbour(cursor, false));
    }

    // Rows without a history are passed over, but for a long row of them.
    private @Nullable Neighbour neighbour(Cursor cursor, boolean backwards) {
        Cursor from = cursor;
        int limit = 1;
        for (int read = 0; read < KeysetPage.COUNTED_AT_MOST; read += limit) {
            limit = read == 0 ? 1 : KeysetPage.ROWS;
            List<R> rows = read(from, backwards, limit);
            for (R row : rows) {
                from = row.cursor(Math.max(1, from.position() + (backwards ? -1 : 1)));
                Long conversation = row.conversationId();
                if (conversation != null) {
                    return new Neighbour(conversation, from);
                }
            }
            if (rows.size() < limit) {
                return null;
            }
        }
        return null;
    }

    private static final class NoRows<R extends ListRow> extends KeysetList<R> {

        @Override
        protected List<R> read(@Nullable Cursor beyond, boolean backwards, int limit) {
            return List.of();
        }

        @Override
        protected Count countBeyond(Cursor cursor, int limit) {
            return new Count(0, true);
        }

        @Override
        public long count() {
            return 0;
        }

        @Override
        public void forEach(Consumer<R> sink) {
            // There are none.
        }

        @Override
        public KeysetPage<R> page(PageRequest request) {
            return KeysetPage.empty();
        }
    }
}
