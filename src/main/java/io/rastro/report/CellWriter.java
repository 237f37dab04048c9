package io.rastro.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the values of a report's cells: the only place that does, so that grid and CSV cannot disagree. Hand-written
 * digits, because they decide how fast a million rows leave. Not safe for use by several threads.
 */
public final class CellWriter {

    private final LocalClock clock;
    private final NumberWriter numbers;

    /**
     * A writer for one thread.
     *
     * @param zone the zone in which instants are shown
     */
    public CellWriter(ZoneId zone, NumberStyle style) {
        this.clock = new LocalClock(zone);
        this.numbers = new NumberWriter(style);
    }

    /** The text of one cell. */
    public <R> String write(ColumnValue<R> column, R row) {
        Object value = column.value(row);
        return value == null ? column.unknown() : write(column.format(), value);
    }

    /** The text of a value outside a table; empty when it is unknown. */
    public String write(Format format, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        return switch (format) {
            case TEXT, PHONE -> text(value);
            case DURATION -> duration(((Number) value).longValue());
            case COUNT -> numbers.count(((Number) value).longValue());
            case PERCENT -> numbers.percent(((Number) value).doubleValue());
            case DECIMAL -> numbers.decimal(((Number) value).doubleValue());
            case DATE -> clock.date(local(value));
            case TIME -> time(local(value));
            case DATE_TIME -> {
                long local = local(value);
                yield clock.date(local) + ' ' + time(local);
            }
            case DAY_FIRST_DATE_TIME -> {
                long local = local(value);
                yield dayFirst(clock.date(local)) + ' ' + time(local);
            }
        };
    }

    private static String text(Object value) {
        if (value instanceof Labelled labelled) {
            return labelled.label();
        }
        return value instanceof List<?> several ? joined(several) : value.toString();
    }

    private static String joined(List<?> values) {
        StringBuilder text = new StringBuilder();
        for (Object value : values) {
            text.append(text.isEmpty() ? "" : ", ").append(value);
        }
        return text.toString();
    }

    private long local(Object value) {
        return clock.localSecond((Instant) value);
    }

    /**
     * Writes a duration as {@code HH:MM:SS}.
     *
     * @param seconds whole seconds; a negative duration keeps its sign in front
     */
    public static String duration(long seconds) {
        long size = Math.abs(seconds);
        String text = hours(size / 3600) + ':' + two((int) (size / 60 % 60)) + ':' + two((int) (size % 60));
        return seconds < 0 ? "-" + text : text;
    }

    private static String hours(long hours) {
        return hours < 100 ? two((int) hours) : Long.toString(hours);
    }

    private static String time(long localSecond) {
        int second = LocalClock.secondOfDay(localSecond);
        char[] text = new char[8];
        digits(text, 0, second / 3600);
        text[2] = ':';
        digits(text, 3, second / 60 % 60);
        text[5] = ':';
        digits(text, 6, second % 60);
        return new String(text);
    }

    /** Turns {@code yyyy-MM-dd} into {@code dd-MM-yyyy}. */
    private static String dayFirst(String date) {
        int month = date.length() - 5;
        return date.substring(month + 3) + date.substring(month - 1, month + 3) + date.substring(0, month - 1);
    }

    private static String two(int number) {
        char[] text = new char[2];
        digits(text, 0, number);
        return new String(text);
    }

    private static void digits(char[] text, int at, int number) {
        text[at] = (char) ('0' + number / 10);
        text[at + 1] = (char) ('0' + number % 10);
    }
}
