package io.rastro.demo;

import io.rastro.interaction.Medium;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The local days the demo tells of: as many whole ones as asked for, ending before the anchor day.
 *
 * @param anchor the day of the first start; nothing of it is told
 */
record Window(LocalDate anchor, int days, ZoneId zone) {

    private static final int SHIFTS_BEGIN = 8;
    private static final int OFFICE_CLOSES = 19;

    LocalDate firstDay() {
        return anchor.minusDays(days);
    }

    /** The first instant that is not told any more. */
    Instant end() {
        return anchor.atStartOfDay(zone).toInstant();
    }

    Span span() {
        return new Span(firstDay().atStartOfDay(zone).toInstant(), end());
    }

    /** The nearest instant that is told. */
    Instant clip(Instant instant) {
        Instant start = span().from();
        return instant.isBefore(start) ? start : instant.isAfter(end()) ? end() : instant;
    }

    int dayNumber(LocalDate day) {
        return (int) ChronoUnit.DAYS.between(firstDay(), day);
    }

    LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone);
    }

    Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(zone).toInstant();
    }

    /**
     * The working day that handles something. Working days begin at eight, so that no agent works in two of them; letters
     * of the evening lie until the office opens, but for the last one's, which has no next day.
     */
    LocalDate workingDay(Instant arrival, Medium medium) {
        LocalDateTime local = local(arrival);
        LocalDate day = office(medium)
                ? local.plusHours(24 - OFFICE_CLOSES).toLocalDate()
                : local.minusHours(SHIFTS_BEGIN).toLocalDate();
        return day.isBefore(anchor) ? day : anchor.minusDays(1);
    }

    Instant officeOpens(LocalDate workingDay) {
        return at(workingDay, SHIFTS_BEGIN, 0);
    }

    /** Media nobody expects an answer to at night. */
    static boolean office(Medium medium) {
        return medium == Medium.EMAIL || medium == Medium.RECLAME_AQUI;
    }
}
