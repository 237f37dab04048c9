package io.rastro.ingestion;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What a stamp says, before it is placed in a zone.
 *
 * @param date null: only a time of day was told
 * @param time null: only a date was told
 * @param zone the stamp's own; null: it names none
 */
record StampParts(
        @Nullable LocalDate date,
        @Nullable LocalTime time,
        @Nullable ZoneId zone) {

    static StampParts of(Instant instant) {
        OffsetDateTime utc = instant.atOffset(ZoneOffset.UTC);
        return new StampParts(utc.toLocalDate(), utc.toLocalTime(), ZoneOffset.UTC);
    }

    /**
     * This day at that time. A spreadsheet writes a day with midnight beside it, and a time with the first day it knows.
     *
     * @throws DateTimeException when both tell a time
     */
    StampParts at(StampParts clock) {
        boolean timeToldTwice = time != null && !time.equals(LocalTime.MIDNIGHT);
        boolean dayToldTwice = clock.date != null && clock.date.getYear() > 1900;
        if (timeToldTwice || dayToldTwice || clock.time == null) {
            throw new DateTimeException("told twice");
        }
        return new StampParts(date, clock.time, clock.zone == null ? zone : clock.zone);
    }

    /** A stamp that could mean more than one instant; the reader is told which word leaves it open. */
    static final class Ambiguous extends DateTimeException {

        private final String key;
        private final String word;

        Ambiguous(String key, String word) {
            super(key);
            this.key = key;
            this.word = word;
        }

        RowRejected rejection(String field, String text) {
            return RowRejected.because(key, field, text, word);
        }
    }
}
