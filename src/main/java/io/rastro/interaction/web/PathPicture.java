package io.rastro.interaction.web;

import io.rastro.interaction.history.ConversationHistory;
import io.rastro.interaction.history.Segment;
import io.rastro.interaction.history.SegmentTimes;
import io.rastro.report.InstantRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The path over time, drawn: a row for each segment, waiting thin, service full, holds hatched. Lengths are units of the
 * picture, about one pixel each.
 */
public record PathPicture(int width, int height, List<PathRow> rows, List<PathTicks.Tick> ticks) {

    private static final int WIDTH = 460;
    private static final int ROW_HEIGHT = 32;
    private static final int AXIS_HEIGHT = 36;
    private static final int FIRST_MIDDLE = 21;
    private static final int LONGEST_LABEL = 15;
    private static final double AXIS_START = 108;
    private static final double AXIS_END = 434;
    private static final double NARROWEST = 1.5;

    /**
     * A segment.
     *
     * @param cameFrom where the segment before ended, to be joined to this one; null on the first row
     */
    public record PathRow(
            int number,
            String label,
            int middle,
            List<Bar> bars,
            @Nullable Joint cameFrom) {}

    /**
     * A period of a segment.
     *
     * @param kind wait, handled or hold
     */
    public record Bar(String kind, double x, double y, double width, double height) {}

    /** The line from the end of one segment down to the next. */
    public record Joint(double x, double from, double to) {}

    static PathPicture of(ConversationHistory history, HistoryText text) {
        List<PathRow> rows = new ArrayList<>();
        PathScale scale = new PathScale(history.arrivedAt(), history.endedAt());
        Instant handedOn = null;
        for (Segment segment : history.segments()) {
            rows.add(row(segment, scale, handedOn));
            handedOn = segment.times().finishedAt();
        }
        int height = rows.size() * ROW_HEIGHT + AXIS_HEIGHT;
        return new PathPicture(WIDTH, height, rows, PathTicks.of(scale, text));
    }

    /** Places instants along the axis. */
    record PathScale(Instant from, Instant until) {

        double x(Instant at) {
            double whole = Math.max(1, Duration.between(from, until).toMillis());
            double share = Math.min(1, Math.max(0, Duration.between(from, at).toMillis() / whole));
            return Math.round((AXIS_START + share * (AXIS_END - AXIS_START)) * 10) / 10.0;
        }
    }

    private static PathRow row(Segment segment, PathScale scale, @Nullable Instant handedOn) {
        int middle = FIRST_MIDDLE + (segment.number() - 1) * ROW_HEIGHT;
        SegmentTimes times = segment.times();
        List<Bar> bars = new ArrayList<>();
        bars.add(bar("wait", scale, times.waitedFrom(), times.waitedUntil(), middle));
        if (times.answeredAt() != null) {
            bars.add(bar("handled", scale, times.answeredAt(), times.finishedAt(), middle));
        }
        for (InstantRange hold : segment.holds()) {
            bars.add(bar("hold", scale, hold.start(), hold.end(), middle));
        }
        Joint joint = handedOn == null ? null : new Joint(scale.x(handedOn), middle - ROW_HEIGHT + 9, middle);
        return new PathRow(segment.number(), label(segment), middle, bars, joint);
    }

    private static Bar bar(String kind, PathScale scale, Instant from, Instant until, int middle) {
        double height = kind.equals("wait") ? 6 : 18;
        double x = scale.x(from);
        double width = Math.max(NARROWEST, Math.round((scale.x(until) - x) * 10) / 10.0);
        return new Bar(kind, x, middle - height / 2, width, height);
    }

    private static String label(Segment segment) {
        String service = segment.service() == null ? "–" : segment.service();
        return service.codePointCount(0, service.length()) <= LONGEST_LABEL
                ? service
                : service.substring(0, service.offsetByCodePoints(0, LONGEST_LABEL - 1))
                                .strip() + "…";
    }
}
