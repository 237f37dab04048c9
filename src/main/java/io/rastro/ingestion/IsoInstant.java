package io.rastro.ingestion;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Instants as sources write them: ISO 8601 with an offset; a blank may stand for the T. The common form, seconds or
 * milliseconds with Z or hours and minutes of offset, is read here: a row has many, and the general parser is slow.
 */
final class IsoInstant {

    private static final DateTimeFormatter GENERAL = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern BLANK_BEFORE_TIME = Pattern.compile("^(\\S+) +(?=\\d)");

    /** What the common form is made of; 0 stands for a digit. */
    private static final String LOCAL = "0000-00-00T00:00:00";

    private static final String MILLISECONDS = ".000";
    private static final String OFFSET = "00:00";

    private IsoInstant() {}

    /** @throws DateTimeException when it is none */
    static Instant parse(String text) {
        if (!startsWith(LOCAL, text, 0)) {
            return general(text);
        }
        int fraction = LOCAL.length();
        int sign = startsWith(MILLISECONDS, text, fraction) ? fraction + MILLISECONDS.length() : fraction;
        ZoneOffset offset = offset(text, sign);
        return offset == null ? general(text) : local(text, sign).toInstant(offset);
    }

    static Instant general(String text) {
        return GENERAL.parse(
                        BLANK_BEFORE_TIME.matcher(text).replaceFirst("$1T").toUpperCase(Locale.ROOT),
                        OffsetDateTime::from)
                .toInstant();
    }

    private static boolean startsWith(String shape, String text, int from) {
        if (text.length() < from + shape.length()) {
            return false;
        }
        for (int index = 0; index < shape.length(); index++) {
            char unit = text.charAt(from + index);
            char wanted = shape.charAt(index);
            if (wanted == '0' ? unit < '0' || unit > '9' : unit != wanted) {
                return false;
            }
        }
        return true;
    }

    /** Null: not of the common form. */
    private static @Nullable ZoneOffset offset(String text, int from) {
        String offset = text.substring(from);
        if (offset.equals("Z")) {
            return ZoneOffset.UTC;
        }
        if (offset.length() != 1 + OFFSET.length()
                || "+-".indexOf(offset.charAt(0)) < 0
                || !startsWith(OFFSET, offset, 1)) {
            return null;
        }
        int direction = offset.charAt(0) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(direction * number(offset, 1, 3), direction * number(offset, 4, 6));
    }

    private static LocalDateTime local(String text, int end) {
        return LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, 19),
                end == LOCAL.length() ? 0 : number(text, 20, end) * 1_000_000);
    }

    private static int number(String text, int from, int until) {
        int number = 0;
        for (int index = from; index < until; index++) {
            number = number * 10 + text.charAt(index) - '0';
        }
        return number;
    }
}
