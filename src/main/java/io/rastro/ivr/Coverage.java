package io.rastro.ivr;

import io.rastro.report.InstantRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which parts of a span are answered by a rollup, and which by the calls themselves.
 *
 * @param kept whole days that the rollup holds, neighbours joined
 * @param raw the rest
 */
record Coverage(List<InstantRange> kept, List<InstantRange> raw) {

    /** With more holes than this, one look at all calls is quicker than many at some. */
    private static final int MOST_HOLES = 12;

    static Coverage none(InstantRange span) {
        return new Coverage(List.of(), List.of(span));
    }

    /** @param span whole local days, but for where there are no calls */
    static Coverage of(InstantRange span, Set<LocalDate> days, ZoneId zone) {
        Coverage coverage = new Coverage(new ArrayList<>(), new ArrayList<>());
        LocalDate last = LocalDate.ofInstant(span.end().minusNanos(1), zone);
        for (LocalDate day = LocalDate.ofInstant(span.start(), zone); !day.isAfter(last); day = day.plusDays(1)) {
            Instant start = later(day.atStartOfDay(zone).toInstant(), span.start());
            Instant end = earlier(day.plusDays(1).atStartOfDay(zone).toInstant(), span.end());
            append(days.contains(day) ? coverage.kept : coverage.raw, start, end);
        }
        return coverage.raw.size() > MOST_HOLES ? none(span) : coverage;
    }

    private static void append(List<InstantRange> parts, Instant start, Instant end) {
        int last = parts.size() - 1;
        if (last >= 0 && parts.get(last).end().equals(start)) {
            parts.set(last, new InstantRange(parts.get(last).start(), end));
        } else {
            parts.add(new InstantRange(start, end));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
