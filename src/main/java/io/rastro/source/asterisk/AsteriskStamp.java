package io.rastro.source.asterisk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The spellings of an instant in Asterisk's files and tables. */
final class AsteriskStamp {

    /** Digits of seconds since 1970. */
    private static final int LEAST_DIGITS = 9;

    private static final int MOST_DIGITS = 11;

    /** A name of the system stands before its channels' numbers. */
    private static final int LONGEST_ID = 123;

    private static final int LONGEST_NUMBER = 10;
    private static final int NANO_DIGITS = 9;
    private static final long[] POWERS_OF_TEN =
            LongStream.iterate(1, power -> 10 * power).limit(NANO_DIGITS).toArray();

    private static final int CALENDAR_LENGTH = 19;

    private static final DateTimeFormatter CALENDAR = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd[' ']['T']HH:mm:ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .appendPattern("[' ']")
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .toFormatter();

    private AsteriskStamp() {}

    /** @param zone of calendar stamps that carry no offset */
    static Optional<Instant> read(String text, ZoneId zone) {
        int digits = digits(text, 0);
        if (isSeconds(digits) && digits == text.length()) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
        }
        int fraction = digits(text, digits + 1);
        if (isSeconds(digits)
                && text.charAt(digits) == '.'
                && fraction >= 1
                && fraction <= NANO_DIGITS
                && digits + 1 + fraction == text.length()) {
            long nanos = Long.parseLong(text, digits + 1, text.length(), 10) * POWERS_OF_TEN[NANO_DIGITS - fraction];
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text, 0, digits, 10), nanos));
        }
        return calendar(text, zone);
    }

    /**
     * A call record's beginning is local or UTC, by a setting that the record does not carry; the second in which its channel was made
     * stands in its unique id. Of the two readings the one holds that does not begin before the channel, and later by less.
     */
    static ZoneId zoneOf(String start, String uniqueId, ZoneId zone) {
        Instant made = madeAt(uniqueId).orElse(null);
        Instant utc = read(start, ZoneOffset.UTC).orElse(null);
        Instant local = read(start, zone).orElse(null);
        if (made == null || utc == null || local == null) {
            return zone;
        }
        return lateness(made, utc) < lateness(made, local) ? ZoneOffset.UTC : zone;
    }

    private static long lateness(Instant made, Instant start) {
        long seconds = start.getEpochSecond() - made.getEpochSecond();
        return seconds < -5 ? Long.MAX_VALUE : Math.max(0, seconds);
    }

    /** When the channel was made that has this unique id; empty for what is none. */
    static Optional<Instant> madeAt(@Nullable String uniqueId) {
        return uniqueId != null && isUniqueId(uniqueId)
                ? Optional.of(Instant.ofEpochSecond(
                        Long.parseLong(uniqueId, secondsIn(uniqueId), uniqueId.lastIndexOf('.'), 10)))
                : Optional.empty();
    }

    /** Seconds, a dot and the channel's number; the name of the system and a hyphen may stand before. */
    static boolean isUniqueId(String text) {
        int dot = text.lastIndexOf('.');
        if (dot < 0 || text.length() > LONGEST_ID) {
            return false;
        }
        int from = secondsIn(text);
        int seconds = digits(text, from);
        int number = digits(text, dot + 1);
        return isSeconds(seconds)
                && from + seconds == dot
                && number >= 1
                && number <= LONGEST_NUMBER
                && dot + 1 + number == text.length();
    }

    private static int secondsIn(String uniqueId) {
        return uniqueId.lastIndexOf('-', uniqueId.lastIndexOf('.')) + 1;
    }

    private static boolean isSeconds(int digits) {
        return digits >= LEAST_DIGITS && digits <= MOST_DIGITS;
    }

    /** How many stand there in a row. */
    private static int digits(String text, int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
            to++;
        }
        return to - from;
    }

    private static Optional<Instant> calendar(String text, ZoneId zone) {
        if (text.length() < CALENDAR_LENGTH || text.length() > 40) {
            return Optional.empty();
        }
        try {
            if (isPlain(text)) {
                return Optional.of(plain(text).atZone(zone).toInstant());
            }
            TemporalAccessor read = CALENDAR.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    read instanceof OffsetDateTime told
                            ? told.toInstant()
                            : LocalDateTime.from(read).atZone(zone).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** As nearly all are written: {@code 2026-11-28 09:10:11}. */
    private static boolean isPlain(String text) {
        return text.length() == CALENDAR_LENGTH
                && digits(text, 0) == 4
                && text.charAt(4) == '-'
                && digits(text, 5) == 2
                && text.charAt(7) == '-'
                && digits(text, 8) == 2
                && text.charAt(10) == ' '
                && digits(text, 11) == 2
                && text.charAt(13) == ':'
                && digits(text, 14) == 2
                && text.charAt(16) == ':'
                && digits(text, 17) == 2;
    }

    private static LocalDateTime plain(String text) {
        return LocalDateTime.of(
                Integer.parseInt(text, 0, 4, 10),
                Integer.parseInt(text, 5, 7, 10),
                Integer.parseInt(text, 8, 10, 10),
                Integer.parseInt(text, 11, 13, 10),
                Integer.parseInt(text, 14, 16, 10),
                Integer.parseInt(text, 17, 19, 10));
    }
}
