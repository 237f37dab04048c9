package io.rastro.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes the values of a report's cells: the only place that does, so that grid and CSV cannot disagree. Hand-written
 * digits, because they decide how fast a million rows leave. Not safe for use by several threads.
 */
public final class CellWriter {

    private static final int LONGEST_TIME = 32;

    private final LocalClock clock;
    private final NumberWriter numbers;
    private final Utf8Buffer scratch = new Utf8Buffer(LONGEST_TIME);

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
            case COUNT -> numbers.count(((Number) value).longValue());
            case PERCENT -> numbers.percent(((Number) value).doubleValue());
            case DECIMAL -> numbers.decimal(((Number) value).doubleValue());
            case DURATION, DATE, TIME, DATE_TIME, DAY_FIRST_DATE_TIME -> {
                scratch.clear();
                addTime(format, value, scratch);
                yield scratch.toString();
            }
        };
    }

    /** Adds an instant or a duration, which are written in digits and their punctuation alone. */
    void addTime(Format format, Object value, Utf8Buffer out) {
        if (format == Format.DURATION) {
            addDuration(((Number) value).longValue(), out);
            return;
        }
        long local = clock.localSecond((Instant) value);
        switch (format) {
            case DATE -> out.add(clock.date(local));
            case TIME -> addTimeOfDay(local, out);
            case DATE_TIME -> addTimeOfDay(local, out.add(clock.date(local)).add(' '));
            case DAY_FIRST_DATE_TIME ->
                addTimeOfDay(local, out.add(clock.dayFirstDate(local)).add(' '));
            default -> throw new IllegalArgumentException(format + " is neither an instant nor a duration");
        }
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

    /**
     * Writes a duration as {@code HH:MM:SS}.
     *
     * @param seconds whole seconds; a negative duration keeps its sign in front
     */
    public static String duration(long seconds) {
        Utf8Buffer text = new Utf8Buffer(LONGEST_TIME);
        addDuration(seconds, text);
        return text.toString();
    }

    private static void addDuration(long seconds, Utf8Buffer out) {
        if (seconds < 0) {
            out.add('-');
        }
        long size = Math.abs(seconds);
        out.addNumber(size / 3600)
                .add(':')
                .addTwoDigits((int) (size / 60 % 60))
                .add(':')
                .addTwoDigits((int) (size % 60));
    }

    private static void addTimeOfDay(long localSecond, Utf8Buffer out) {
        int second = LocalClock.secondOfDay(localSecond);
        out.addTwoDigits(second / 3600)
                .add(':')
                .addTwoDigits(second / 60 % 60)
                .add(':')
                .addTwoDigits(second % 60);
    }

    /**
     * Writes counts, ratios and decimals in one style. Halves are rounded up as they are read: 17 of 80 is 21.3 %, though the
     * nearest double is a little less than 21.25. Not safe for use by several threads.
     */
    static final class NumberWriter {

        private final NumberStyle style;
        private final DecimalFormat count;
        private final DecimalFormat percent;
        private final DecimalFormat decimal;

        NumberWriter(NumberStyle style) {
            this.style = style;
            this.count = format("0");
            this.percent = format(style.percentSign() == null ? "0.000" : "0.0");
            this.decimal = format("0.00");
        }

        private DecimalFormat format(String pattern) {
            DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
            symbols.setDecimalSeparator(style.decimalPoint());
            Character grouping = style.grouping();
            if (grouping != null) {
                symbols.setGroupingSeparator(grouping);
            }
            DecimalFormat format = new DecimalFormat(pattern, symbols);
            format.setGroupingUsed(grouping != null);
            format.setGroupingSize(3);
            format.setRoundingMode(RoundingMode.HALF_UP);
            return format;
        }

        String count(long number) {
            return count.format(number);
        }

        String percent(double ratio) {
            BigDecimal exact = BigDecimal.valueOf(ratio);
            String sign = style.percentSign();
            return sign == null ? percent.format(exact) : percent.format(exact.movePointRight(2)) + sign;
        }

        String decimal(double number) {
            return decimal.format(BigDecimal.valueOf(number));
        }
    }

    /**
     * Turns instants into local seconds, remembering the offset until the zone's next change: a column of stamps asks the
     * zone's rules once, not once a cell. One per thread.
     */
    static final class LocalClock {

        private static final int SECONDS_PER_DAY = 86_400;

        private final ZoneRules rules;
        private long offsetFrom = Long.MAX_VALUE;
        private long offsetUntil = Long.MIN_VALUE;
        private int offsetSeconds;
        private long cachedDay = Long.MIN_VALUE;
        private byte[] cachedDate = {};
        private byte[] cachedDayFirst = {};

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
        byte[] date(long localSecond) {
            rememberDay(localSecond);
            return cachedDate;
        }

        /** The local date as {@code dd-MM-yyyy}. */
        byte[] dayFirstDate(long localSecond) {
            rememberDay(localSecond);
            return cachedDayFirst;
        }

        private void rememberDay(long localSecond) {
            long day = Math.floorDiv(localSecond, SECONDS_PER_DAY);
            if (day != cachedDay) {
                cachedDay = day;
                String date = LocalDate.ofEpochDay(day).toString();
                int month = date.length() - "MM-dd".length();
                cachedDate = date.getBytes(StandardCharsets.US_ASCII);
                cachedDayFirst = (date.substring(month + 3)
                                + date.substring(month - 1, month + 3)
                                + date.substring(0, month - 1))
                        .getBytes(StandardCharsets.US_ASCII);
            }
        }

        static int secondOfDay(long localSecond) {
            return Math.floorMod(localSecond, SECONDS_PER_DAY);
        }
    }
}
