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

    private final InstantRange range;
    private final boolean hasFacets;
    private final Order order;
    private final Supplier<Instant> farEndSupplier;
    private final int firstScanRows;
    private @Nullable Instant farEnd;
    private int months = FIRST_MONTHS;

    /**
     * @param range what is to be searched
     * @param hasFacets whether there are facets to intersect; without any, scanning is the only way
     * @param farEnd where the rows end, on the side that is read last; asked for if one needs to know
     * @param firstScanRows how many rows are scanned first
     */
    TimeWindows(InstantRange range, boolean hasFacets, Order order, Supplier<Instant> farEnd, int firstScanRows) {
        this.range = range;
        this.hasFacets = hasFacets;
        this.order = order;
        this.farEndSupplier = farEnd;
        this.firstScanRows = firstScanRows;
    }

    /** The first window. */
    TimeWindow first(@Nullable Cursor after) {
        return new TimeWindow(range, after, firstScanRows);
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
            return new TimeWindow(range, last, nextScanRows(window.scanRows(), found, needed));
        }
        return nextByFacets(newest() ? last.instant().plusSeconds(1) : last.instant(), last);
    }

    // Half as many again as should do, but neither fewer than before nor many times more.
    private static int nextScanRows(int before, int found, int needed) {
        long max = Math.min(MAX_SCAN_ROWS, (long) before * GROWTH);
        long enough = found == 0 ? max : (long) before * needed / found * 3 / 2;
        return (int) Math.max(before, Math.min(max, enough));
    }

    private @Nullable TimeWindow nextByFacets(Instant near, @Nullable Cursor after) {
        Instant end = farEnd();
        Instant edge = monthsEdge(near);
        if (newest()) {
            return near.isAfter(end)
                    ? new TimeWindow(new InstantRange(edge.isAfter(end) ? edge : end, near), after, 0)
                    : null;
        }
        return near.isBefore(end)
                ? new TimeWindow(new InstantRange(near, edge.isBefore(end) ? edge : end), after, 0)
                : null;
    }

    private Instant farEnd() {
        if (farEnd == null) {
            farEnd = farEndSupplier.get();
        }
        return farEnd;
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
     * @param scanRows how many of its rows are scanned in their order; 0: all that match are found by their facets
     */
    record TimeWindow(InstantRange range, @Nullable Cursor after, int scanRows) {

        boolean sequential() {
            return scanRows > 0;
        }
    }
}
