package io.rastro.agents.web;

import io.rastro.agents.AgentRow;
import io.rastro.agents.AgentsFilter;
import io.rastro.agents.StatusTimes;
import io.rastro.agents.TimelineSpan;
import io.rastro.agents.TimelineSpan.AgentActivity;
import io.rastro.agents.web.ShiftStrips.Axis;
import io.rastro.agents.web.ShiftStrips.HourMark;
import io.rastro.agents.web.ShiftStrips.Strip;
import io.rastro.agents.web.ShiftStrips.StripPath;
import io.rastro.report.CellWriter;
import io.rastro.report.web.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws the strips of a page of rows on one axis: from the earliest hour of any day to the latest. */
final class ShiftDrawing {

    private static final double WIDTH = 144;
    private static final double NARROWEST = 0.5;
    private static final int SECONDS_PER_HOUR = 3_600;
    private static final int MAX_TICKS = 4;

    private final Texts texts;
    private final ZoneId zone;

    ShiftDrawing(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    ShiftStrips draw(AgentsFilter filter, List<AgentRow> rows, List<TimelineSpan> spans) {
        Map<Integer, List<TimelineSpan>> byAgent = spans.stream()
                .filter(span -> span.activity() != AgentActivity.OFFLINE)
                .collect(Collectors.groupingBy(TimelineSpan::agentId));
        List<List<TimelineSpan>> timelines = new ArrayList<>();
        for (AgentRow row : rows) {
            timelines.add(
                    clipped(byAgent.getOrDefault(Objects.requireNonNull(row.agentId()), List.of()), day(filter, row)));
        }
        long first = Long.MAX_VALUE;
        long last = 0;
        for (int index = 0; index < rows.size(); index++) {
            long midnight = midnight(day(filter, rows.get(index)));
            for (TimelineSpan span : timelines.get(index)) {
                first = Math.min(first, span.start().getEpochSecond() - midnight);
                last = Math.max(last, span.stop().getEpochSecond() - midnight);
            }
        }
        if (first >= last) {
            return ShiftStrips.NONE;
        }
        Hours hours = new Hours(first / SECONDS_PER_HOUR, (last + SECONDS_PER_HOUR - 1) / SECONDS_PER_HOUR);
        List<@Nullable Strip> strips = new ArrayList<>();
        for (int index = 0; index < rows.size(); index++) {
            strips.add(strip(rows.get(index), timelines.get(index), midnight(day(filter, rows.get(index))), hours));
        }
        return new ShiftStrips(strips, axis(hours));
    }

    private static LocalDate day(AgentsFilter filter, AgentRow row) {
        LocalDate day = row.day();
        return day == null ? filter.from() : day;
    }

    private long midnight(LocalDate day) {
        return day.atStartOfDay(zone).toEpochSecond();
    }

    private List<TimelineSpan> clipped(List<TimelineSpan> spans, LocalDate day) {
        Instant start = day.atStartOfDay(zone).toInstant();
        Instant stop = day.plusDays(1).atStartOfDay(zone).toInstant();
        return spans.stream()
                .filter(span -> span.start().isBefore(stop) && span.stop().isAfter(start))
                .map(span -> new TimelineSpan(
                        span.agentId(),
                        span.activity(),
                        span.reasonId(),
                        span.start().isBefore(start) ? start : span.start(),
                        span.stop().isAfter(stop) ? stop : span.stop()))
                .toList();
    }

    /** Whole hours since midnight. */
    private record Hours(long first, long last) {

        double x(long secondOfDay) {
            return WIDTH * (secondOfDay - first * SECONDS_PER_HOUR) / ((last - first) * SECONDS_PER_HOUR);
        }
    }

    private @Nullable Strip strip(AgentRow row, List<TimelineSpan> spans, long midnight, Hours hours) {
        if (spans.isEmpty()) {
            return null;
        }
        Map<AgentActivity, StringBuilder> paths = new EnumMap<>(AgentActivity.class);
        long from = Long.MAX_VALUE;
        long to = 0;
        for (TimelineSpan span : spans) {
            long start = span.start().getEpochSecond() - midnight;
            long stop = span.stop().getEpochSecond() - midnight;
            from = Math.min(from, start);
            to = Math.max(to, stop);
            double x = hours.x(start);
            double width = Math.max(NARROWEST, hours.x(stop) - x);
            paths.computeIfAbsent(span.activity(), activity -> new StringBuilder())
                    .append(String.format(Locale.ROOT, "M%.1f 1h%.1fv12h-%.1fz", x, width, width));
        }
        return new Strip(
                text(row.sums().statuses(), midnight + from, midnight + to),
                paths.entrySet().stream()
                        .map(entry -> new StripPath(
                                entry.getKey().tone(), entry.getValue().toString()))
                        .toList());
    }

    private String text(StatusTimes statuses, long from, long to) {
        return texts.of(
                "agents.strip.text",
                clock(from),
                clock(to),
                CellWriter.duration(statuses.busy()),
                CellWriter.duration(statuses.available()),
                CellWriter.duration(statuses.paused()),
                CellWriter.duration(statuses.afterCall()));
    }

    private String clock(long second) {
        return Instant.ofEpochSecond(second)
                .atZone(zone)
                .toLocalTime()
                .withSecond(0)
                .toString();
    }

    private Axis axis(Hours hours) {
        long step = Math.max(1, (hours.last() - hours.first() + MAX_TICKS - 2) / (MAX_TICKS - 1));
        List<HourMark> ticks = new ArrayList<>();
        for (long hour = hours.first(); hour <= hours.last(); hour += step) {
            double x = hours.x(hour * SECONDS_PER_HOUR);
            String anchor = ticks.isEmpty() ? "start" : x > WIDTH - 6 ? "end" : "middle";
            ticks.add(new HourMark(
                    String.format(Locale.ROOT, "%.1f", x), anchor, String.format(Locale.ROOT, "%02d", hour)));
        }
        return new Axis(texts.of("agents.strip.axis", hours.first(), hours.last()), ticks);
    }
}
