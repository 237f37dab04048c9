package io.rastro.report.rollup;

import io.rastro.report.InstantRange;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which days are answered by rollups, and which by the data itself; neighbours joined.
 *
 * @param kept those that rollups hold
 * @param raw the rest
 * @param months those of kept that are added up to months
 * @param days those of kept that are not
 */
public record Coverage(List<DayRange> kept, List<DayRange> raw, List<DayRange> months, List<DayRange> days) {

    /** With more holes than this, one look at all of the data is quicker than many at some. */
    private static final int MAX_HOLES = 12;

    /** Of no day at all. */
    public static Coverage nothing() {
        return new Coverage(List.of(), List.of(), List.of(), List.of());
    }

    /** No day is kept. */
    public static Coverage none(DayRange requested) {
        return new Coverage(List.of(), List.of(requested), List.of(), List.of());
    }

    /**
     * @param held the days that rollups hold
     * @param months the first days of the months that they hold, be all their days held or not
     */
    static Coverage of(DayRange requested, Set<LocalDate> held, Set<LocalDate> months) {
        List<DayRange> kept = DayRange.joined(requested.days().filter(held::contains));
        List<DayRange> raw = DayRange.joined(requested.days().filter(day -> !held.contains(day)));
        if (raw.size() > MAX_HOLES) {
            return none(requested);
        }
        Set<LocalDate> inMonths = new HashSet<>();
        for (LocalDate month : months) {
            DayRange whole = new DayRange(month, month.plusMonths(1).minusDays(1));
            if (kept.stream().anyMatch(range -> range.contains(whole))) {
                whole.days().forEach(inMonths::add);
            }
        }
        return new Coverage(
                kept,
                raw,
                DayRange.joined(requested.days().filter(inMonths::contains)),
                DayRange.joined(requested.days().filter(day -> held.contains(day) && !inMonths.contains(day))));
    }

    /** The same where days must be told apart. */
    public Coverage byDay() {
        return new Coverage(kept, raw, List.of(), kept);
    }

    static String condition(String name, List<DayRange> ranges) {
        return IntStream.range(0, ranges.size())
                .mapToObj(index -> "starts_at >= :%1$sFrom%2$d and starts_at < :%1$sTo%2$d".formatted(name, index))
                .collect(Collectors.joining(" or "));
    }

    /** What {@link Rollup#rows} needs. */
    public Map<String, Object> parameters(ZoneId zone) {
        Map<String, Object> parameters = new HashMap<>();
        put(parameters, "day", days, zone);
        put(parameters, "month", months, zone);
        return parameters;
    }

    private static void put(Map<String, Object> parameters, String name, List<DayRange> ranges, ZoneId zone) {
        for (int index = 0; index < ranges.size(); index++) {
            InstantRange instants = ranges.get(index).instants(zone);
            parameters.put(name + "From" + index, instants.start().atOffset(ZoneOffset.UTC));
            parameters.put(name + "To" + index, instants.end().atOffset(ZoneOffset.UTC));
        }
    }
}
