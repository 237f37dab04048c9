package io.rastro.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Turns instants into local seconds, remembering the offset until the zone's next change: a column of stamps asks the
 * zone's rules once, not once a cell. One per thread.
 */
final class LocalClock {

    private static final int SECONDS_PER_DAY = 86_400;

    private final ZoneRules rules;
    private long offsetFrom = Long.MAX_VALUE;
    private long offsetUntil = Long.MIN_VALUE;
    private int offsetSeconds;
    private long cachedDay = Long.MIN_VALUE;
    private String cachedDate = "";

    LocalClock(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /** Seconds since 1970-01-01T00:00 on the wall clock of the zone. */
    long localSecond(Instant instant) {
        long second = instant.getEpochSecond();
        if (second < offsetFrom || second >= offsetUntil) {
            rememberOffset(instant);
        }
        return second + offsetSeconds;
    }

    private void rememberOffset(Instant instant) {
        offsetSeconds = rules.getOffset(instant).getTotalSeconds();
        ZoneOffsetTransition next = rules.nextTransition(instant);
        ZoneOffsetTransition previous = rules.previousTransition(instant.plusNanos(1));
        offsetUntil = next == null ? Long.MAX_VALUE : next.toEpochSecond();
        offsetFrom = previous == null ? Long.MIN_VALUE : previous.toEpochSecond();
    }

    /** The local date as {@code yyyy-MM-dd}. */
    String date(long localSecond) {
        long day = Math.floorDiv(localSecond, SECONDS_PER_DAY);
        if (day != cachedDay) {
            cachedDay = day;
            cachedDate = LocalDate.ofEpochDay(day).toString();
        }
        return cachedDate;
    }

    static int secondOfDay(long localSecond) {
        return Math.floorMod(localSecond, SECONDS_PER_DAY);
    }
}
