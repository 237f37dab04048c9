package io.rastro.agents.web;

import io.rastro.agents.AgentRow;
import io.rastro.agents.AgentsFilter;
import io.rastro.agents.Presence;
import io.rastro.agents.Stretch;
import io.rastro.agents.Stretch.Kind;
import io.rastro.agents.web.ShiftStrips.Axis;
import io.rastro.agents.web.ShiftStrips.Part;
import io.rastro.agents.web.ShiftStrips.Strip;
import io.rastro.agents.web.ShiftStrips.Tick;
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

/** Draws the strips of a page of lines on one axis: from the earliest hour of any day to the latest. */
final class ShiftDrawing {

    private static final double WIDTH = 144;
    private static final double NARROWEST = 0.5;
    private static final int SECONDS_PER_HOUR = 3_600;
    private static final int MOST_TICKS = 4;

    private final Texts texts;
    private final ZoneId zone;

    ShiftDrawing(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    ShiftStrips draw(AgentsFilter filter, List<AgentRow> rows, List<Stretch> stretches) {
        Map<Integer, List<Stretch>> byAgent = stretches.stream()
                .filter(stretch -> stretch.kind() != Kind.OFFLINE)
                .collect(Collectors.groupingBy(Stretch::agentId));
        List<List<Stretch>> lines = new ArrayList<>();
        for (AgentRow row : rows) {
            lines.add(
                    clipped(byAgent.getOrDefault(Objects.requireNonNull(row.agentId()), List.of()), day(filter, row)));
        }
        long first = Long.MAX_VALUE;
        long last = 0;
        for (int index = 0; index < rows.size(); index++) {
            long midnight = midnight(day(filter, rows.get(index)));
            for (Stretch stretch : lines.get(index)) {
                first = Math.min(first, stretch.start().getEpochSecond() - midnight);
                last = Math.max(last, stretch.stop().getEpochSecond() - midnight);
            }
        }
        if (first >= last) {
            return ShiftStrips.NONE;
        }
        Hours hours = new Hours(first / SECONDS_PER_HOUR, (last + SECONDS_PER_HOUR - 1) / SECONDS_PER_HOUR);
        List<@Nullable Strip> strips = new ArrayList<>();
        for (int index = 0; index < rows.size(); index++) {
            strips.add(strip(rows.get(index), lines.get(index), midnight(day(filter, rows.get(index))), hours));
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

    private List<Stretch> clipped(List<Stretch> stretches, LocalDate day) {
        Instant start = day.atStartOfDay(zone).toInstant();
        Instant stop = day.plusDays(1).atStartOfDay(zone).toInstant();
        return stretches.stream()
                .filter(stretch ->
                        stretch.start().isBefore(stop) && stretch.stop().isAfter(start))
                .map(stretch -> new Stretch(
                        stretch.agentId(),
                        stretch.kind(),
                        stretch.reasonId(),
                        stretch.start().isBefore(start) ? start : stretch.start(),
                        stretch.stop().isAfter(stop) ? stop : stretch.stop()))
                .toList();
    }

    /** Whole hours since midnight. */
    private record Hours(long first, long last) {

        double x(long secondOfDay) {
            return WIDTH * (secondOfDay - first * SECONDS_PER_HOUR) / ((last - first) * SECONDS_PER_HOUR);
        }
    }

    private @Nullable Strip strip(AgentRow row, List<Stretch> stretches, long midnight, Hours hours) {
        if (stretches.isEmpty()) {
            return null;
        }
        Map<Kind, StringBuilder> paths = new EnumMap<>(Kind.class);
        long from = Long.MAX_VALUE;
        long to = 0;
        for (Stretch stretch : stretches) {
            long start = stretch.start().getEpochSecond() - midnight;
            long stop = stretch.stop().getEpochSecond() - midnight;
            from = Math.min(from, start);
            to = Math.max(to, stop);
            double x = hours.x(start);
            double width = Math.max(NARROWEST, hours.x(stop) - x);
            paths.computeIfAbsent(stretch.kind(), kind -> new StringBuilder())
                    .append(String.format(Locale.ROOT, "M%.1f 1h%.1fv12h-%.1fz", x, width, width));
        }
        return new Strip(
                text(row.figures().presence(), midnight + from, midnight + to),
                paths.entrySet().stream()
                        .map(entry ->
                                new Part(entry.getKey().tone(), entry.getValue().toString()))
                        .toList());
    }

    private String text(Presence presence, long from, long to) {
        return texts.of(
                "agents.strip.text",
                clock(from),
                clock(to),
                CellWriter.duration(presence.busy()),
                CellWriter.duration(presence.available()),
                CellWriter.duration(presence.paused()),
                CellWriter.duration(presence.afterCall()));
    }

    private String clock(long second) {
        return Instant.ofEpochSecond(second)
                .atZone(zone)
                .toLocalTime()
                .withSecond(0)
                .toString();
    }

    private Axis axis(Hours hours) {
        long step = Math.max(1, (hours.last() - hours.first() + MOST_TICKS - 2) / (MOST_TICKS - 1));
        List<Tick> ticks = new ArrayList<>();
        for (long hour = hours.first(); hour <= hours.last(); hour += step) {
            double x = hours.x(hour * SECONDS_PER_HOUR);
            String anchor = ticks.isEmpty() ? "start" : x > WIDTH - 6 ? "end" : "middle";
            ticks.add(
                    new Tick(String.format(Locale.ROOT, "%.1f", x), anchor, String.format(Locale.ROOT, "%02d", hour)));
        }
        return new Axis(texts.of("agents.strip.axis", hours.first(), hours.last()), ticks);
    }
}
