package io.rastro.agents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The days of a period: those whose sums are kept, and runs of the others.
 *
 * @param kept in order
 * @param months the first days of months of which every day is kept and kept as such
 * @param singleDays the kept days of no such month
 * @param raw in order, each a first and a last day
 */
record DayCoverage(List<LocalDate> kept, List<LocalDate> months, List<LocalDate> singleDays, List<Run> raw) {

    /** More holes than this are not worth being read one by one. */
    private static final int MAX_RUNS = 6;

    /** Days one after the other. */
    record Run(LocalDate first, LocalDate last) {}

    static DayCoverage allRaw(LocalDate from, LocalDate to) {
        return new DayCoverage(List.of(), List.of(), List.of(), List.of(new Run(from, to)));
    }

    /** @param keptMonths the first days of the months whose sums are kept, up to date or not */
    static DayCoverage of(LocalDate from, LocalDate to, Set<LocalDate> keptDays, Set<LocalDate> keptMonths) {
        List<LocalDate> days =
                from.datesUntil(to.plusDays(1)).filter(keptDays::contains).toList();
        List<Run> raw = runs(from, to, keptDays);
        if (raw.size() > MAX_RUNS) {
            return allRaw(from, to);
        }
        Set<LocalDate> inside = new HashSet<>(days);
        List<LocalDate> months = days.stream()
                .filter(day -> day.getDayOfMonth() == 1 && keptMonths.contains(day))
                .filter(day -> day.datesUntil(day.plusMonths(1)).allMatch(inside::contains))
                .toList();
        List<LocalDate> singleDays = days.stream()
                .filter(day -> !months.contains(day.withDayOfMonth(1)))
                .toList();
        return new DayCoverage(days, months, singleDays, raw);
    }

    private static List<Run> runs(LocalDate from, LocalDate to, Set<LocalDate> keptDays) {
        List<Run> runs = new ArrayList<>();
        LocalDate start = null;
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            if (!keptDays.contains(day)) {
                start = start == null ? day : start;
            } else if (start != null) {
                runs.add(new Run(start, day.minusDays(1)));
                start = null;
            }
        }
        if (start != null) {
            runs.add(new Run(start, to));
        }
        return runs;
    }
}
