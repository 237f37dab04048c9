package io.rastro.interaction;

import io.rastro.report.Cursor;
import io.rastro.report.InstantRange;
import io.rastro.report.Order;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the time of a search in which no key is rare. What matches often is found on the next few ten thousand lines,
 * looked at one by one; what does not is found by intersecting the keys, months at a time. Neither way alone is quick
 * for both, and nobody knows beforehand which one it is, so a first piece is walked, and more while that pays. Each
 * piece is longer than the one before it: what is rare is not asked for a hundred times.
 */
final class Slices {

    private static final int GROWTH = 4;
    private static final int MOST_LINES = 500_000;
    private static final int FIRST_MONTHS = 2;
    private static final int MORE_MONTHS = 3;

    /** If what is still needed should be found on so many times the lines just walked, walking on is quicker. */
    private static final int WORTH_WALKING = 3;

    private final InstantRange whole;
    private final boolean keyed;
    private final Order order;
    private final Supplier<Instant> askedFar;
    private final int firstWalk;
    private @Nullable Instant far;
    private int months = FIRST_MONTHS;

    /**
     * @param whole what is to be searched
     * @param keyed whether there are keys to intersect; without any, walking is the only way
     * @param far where the lines end, on the side that is read last; asked for if one needs to know
     * @param firstWalk how many lines are looked at first
     */
    Slices(InstantRange whole, boolean keyed, Order order, Supplier<Instant> far, int firstWalk) {
        this.whole = whole;
        this.keyed = keyed;
        this.order = order;
        this.askedFar = far;
        this.firstWalk = firstWalk;
    }

    /** The first piece. */
    Slice first(@Nullable Cursor after) {
        return new Slice(whole, after, firstWalk);
    }

    /**
     * The piece behind another.
     *
     * @param last the last line that was walked; null: there were not so many, or the piece was not walked
     * @param found how many lines of it matched
     * @param needed how many more are worth waiting for
     * @return null: there is no more
     */
    @Nullable
    Slice behind(Slice slice, @Nullable Cursor last, int found, int needed) {
        if (!slice.walked()) {
            return swept(newest() ? slice.range().start() : slice.range().end(), null);
        }
        if (last == null) {
            return null;
        }
        if (!keyed || (long) found * WORTH_WALKING >= needed) {
            return new Slice(whole, last, lines(slice.lines(), found, needed));
        }
        return swept(newest() ? last.instant().plusSeconds(1) : last.instant(), last);
    }

    // Half as many again as should do, but neither fewer than before nor many times more.
    private static int lines(int before, int found, int needed) {
        long most = Math.min(MOST_LINES, (long) before * GROWTH);
        long enough = found == 0 ? most : (long) before * needed / found * 3 / 2;
        return (int) Math.max(before, Math.min(most, enough));
    }

    private @Nullable Slice swept(Instant near, @Nullable Cursor after) {
        Instant end = far();
        Instant edge = monthsEdge(near);
        if (newest()) {
            return near.isAfter(end)
                    ? new Slice(new InstantRange(edge.isAfter(end) ? edge : end, near), after, 0)
                    : null;
        }
        return near.isBefore(end) ? new Slice(new InstantRange(near, edge.isBefore(end) ? edge : end), after, 0) : null;
    }

    private Instant far() {
        if (far == null) {
            far = askedFar.get();
        }
        return far;
    }

    private Instant monthsEdge(Instant near) {
        Instant inside = newest() ? near.minusSeconds(1) : near;
        ZonedDateTime month =
                inside.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
        int several = months;
        months *= MORE_MONTHS;
        return (newest() ? month.minusMonths(several - 1L) : month.plusMonths(several)).toInstant();
    }

    private boolean newest() {
        return order == Order.NEWEST;
    }
}
