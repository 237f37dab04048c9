package io.rastro.agents;

import io.rastro.report.DailyWindow;
import io.rastro.report.InstantRange;
import io.rastro.report.LocalWindows;
import io.rastro.report.rollup.DayRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The real time that a report is about, cut at its borders: oldest first, each span inside one local date when rows
 * stand for days. The borders are made here alone; the database only compares with them.
 */
final class PeriodSpans {

    private final List<LocalDate> days = new ArrayList<>();
    private final List<InstantRange> ranges = new ArrayList<>();

    private PeriodSpans() {}

    static PeriodSpans of(AgentsFilter filter, ZoneId zone) {
        return of(filter.from(), filter.to(), filter.window(), filter.grouping(), zone);
    }

    static PeriodSpans of(LocalDate from, LocalDate to, Optional<DailyWindow> window, Grouping grouping, ZoneId zone) {
        PeriodSpans spans = new PeriodSpans();
        if (window.isEmpty() && grouping == Grouping.AGENT) {
            spans.add(from, new InstantRange(start(from, zone), start(to.plusDays(1), zone)));
            return spans;
        }
        LocalWindows windows = new LocalWindows(zone, window.orElse(new DailyWindow(null, null)));
        from.datesUntil(to.plusDays(1))
                .forEach(date ->
                        windows.on(date).forEach(range -> spans.add(grouping == Grouping.AGENT ? from : date, range)));
        return spans;
    }

    /** Whole days one after the other. */
    static PeriodSpans of(DayRange days, Grouping grouping, ZoneId zone) {
        return of(days.first(), days.last(), Optional.empty(), grouping, zone);
    }

    private static Instant start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    private void add(LocalDate day, InstantRange range) {
        days.add(day);
        ranges.add(range);
    }

    /** Whether it is one range of time without a hole or a border. */
    boolean whole() {
        return ranges.size() == 1;
    }

    /** Whether there is no time at all: a window that falls into the hour that a clock change leaves out. */
    boolean none() {
        return ranges.isEmpty();
    }

    Instant start() {
        return ranges.get(0).start();
    }

    Instant stop() {
        return ranges.get(ranges.size() - 1).end();
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("days", days.stream().map(LocalDate::toString).toArray(String[]::new));
        parameters.put("starts", texts(ranges, InstantRange::start));
        parameters.put("stops", texts(ranges, InstantRange::end));
        return parameters;
    }

    static String[] texts(List<InstantRange> ranges, Function<InstantRange, Instant> border) {
        return ranges.stream().map(border).map(Instant::toString).toArray(String[]::new);
    }
}
