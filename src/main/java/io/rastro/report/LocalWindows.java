package io.rastro.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * The spans of real time that a daily window covers on one local date. A day whose clock changes is cut at the change:
 * in each part the offset is constant, so the window is exact even where an hour is missing or comes twice.
 */
public final class LocalWindows {

    private final ZoneId zone;
    private final DailyWindow window;

    public LocalWindows(ZoneId zone, DailyWindow window) {
        this.zone = zone;
        this.window = window;
    }

    /** The spans on this date, oldest first, not touching each other's instants. */
    public List<InstantRange> on(LocalDate date) {
        List<InstantRange> spans = new ArrayList<>();
        Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
        Instant part = date.atStartOfDay(zone).toInstant();
        ZoneRules rules = zone.getRules();
        while (part.isBefore(end)) {
            ZoneOffsetTransition change = rules.nextTransition(part);
            Instant partEnd = change == null || change.getInstant().isAfter(end) ? end : change.getInstant();
            addSpans(spans, date, rules.getOffset(part), new InstantRange(part, partEnd));
            part = partEnd;
        }
        return spans;
    }

    private void addSpans(List<InstantRange> spans, LocalDate date, ZoneOffset offset, InstantRange part) {
        long midnight = date.atStartOfDay().toEpochSecond(offset);
        if (window.crossesMidnight()) {
            addClipped(spans, midnight, midnight + window.endSecond(), part);
            addClipped(spans, midnight + window.firstSecond(), part.end().getEpochSecond(), part);
        } else {
            addClipped(spans, midnight + window.firstSecond(), midnight + window.endSecond(), part);
        }
    }

    private static void addClipped(List<InstantRange> spans, long start, long end, InstantRange part) {
        long first = Math.max(start, part.start().getEpochSecond());
        long last = Math.min(end, part.end().getEpochSecond());
        if (first < last) {
            spans.add(new InstantRange(Instant.ofEpochSecond(first), Instant.ofEpochSecond(last)));
        }
    }
}
