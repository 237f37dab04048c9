package io.rastro.interaction.web;

import io.rastro.interaction.web.PathPicture.PathScale;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The times written below the path: both ends, and round local times between them. */
public final class PathTicks {

    private static final int MAX_BETWEEN = 4;
    private static final double ROOM = 44;
    private static final Duration SECONDS_MATTER_BELOW = Duration.ofMinutes(10);
    private static final Duration DAYS_MATTER_FROM = Duration.ofHours(36);

    private static final List<Duration> STEPS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(7),
            Duration.ofDays(30));

    private PathTicks() {}

    /**
     * A time below the path.
     *
     * @param lined whether a line is drawn up from it
     */
    public record Tick(double x, String label, boolean lined) {}

    static List<Tick> of(PathScale scale, HistoryText text) {
        Duration whole = Duration.between(scale.from(), scale.until());
        Function<Instant, String> label = label(whole, text);
        List<Tick> ticks = new ArrayList<>();
        ticks.add(new Tick(scale.x(scale.from()), label.apply(scale.from()), false));
        double end = scale.x(scale.until());
        for (Instant at : roundTimes(scale, whole, text.zone())) {
            double x = scale.x(at);
            if (x - ticks.get(ticks.size() - 1).x() >= ROOM && end - x >= ROOM) {
                ticks.add(new Tick(x, label.apply(at), true));
            }
        }
        if (end - ticks.get(ticks.size() - 1).x() >= ROOM) {
            ticks.add(new Tick(end, label.apply(scale.until()), false));
        }
        return ticks;
    }

    private static Function<Instant, String> label(Duration whole, HistoryText text) {
        if (whole.compareTo(DAYS_MATTER_FROM) >= 0) {
            return text::date;
        }
        return whole.compareTo(SECONDS_MATTER_BELOW) < 0 ? text::time : text::clock;
    }

    private static List<Instant> roundTimes(PathScale scale, Duration whole, ZoneId zone) {
        long step = STEPS.stream()
                .filter(candidate -> whole.compareTo(candidate.multipliedBy(MAX_BETWEEN)) <= 0)
                .findFirst()
                .orElse(whole.dividedBy(MAX_BETWEEN).plusSeconds(1))
                .toSeconds();
        long first = LocalDateTime.ofInstant(scale.from(), zone).toEpochSecond(ZoneOffset.UTC);
        List<Instant> times = new ArrayList<>();
        for (int count = 1; count <= MAX_BETWEEN + 1; count++) {
            long local = (Math.floorDiv(first, step) + count) * step;
            Instant at = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC)
                    .atZone(zone)
                    .toInstant();
            if (at.isBefore(scale.until())) {
                times.add(at);
            }
        }
        return times;
    }
}
