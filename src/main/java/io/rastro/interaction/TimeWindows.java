package io.rastro.interaction;

import io.rastro.report.Cursor;
import io.rastro.report.InstantRange;
import io.rastro.report.Order;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the period of a search in which no facet is rare. Frequent matches are found among the next few ten thousand
 * rows, scanned one by one; rare ones by intersecting the facets, months at a time. Neither way alone is quick for
 * both, and nobody knows beforehand which one is needed, so a first window is scanned, and more while that pays. Each
 * window is longer than the one before it: rare matches do not cost a hundred queries.
 */
final class TimeWindows {

    private static final int GROWTH = 4;
    private static final int MAX_SCAN_ROWS = 500_000;
    private static final int FIRST_MONTHS = 2;
    private static final int MORE_MONTHS = 3;

    /** If what is still needed should be found within so many times the rows just scanned, scanning on is quicker. */
    private static final int SCAN_WORTH_FACTOR = 3;

    private final Order order;
    private final Edges edges;
    private final int firstScanRows;
    private InstantRange range;
    private boolean hasFacets;
    private boolean clipped;
    private List<Facet> facets = List.of();
    private int months = FIRST_MONTHS;

    /** Where rows are; asked only if one needs to know. */
    interface Edges {

        /** Where the rows end, on the side that is read last. */
        Instant farEnd();

        /**
         * Less of a range, on the side that is read first: it begins where a row carries each facet. Null: none does.
         */
        @Nullable
        InstantRange carrying(InstantRange range);

        /** The facets that are worth intersecting, judged by a window that was scanned; none: scanning is cheaper. */
        List<Facet> intersected(TimeWindow scanned);
    }

    /**
     * @param range what is to be searched
     * @param hasFacets whether there are facets to intersect; without any, scanning is the only way
     * @param firstScanRows how many rows are scanned first
     */
    TimeWindows(InstantRange range, boolean hasFacets, Order order, Edges edges, int firstScanRows) {
        this.range = range;
        this.hasFacets = hasFacets;
        this.order = order;
        this.edges = edges;
        this.firstScanRows = firstScanRows;
    }

    /** The first window. */
    TimeWindow first(@Nullable Cursor after) {
        return scanned(range, after, firstScanRows);
    }

    /**
     * Everything in one window.
     *
     * @param scanned what the facets are judged by
     * @return null: they are not worth intersecting
     */
    @Nullable
    TimeWindow whole(TimeWindow scanned) {
        List<Facet> worth = hasFacets ? edges.intersected(scanned) : List.of();
        return worth.isEmpty() ? null : new TimeWindow(range, null, 0, worth);
    }

    /**
     * The window after another.
     *
     * @param last the last row that was scanned; null: there were not so many, or the window was not scanned
     * @param found how many rows of it matched
     * @param needed how many more are worth waiting for
     * @return null: there is no more
     */
    @Nullable
    TimeWindow next(TimeWindow window, @Nullable Cursor last, int found, int needed) {
        if (!window.sequential()) {
            return nextByFacets(
                    newest() ? window.range().start() : window.range().end(), null);
        }
        if (last == null) {
            return null;
        }
        if (!hasFacets || (long) found * SCAN_WORTH_FACTOR >= needed) {
            return scanned(range, last, nextScanRows(window.scanRows(), found, needed));
        }
        if (!clipped) {
            clipped = true;
            InstantRange left = left(last);
            InstantRange carrying = edges.carrying(left);
            if (carrying == null) {
                return null;
            }
            range = carrying;
            if (beyond(carrying, last)) {
                return scanned(range, null, firstScanRows);
            }
        }
        facets = edges.intersected(window);
        hasFacets = !facets.isEmpty();
        return hasFacets
                ? nextByFacets(newest() ? last.instant().plusSeconds(1) : last.instant(), last)
                : scanned(range, last, nextScanRows(window.scanRows(), found, needed));
    }

    private InstantRange left(Cursor last) {
        return newest()
                ? new InstantRange(range.start(), last.instant().plusSeconds(1))
                : new InstantRange(last.instant(), range.end());
    }

    // What is asked for may be long ago, as the interactions of agents who left: there rows are scanned first, too.
    private boolean beyond(InstantRange carrying, Cursor last) {
        return newest()
                ? !carrying.end().isAfter(last.instant())
                : carrying.start().isAfter(last.instant());
    }

    private static TimeWindow scanned(InstantRange range, @Nullable Cursor after, int rows) {
        return new TimeWindow(range, after, rows, List.of());
    }

    // Half as many again as should do, but neither fewer than before nor many times more.
    private static int nextScanRows(int before, int found, int needed) {
        long max = Math.min(MAX_SCAN_ROWS, (long) before * GROWTH);
        long enough = found == 0 ? max : (long) before * needed / found * 3 / 2;
        return (int) Math.max(before, Math.min(max, enough));
    }

    private @Nullable TimeWindow nextByFacets(Instant near, @Nullable Cursor after) {
        Instant end = edges.farEnd();
        Instant edge = monthsEdge(near);
        if (newest()) {
            return near.isAfter(end)
                    ? new TimeWindow(new InstantRange(edge.isAfter(end) ? edge : end, near), after, 0, facets)
                    : null;
        }
        return near.isBefore(end)
                ? new TimeWindow(new InstantRange(near, edge.isBefore(end) ? edge : end), after, 0, facets)
                : null;
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

    /**
     * A part of the period that is searched.
     *
     * @param after the row before its first one; null: it begins where the range does
     * @param scanRows how many of its rows are scanned in their order; 0: those that match are found by facets
     * @param facets which are intersected; none where rows are scanned
     */
    record TimeWindow(InstantRange range, @Nullable Cursor after, int scanRows, List<Facet> facets) {

        boolean sequential() {
            return scanRows > 0;
        }
    }
}
