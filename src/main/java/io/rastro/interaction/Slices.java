package io.rastro.interaction;

import io.rastro.report.InstantRange;
import io.rastro.report.Order;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the time of a search in which no key is rare. What matches often is found on the next few thousand lines, looked
 * at one by one; what does not is found by intersecting the keys, quarters at a time. Neither way alone is quick for
 * both, and nobody knows beforehand which one it is, so the first pieces are walked, and more while that pays. Each piece
 * is longer than the one before it: what is rare is not asked for a hundred times.
 */
final class Slices {

    private static final int WALKS = 3;
    private static final int GROWTH = 4;
    private static final int MOST_LINES = 500_000;

    /** Where one line in so many matches, walking on finds them sooner than reading whole keys. */
    private static final int LINES_PER_HIT = 100;

    private final Edges edges;
    private final Medium medium;
    private final Order order;
    private final boolean keyed;
    private int lines;
    private int walks;
    private int quarters = 1;
    private @Nullable InstantRange rest;

    /** When lines of a medium were received. */
    interface Edges {

        /** The stamp of the line after so many, from the end that is read first; null: there are not so many. */
        @Nullable
        Instant after(int lines, InstantRange range, Medium medium, Order order);
    }

    /**
     * @param whole what is to be searched; null: nothing
     * @param keyed whether there are keys to intersect; without any, walking is the only way
     * @param firstWalk how many lines are looked at first
     */
    Slices(@Nullable InstantRange whole, boolean keyed, int firstWalk, Medium medium, Order order, Edges edges) {
        this.rest = whole;
        this.keyed = keyed;
        this.lines = firstWalk;
        this.medium = medium;
        this.order = order;
        this.edges = edges;
    }

    /**
     * The next piece, from the end that is read first; null: there is no more.
     *
     * @param found how many lines of the piece before matched
     */
    @Nullable
    Slice next(long found) {
        InstantRange range = rest;
        if (range == null || !range.start().isBefore(range.end())) {
            return null;
        }
        boolean walked = !keyed || walks < WALKS || found * LINES_PER_HIT >= lines;
        if (walked) {
            lines = walks++ == 0 ? lines : Math.min(MOST_LINES, lines * GROWTH);
        }
        Instant cut = walked ? edges.after(lines, range, medium, order) : quartersEdge(range);
        return new Slice(cut(range, cut), walked);
    }

    private InstantRange cut(InstantRange range, @Nullable Instant edge) {
        if (edge == null) {
            rest = null;
            return range;
        }
        if (order == Order.NEWEST) {
            rest = new InstantRange(range.start(), later(range.start(), edge));
            return new InstantRange(later(range.start(), edge), range.end());
        }
        // The line at the edge, and those of the same second, belong to this piece.
        Instant end = edge.isBefore(range.end()) ? edge : range.end();
        rest = new InstantRange(end, range.end());
        return new InstantRange(range.start(), end);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private Instant quartersEdge(InstantRange range) {
        Instant inside = order == Order.NEWEST ? range.end().minusSeconds(1) : range.start();
        ZonedDateTime day = inside.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
        ZonedDateTime begin = day.with(IsoFields.DAY_OF_QUARTER, 1);
        int several = quarters;
        quarters *= 2;
        return (order == Order.NEWEST
                        ? begin.minus(several - 1L, IsoFields.QUARTER_YEARS)
                        : begin.plus(several, IsoFields.QUARTER_YEARS))
                .toInstant();
    }
}
