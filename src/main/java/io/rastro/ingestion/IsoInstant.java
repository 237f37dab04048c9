package io.rastro.ingestion;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The commonest form of stamps, read quickly because a row has many: year first, to the second or the millisecond, with
 * an offset or (after a blank or a T) without one. All other forms are {@link StampText}'s.
 */
final class IsoInstant {

    /** What the form is made of; 0 stands for a digit. */
    private static final String DATE = "0000-00-00";

    private static final String TIME = "00:00:00";
    private static final String MILLISECONDS = ".000";
    private static final String OFFSET = "00:00";
    private static final int LOCAL_LENGTH = DATE.length() + 1 + TIME.length();

    private IsoInstant() {}

    /** With an offset; null: not of this form. @throws DateTimeException when there is no such instant */
    static @Nullable Instant quick(String text) {
        if (text.length() <= LOCAL_LENGTH || !startsLocal(text)) {
            return null;
        }
        boolean fine = startsWith(MILLISECONDS, text, LOCAL_LENGTH);
        int sign = fine ? LOCAL_LENGTH + MILLISECONDS.length() : LOCAL_LENGTH;
        ZoneOffset offset = offset(text, sign);
        return offset == null ? null : local(text, sign).toInstant(offset);
    }

    /** Without an offset; null: not of this form. @throws DateTimeException when there is no such time */
    static @Nullable LocalDateTime quickLocal(String text) {
        return text.length() == LOCAL_LENGTH && startsLocal(text) ? local(text, LOCAL_LENGTH) : null;
    }

    private static boolean startsLocal(String text) {
        if (!startsWith(DATE, text, 0) || !startsWith(TIME, text, DATE.length() + 1)) {
            return false;
        }
        char between = text.charAt(DATE.length());
        return between == 'T' || between == ' ';
    }

    private static boolean startsWith(String shape, String text, int from) {
        if (text.length() < from + shape.length()) {
            return false;
        }
        for (int index = 0; index < shape.length(); index++) {
            char unit = text.charAt(from + index);
            char requested = shape.charAt(index);
            if (requested == '0' ? unit < '0' || unit > '9' : unit != requested) {
                return false;
            }
        }
        return true;
    }

    /** Null: not of this form. */
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
                end == LOCAL_LENGTH ? 0 : number(text, 20, end) * 1_000_000);
    }

    private static int number(String text, int from, int until) {
        int number = 0;
        for (int index = from; index < until; index++) {
            number = number * 10 + text.charAt(index) - '0';
        }
        return number;
    }
}
