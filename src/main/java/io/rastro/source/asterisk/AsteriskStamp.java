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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The spellings of an instant in Asterisk's files and tables. */
final class AsteriskStamp {

    private static final Pattern EPOCH = Pattern.compile("(\\d{9,11})(?:\\.(\\d{1,9}))?");
    private static final Pattern UNIQUE_ID = Pattern.compile("(?:.{0,100}-)?(\\d{9,11})\\.\\d{1,10}");

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
        Matcher epoch = EPOCH.matcher(text);
        if (epoch.matches()) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(epoch.group(1)), nanos(epoch.group(2))));
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
        if (uniqueId == null) {
            return Optional.empty();
        }
        Matcher id = UNIQUE_ID.matcher(uniqueId);
        return id.matches() ? Optional.of(Instant.ofEpochSecond(Long.parseLong(id.group(1)))) : Optional.empty();
    }

    private static long nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Long.parseLong((fraction + "00000000").substring(0, 9));
    }

    private static Optional<Instant> calendar(String text, ZoneId zone) {
        if (text.length() < 19 || text.length() > 40) {
            return Optional.empty();
        }
        try {
            TemporalAccessor read = CALENDAR.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    read instanceof OffsetDateTime told
                            ? told.toInstant()
                            : LocalDateTime.from(read).atZone(zone).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
