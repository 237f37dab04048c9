package io.rastro.ivr;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which days are answered by a rollup, and which by the calls themselves; neighbours joined.
 *
 * @param kept those that the rollup holds
 * @param raw the rest
 */
record Coverage(List<DayRange> kept, List<DayRange> raw) {

    /** With more holes than this, one look at all calls is quicker than many at some. */
    private static final int MAX_HOLES = 12;

    /** Of no day at all. */
    static Coverage nothing() {
        return new Coverage(List.of(), List.of());
    }

    static Coverage none(DayRange period) {
        return new Coverage(List.of(), List.of(period));
    }

    /** @param held the days that the rollup holds */
    static Coverage of(DayRange period, Set<LocalDate> held) {
        Coverage coverage = new Coverage(new ArrayList<>(), new ArrayList<>());
        period.days().forEach(day -> append(held.contains(day) ? coverage.kept : coverage.raw, day));
        return coverage.raw.size() > MAX_HOLES ? none(period) : coverage;
    }

    private static void append(List<DayRange> parts, LocalDate day) {
        int last = parts.size() - 1;
        if (last >= 0 && parts.get(last).last().plusDays(1).equals(day)) {
            parts.set(last, new DayRange(parts.get(last).first(), day));
        } else {
            parts.add(new DayRange(day, day));
        }
    }
}
