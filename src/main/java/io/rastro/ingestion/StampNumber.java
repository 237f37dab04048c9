package io.rastro.ingestion;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stamps that are one number: seconds (with or without a fraction), milliseconds, microseconds or nanoseconds since 1970;
 * the days of a spreadsheet; year, month, day and time without anything between them. How many digits there are tells
 * which it is.
 */
final class StampNumber {

    private static final Pattern NUMBER = Pattern.compile("(\\d+)(?:[.,](\\d+))?");
    private static final LocalDate SPREADSHEET_ZERO = LocalDate.of(1899, 12, 30);
    private static final BigDecimal MILLIS_OF_DAY = BigDecimal.valueOf(86_400_000L);

    /** Fewer decimals than this of a spreadsheet's day leave milliseconds open. */
    private static final int MILLISECOND_DECIMALS = 9;

    private StampNumber() {}

    /** Null: not a number. @throws DateTimeException a number that is no stamp */
    static @Nullable StampParts parse(String text) {
        Matcher match = NUMBER.matcher(text);
        if (!match.matches()) {
            return null;
        }
        String digits = match.group(1);
        String fraction = match.group(2);
        return fraction == null ? whole(digits) : fractional(digits, fraction);
    }

    private static StampParts whole(String digits) {
        return switch (digits.length()) {
            case 5 -> spreadsheet(new BigDecimal(digits), 0);
            case 6 -> new StampParts(yearOfCentury(digits), null, null);
            case 8 -> new StampParts(date(digits), null, null);
            case 10 -> epoch(digits, 0);
            case 12 -> twelve(digits);
            case 13 -> epoch(digits, 3);
            case 14 -> new StampParts(date(digits), time(digits.substring(8)), null);
            case 16 -> epoch(digits, 6);
            case 17 -> new StampParts(date(digits), millisecond(digits), null);
            case 19 -> epoch(digits, 9);
            default -> throw new DateTimeException("no such form");
        };
    }

    private static StampParts fractional(String digits, String fraction) {
        BigDecimal number = new BigDecimal(digits + "." + fraction);
        return switch (digits.length()) {
            case 1 -> new StampParts(null, timeOfDay(number, fraction.length()), null);
            case 5 -> spreadsheet(number, fraction.length());
            case 10, 13 -> StampParts.of(instant(number.movePointLeft(digits.length() - 10)));
            case 14 -> new StampParts(date(digits), time(digits.substring(8)).plusNanos(nanos(fraction)), null);
            default -> throw new DateTimeException("no such form");
        };
    }

    /** @param decimals how many of the digits are behind the seconds */
    private static StampParts epoch(String digits, int decimals) {
        return StampParts.of(instant(new BigDecimal(digits).movePointLeft(decimals)));
    }

    private static Instant instant(BigDecimal seconds) {
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        return Instant.ofEpochSecond(
                whole.longValueExact(),
                seconds.subtract(whole).movePointRight(9).longValue());
    }

    /** Days since the end of 1899. A half is noon; what spreadsheets round away is rounded back. */
    private static StampParts spreadsheet(BigDecimal days, int decimals) {
        LocalDate date = SPREADSHEET_ZERO.plusDays(days.intValue());
        if (date.getYear() < 1990 || date.getYear() > 2099) {
            throw new DateTimeException("no such form");
        }
        BigDecimal part = days.remainder(BigDecimal.ONE);
        long millis = millis(part, decimals);
        return new StampParts(
                date.plusDays(millis / 86_400_000L), LocalTime.ofNanoOfDay(millis % 86_400_000L * 1_000_000L), null);
    }

    private static LocalTime timeOfDay(BigDecimal part, int decimals) {
        return LocalTime.ofNanoOfDay(millis(part, decimals) * 1_000_000L);
    }

    private static long millis(BigDecimal part, int decimals) {
        BigDecimal millis = part.multiply(MILLIS_OF_DAY);
        return decimals >= MILLISECOND_DECIMALS
                ? millis.setScale(0, RoundingMode.HALF_UP).longValue()
                : millis.movePointLeft(3).setScale(0, RoundingMode.HALF_UP).longValue() * 1000;
    }

    /** A year of four digits to the minute, or one of two to the second: whichever of them exists alone. */
    private static StampParts twelve(String digits) {
        StampParts minute = attempt(digits, 8);
        StampParts second = attempt(digits, 6);
        if (minute != null && second != null) {
            throw new StampParts.Ambiguous("ambiguousDate", digits);
        }
        if (minute != null) {
            return minute;
        }
        if (second != null) {
            return second;
        }
        throw new DateTimeException("no such form");
    }

    private static @Nullable StampParts attempt(String digits, int dateDigits) {
        try {
            LocalDate date = dateDigits == 8 ? date(digits) : yearOfCentury(digits);
            return new StampParts(date, time(digits.substring(dateDigits)), null);
        } catch (DateTimeException noSuchDate) {
            return null;
        }
    }

    static LocalDate date(String digits) {
        int year = number(digits, 0, 4);
        if (year < 1900 || year > 2099) {
            throw new DateTimeException("no such form");
        }
        return LocalDate.of(year, number(digits, 4, 6), number(digits, 6, 8));
    }

    private static LocalDate yearOfCentury(String digits) {
        return LocalDate.of(century(number(digits, 0, 2)), number(digits, 2, 4), number(digits, 4, 6));
    }

    /** Hours and minutes, or seconds too. */
    static LocalTime time(String digits) {
        return LocalTime.of(
                number(digits, 0, 2), number(digits, 2, 4), digits.length() == 6 ? number(digits, 4, 6) : 0);
    }

    private static LocalTime millisecond(String digits) {
        return time(digits.substring(8, 14)).plusNanos(number(digits, 14, 17) * 1_000_000L);
    }

    /** The nanoseconds of the digits behind a point. */
    static int nanos(String fraction) {
        return Integer.parseInt((fraction + "00000000").substring(0, 9));
    }

    /** The year of two digits. */
    static int century(int year) {
        return year + (year < 70 ? 2000 : 1900);
    }

    private static int number(String digits, int from, int until) {
        return Integer.parseInt(digits, from, until, 10);
    }
}
