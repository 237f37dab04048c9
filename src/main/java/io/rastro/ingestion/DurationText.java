package io.rastro.ingestion;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads lengths of time as exports write them: seconds, a clock (00:30 is half a minute, 01:00:30 a minute more than an
 * hour), numbers with units in Portuguese, English or Spanish, ISO 8601.
 */
final class DurationText {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}(?:[.,]\\d+)?");
    private static final Pattern CLOCK = Pattern.compile(
            "(?:(\\d{1,5})(?:\\.| ?d(?:ias?|ays?)?,? ))?(?:(\\d{1,6}):)?(\\d{1,6}):(\\d{2}(?:[.,]\\d+)?)");
    private static final Pattern PART =
            Pattern.compile("(\\d{1,9}(?:[.,]\\d+)?) ?([a-z]+)\\.?,?(?: (?:e|and|y))?(?: |$)?");
    private static final Pattern HOURS_AND_MINUTES = Pattern.compile("^(\\d{1,6}) ?h ?(\\d{2})$");

    private DurationText() {}

    /** The whole seconds of it, negative where it says so; null: it cannot be understood. */
    static @Nullable Long seconds(String text) {
        String folded = StampWords.fold(text);
        boolean negative = folded.startsWith("-");
        try {
            BigDecimal seconds = positive(negative ? folded.substring(1).strip() : folded);
            if (seconds == null) {
                return null;
            }
            long whole = seconds.setScale(0, RoundingMode.HALF_UP).longValueExact();
            return negative ? -whole : whole;
        } catch (DateTimeException | ArithmeticException notADuration) {
            return null;
        }
    }

    private static @Nullable BigDecimal positive(String text) {
        if (SECONDS.matcher(text).matches()) {
            return decimal(text);
        }
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return clock(clock);
        }
        return text.startsWith("p")
                ? BigDecimal.valueOf(
                        Duration.parse(text.toUpperCase(Locale.ROOT)).toMillis(), 3)
                : withUnits(HOURS_AND_MINUTES.matcher(text).replaceFirst("$1h $2min"));
    }

    private static BigDecimal clock(Matcher clock) {
        BigDecimal total = decimal(clock.group(1)).multiply(BigDecimal.valueOf(24));
        total = total.add(decimal(clock.group(2))).multiply(BigDecimal.valueOf(60));
        total = total.add(decimal(clock.group(3))).multiply(BigDecimal.valueOf(60));
        return total.add(decimal(clock.group(4)));
    }

    private static @Nullable BigDecimal withUnits(String text) {
        Matcher part = PART.matcher(text);
        BigDecimal total = BigDecimal.ZERO;
        int end = 0;
        while (part.find() && part.start() == end) {
            BigDecimal unit = unit(part.group(2));
            if (unit == null) {
                return null;
            }
            total = total.add(decimal(part.group(1)).multiply(unit));
            end = part.end();
        }
        return end == text.length() && end > 0 ? total : null;
    }

    private static @Nullable BigDecimal unit(String word) {
        return switch (word) {
            case "d", "dia", "dias", "day", "days" -> BigDecimal.valueOf(86_400);
            case "h", "hs", "hr", "hrs", "hora", "horas", "hour", "hours" -> BigDecimal.valueOf(3600);
            case "m", "min", "mins", "minuto", "minutos", "minute", "minutes" -> BigDecimal.valueOf(60);
            case "s", "seg", "segs", "segundo", "segundos", "sec", "secs", "second", "seconds" -> BigDecimal.ONE;
            case "ms" -> new BigDecimal("0.001");
            default -> null;
        };
    }

    private static BigDecimal decimal(@Nullable String text) {
        return text == null ? BigDecimal.ZERO : new BigDecimal(text.replace(',', '.'));
    }
}
