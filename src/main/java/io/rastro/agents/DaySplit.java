package io.rastro.agents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The days of a period: those whose sums are kept, and runs of the others.
 *
 * @param clean in order
 * @param months the first days of months that are clean as a whole and kept as such
 * @param singles the clean days of no such month
 * @param others in order, each a first and a last day
 */
record DaySplit(List<LocalDate> clean, List<LocalDate> months, List<LocalDate> singles, List<Run> others) {

    /** More holes than this are not worth being read one by one. */
    private static final int MOST_RUNS = 6;

    /** Days one after the other. */
    record Run(LocalDate first, LocalDate last) {}

    static DaySplit none(LocalDate from, LocalDate to) {
        return new DaySplit(List.of(), List.of(), List.of(), List.of(new Run(from, to)));
    }

    /** @param kept the first days of the months whose sums are kept, clean or not */
    static DaySplit of(LocalDate from, LocalDate to, Set<LocalDate> clean, Set<LocalDate> kept) {
        List<LocalDate> days =
                from.datesUntil(to.plusDays(1)).filter(clean::contains).toList();
        List<Run> others = runs(from, to, clean);
        if (others.size() > MOST_RUNS) {
            return none(from, to);
        }
        Set<LocalDate> inside = new HashSet<>(days);
        List<LocalDate> months = days.stream()
                .filter(day -> day.getDayOfMonth() == 1 && kept.contains(day))
                .filter(day -> day.datesUntil(day.plusMonths(1)).allMatch(inside::contains))
                .toList();
        List<LocalDate> singles = days.stream()
                .filter(day -> !months.contains(day.withDayOfMonth(1)))
                .toList();
        return new DaySplit(days, months, singles, others);
    }

    private static List<Run> runs(LocalDate from, LocalDate to, Set<LocalDate> clean) {
        List<Run> runs = new ArrayList<>();
        LocalDate start = null;
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            if (!clean.contains(day)) {
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
