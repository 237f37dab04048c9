package io.rastro.report.rollup;

import io.rastro.report.InstantRange;
import io.rastro.report.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Local dates one after the other, both included. Sums are kept by the day and stand at its first instant, so whatever
 * part of a day is asked of them is lost: only whole days are.
 */
public record DayRange(LocalDate first, LocalDate last) {

    /** The days on which some instants lie. */
    public static DayRange of(Instant earliest, Instant latest, ZoneId zone) {
        return new DayRange(LocalDate.ofInstant(earliest, zone), LocalDate.ofInstant(latest, zone));
    }

    /** Those of a period; empty when it has none of them. */
    public Optional<DayRange> within(Period period) {
        LocalDate from = period.from() == null || period.from().isBefore(first) ? first : period.from();
        LocalDate to = period.to() == null || period.to().isAfter(last) ? last : period.to();
        return from.isAfter(to) ? Optional.empty() : Optional.of(new DayRange(from, to));
    }

    /** Days in order, those that follow one another joined. */
    static List<DayRange> joined(Stream<LocalDate> days) {
        List<DayRange> joined = new ArrayList<>();
        days.forEach(day -> {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).last.plusDays(1).equals(day)) {
                joined.set(last, new DayRange(joined.get(last).first, day));
            } else {
                joined.add(new DayRange(day, day));
            }
        });
        return joined;
    }

    boolean contains(DayRange other) {
        return !other.first.isBefore(first) && !other.last.isAfter(last);
    }

    public Stream<LocalDate> days() {
        return first.datesUntil(last.plusDays(1));
    }

    public InstantRange instants(ZoneId zone) {
        return new InstantRange(
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
