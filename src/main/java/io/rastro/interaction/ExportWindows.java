package io.rastro.interaction;

import io.rastro.report.InstantRange;
import io.rastro.report.Order;
import io.rastro.report.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the period of an export into windows that are read one after the other, each sorted by itself: sorted as a whole,
 * the first row of millions would wait for the last. The first window is a day, so that the first rows leave at once;
 * the next ones are as long as it takes to hold enough rows for a join of sets, which still are sorted in memory.
 */
final class ExportWindows {

    static final long FIRST_SECONDS = 86_400;
    static final int ROWS = 50_000;

    /** A window is longer than the one before it by no more: days may differ. */
    static final int GROWTH = 8;

    private final InstantRange range;
    private final Order order;

    /** Windows that are being read. */
    private final Queue<InstantRange> begun = new ArrayDeque<>();

    private long seconds = FIRST_SECONDS;
    private Instant edge;

    /** @param range from the first instant that may have rows */
    ExportWindows(InstantRange range, Order order) {
        this.range = range;
        this.order = order;
        this.edge = order == Order.NEWEST ? range.end() : range.start();
    }

    /**
     * What is to be cut: the period, as far as there are interactions.
     *
     * @param extent when the first and the last interaction were received
     * @return empty: none of them is in the period
     */
    static Optional<InstantRange> range(Period period, InstantRange extent, ZoneId zone) {
        Instant start = later(extent.start(), period.start(zone));
        Instant end = earlier(extent.end().plusSeconds(1), period.end(zone));
        return start.isBefore(end) ? Optional.of(new InstantRange(start, end)) : Optional.empty();
    }

    /** The next window in the order of the rows; null: there are no more. */
    @Nullable
    InstantRange next() {
        if (order == Order.NEWEST) {
            Instant start = later(range.start(), edge.minusSeconds(seconds));
            return start.isBefore(edge) ? take(start, edge, start) : null;
        }
        Instant end = earlier(range.end(), edge.plusSeconds(seconds));
        return end.isAfter(edge) ? take(edge, end, end) : null;
    }

    private InstantRange take(Instant start, Instant end, Instant nextEdge) {
        edge = nextEdge;
        InstantRange window = new InstantRange(start, end);
        begun.add(window);
        return window;
    }

    /** Told how many rows the first window had whose number is not known yet, makes the next one as long as it should be. */
    void found(long rows) {
        InstantRange window = begun.remove();
        long length = Duration.between(window.start(), window.end()).toSeconds();
        long longest = Math.min(Math.max(1, length) * GROWTH, Integer.MAX_VALUE);
        seconds = rows == 0 ? longest : Math.max(1, Math.min(longest, length * ROWS / rows));
    }

    private static Instant later(Instant instant, @Nullable Instant other) {
        return other != null && other.isAfter(instant) ? other : instant;
    }

    private static Instant earlier(Instant instant, @Nullable Instant other) {
        return other != null && other.isBefore(instant) ? other : instant;
    }
}
