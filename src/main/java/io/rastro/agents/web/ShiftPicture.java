package io.rastro.agents.web;

import io.rastro.agents.AgentService.AgentShift;
import io.rastro.agents.SegmentRow;
import io.rastro.agents.TimelineSpan;
import io.rastro.report.CellWriter;
import io.rastro.report.web.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws a day: a lane of statuses, and below it as many lanes as there are interactions at once. */
final class ShiftPicture {

    private static final double WIDTH = 1_000;
    private static final int STATUS_TOP = 18;
    private static final int SEGMENTS_TOP = 52;
    private static final int LANE = 14;
    private static final int SECONDS_PER_HOUR = 3_600;
    private static final double WIDE_ENOUGH_FOR_A_WORD = 66;
    private static final double NARROWEST = 1;

    private final Texts texts;
    private final ZoneId zone;

    ShiftPicture(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /**
     * The picture.
     *
     * @param height of a picture 1000 wide
     */
    public record Picture(int height, List<Hour> hours, List<Box> statuses, List<Box> segments) {}

    /** An hour's line and label. */
    public record Hour(String x, String label) {}

    /**
     * One span of time.
     *
     * @param word written inside; empty where there is no room
     * @param title the whole in words
     */
    public record Box(String tone, String x, int y, String width, String word, String title) {}

    Picture draw(AgentShift shift) {
        ShiftScale scale = scale(shift);
        List<Box> statuses = shift.statuses().stream()
                .filter(span -> span.stop().isAfter(scale.start()))
                .map(span -> status(span, shift, scale))
                .toList();
        List<Instant> lanes = new ArrayList<>();
        List<Box> segments = new ArrayList<>();
        for (SegmentRow segment : shift.segments()) {
            segments.add(segment(segment, lane(segment, lanes), scale));
        }
        int height = SEGMENTS_TOP + Math.max(1, lanes.size()) * LANE + 4;
        return new Picture(height, hours(scale), statuses, segments);
    }

    /** From whole hour to whole hour. */
    private record ShiftScale(Instant midnight, Instant start, Instant stop) {

        double x(Instant instant) {
            double all = stop.getEpochSecond() - start.getEpochSecond();
            double at = instant.getEpochSecond() - start.getEpochSecond();
            return WIDTH * Math.min(1, Math.max(0, at / all));
        }
    }

    private ShiftScale scale(AgentShift shift) {
        Instant midnight = shift.day().atStartOfDay(zone).toInstant();
        Instant end = shift.day().plusDays(1).atStartOfDay(zone).toInstant();
        List<TimelineSpan> worked = shift.timeline().stream()
                .filter(span -> span.activity() != TimelineSpan.AgentActivity.OFFLINE)
                .toList();
        Instant first =
                worked.stream().map(TimelineSpan::start).min(Instant::compareTo).orElse(midnight);
        Instant last =
                worked.stream().map(TimelineSpan::stop).max(Instant::compareTo).orElse(end);
        long from = (first.getEpochSecond() - midnight.getEpochSecond()) / SECONDS_PER_HOUR;
        long to = (last.getEpochSecond() - midnight.getEpochSecond() + SECONDS_PER_HOUR - 1) / SECONDS_PER_HOUR;
        return new ShiftScale(
                midnight,
                midnight.plusSeconds(from * SECONDS_PER_HOUR),
                midnight.plusSeconds(Math.max(to, from + 1) * SECONDS_PER_HOUR));
    }

    private Box status(TimelineSpan span, AgentShift shift, ShiftScale scale) {
        String reason = shift.pauseReasons().getOrDefault(span.reasonId(), "");
        String name = texts.of("agents.state." + span.activity());
        String word = reason.isEmpty() ? name : reason;
        double x = scale.x(span.start());
        double width = scale.x(span.stop()) - x;
        return box(
                span.activity().tone(),
                x,
                STATUS_TOP,
                width,
                width > WIDE_ENOUGH_FOR_A_WORD && span.activity() != TimelineSpan.AgentActivity.AVAILABLE ? word : "",
                title(word, span.start(), span.stop()));
    }

    private Box segment(SegmentRow segment, int lane, ShiftScale scale) {
        double x = scale.x(segment.requiredAnsweredAt());
        String medium = texts.of(segment.medium().messageKey());
        return box(
                "segment",
                x,
                SEGMENTS_TOP + lane * LANE,
                scale.x(segment.finishedAt()) - x,
                "",
                title(medium, segment.requiredAnsweredAt(), segment.finishedAt()));
    }

    private static Box box(String tone, double x, int y, double width, String word, String title) {
        return new Box(tone, number(x), y, number(Math.max(NARROWEST, width)), word, title);
    }

    private String title(String what, Instant start, Instant stop) {
        return texts.of(
                "agents.stretch",
                what,
                clock(start),
                clock(stop),
                CellWriter.duration(stop.getEpochSecond() - start.getEpochSecond()));
    }

    private String clock(Instant instant) {
        return String.format(Locale.ROOT, "%tT", instant.atZone(zone));
    }

    // The first lane that is free again.
    private static int lane(SegmentRow segment, List<Instant> lanes) {
        for (int lane = 0; lane < lanes.size(); lane++) {
            if (!lanes.get(lane).isAfter(segment.requiredAnsweredAt())) {
                lanes.set(lane, segment.finishedAt());
                return lane;
            }
        }
        lanes.add(segment.finishedAt());
        return lanes.size() - 1;
    }

    private List<Hour> hours(ShiftScale scale) {
        List<Hour> hours = new ArrayList<>();
        for (Instant hour = scale.start(); !hour.isAfter(scale.stop()); hour = hour.plusSeconds(SECONDS_PER_HOUR)) {
            boolean end = hour.equals(scale.stop()) && hour.atZone(zone).getHour() == 0;
            hours.add(new Hour(
                    number(scale.x(hour)),
                    end ? "24" : "%02d".formatted(hour.atZone(zone).getHour())));
        }
        return hours;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
