package io.rastro.ingestion;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates and times as exports write them: year first, or day and month in the order given; with or without seconds;
 * an offset in the cell wins over the zone. Ten or thirteen digits are seconds or milliseconds since 1970.
 */
final class LocalStamps {

    private static final Pattern STAMP = Pattern.compile("(\\d{1,4})[-/.](\\d{1,2})[-/.](\\d{1,4})"
            + "(?:[T ]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?)?\\s*(Z|[+-]\\d{2}:?\\d{2})?");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?");
    private static final Pattern EPOCH = Pattern.compile("\\d{10}|\\d{13}");

    private final ZoneId zone;
    private final boolean monthFirst;

    LocalStamps(ZoneId zone, boolean monthFirst) {
        this.zone = zone;
        this.monthFirst = monthFirst;
    }

    /**
     * The instant of a stamp. Of the two that a clock put back makes one, the earlier, unless that lies before what it
     * cannot precede.
     */
    Optional<Instant> stamp(String cell, @Nullable Instant notBefore) {
        String text = cell.strip();
        if (EPOCH.matcher(text).matches()) {
            long number = Long.parseLong(text);
            return Optional.of(text.length() == 10 ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
        }
        Matcher match = STAMP.matcher(text);
        try {
            return match.matches() ? Optional.of(instant(match, notBefore)) : Optional.empty();
        } catch (DateTimeException noSuchDate) {
            return Optional.empty();
        }
    }

    private Instant instant(Matcher match, @Nullable Instant notBefore) {
        LocalDate date = date(match);
        LocalTime time = match.group(4) == null ? LocalTime.MIDNIGHT : time(match, 4);
        String offset = match.group(8);
        if (offset != null) {
            return OffsetDateTime.of(date, time, ZoneOffset.of(offset)).toInstant();
        }
        return instant(date.atTime(time).atZone(zone), notBefore);
    }

    private static Instant instant(ZonedDateTime earlier, @Nullable Instant notBefore) {
        boolean tooEarly = notBefore != null && earlier.toInstant().isBefore(notBefore);
        return tooEarly ? earlier.withLaterOffsetAtOverlap().toInstant() : earlier.toInstant();
    }

    private LocalDate date(Matcher match) {
        int first = Integer.parseInt(match.group(1));
        int second = Integer.parseInt(match.group(2));
        int third = Integer.parseInt(match.group(3));
        if (match.group(1).length() == 4) {
            return LocalDate.of(first, second, third);
        }
        if (match.group(3).length() != 4) {
            throw new DateTimeException("no year");
        }
        return monthFirst ? LocalDate.of(third, first, second) : LocalDate.of(third, second, first);
    }

    private static LocalTime time(Matcher match, int group) {
        String seconds = match.group(group + 2);
        return LocalTime.of(
                Integer.parseInt(match.group(group)),
                Integer.parseInt(match.group(group + 1)),
                seconds == null ? 0 : Integer.parseInt(seconds));
    }

    /** The instant of a date and a time told apart. */
    Optional<Instant> stamp(String date, String time, @Nullable Instant notBefore) {
        return TIME.matcher(time.strip()).matches()
                ? stamp(date.strip() + " " + time.strip(), notBefore)
                : Optional.empty();
    }
}
