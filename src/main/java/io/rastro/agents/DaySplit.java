package io.rastro.agents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The days of a period: those whose sums are kept, and runs of the others.
 *
 * @param clean in order
 * @param others in order, each a first and a last day
 */
record DaySplit(List<LocalDate> clean, List<Run> others) {

    /** More holes than this are not worth being read one by one. */
    private static final int MOST_RUNS = 6;

    /** Days one after the other. */
    record Run(LocalDate first, LocalDate last) {}

    static DaySplit none(LocalDate from, LocalDate to) {
        return new DaySplit(List.of(), List.of(new Run(from, to)));
    }

    static DaySplit of(LocalDate from, LocalDate to, Set<LocalDate> clean) {
        List<LocalDate> kept = new ArrayList<>();
        List<Run> others = new ArrayList<>();
        LocalDate start = null;
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            if (clean.contains(day)) {
                kept.add(day);
                if (start != null) {
                    others.add(new Run(start, day.minusDays(1)));
                    start = null;
                }
            } else if (start == null) {
                start = day;
            }
        }
        if (start != null) {
            others.add(new Run(start, to));
        }
        return others.size() > MOST_RUNS ? none(from, to) : new DaySplit(kept, others);
    }
}
