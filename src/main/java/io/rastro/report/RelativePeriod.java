package io.rastro.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A span of dates that moves with the day on which it is asked for. A week begins on Monday; a week or month that goes
 * on ends with that day.
 */
@SuppressWarnings("ImmutableEnumChecker") // stateless functions
public enum RelativePeriod {
    TODAY(today -> today, today -> today),
    YESTERDAY(today -> today.minusDays(1), today -> today.minusDays(1)),
    THIS_WEEK(RelativePeriod::monday, today -> today),
    LAST_WEEK(today -> monday(today).minusDays(7), today -> monday(today).minusDays(1)),
    LAST_7_DAYS(today -> today.minusDays(6), today -> today),
    LAST_30_DAYS(today -> today.minusDays(29), today -> today),
    THIS_MONTH(RelativePeriod::firstOfMonth, today -> today),
    LAST_MONTH(
            today -> firstOfMonth(today).minusMonths(1),
            today -> firstOfMonth(today).minusDays(1));

    private final UnaryOperator<LocalDate> first;
    private final UnaryOperator<LocalDate> last;

    RelativePeriod(UnaryOperator<LocalDate> first, UnaryOperator<LocalDate> last) {
        this.first = first;
        this.last = last;
    }

    /** The dates it comes to, both included, where the day is this one. */
    public Period on(LocalDate today) {
        return new Period(first.apply(today), last.apply(today));
    }

    /** The word in an address, in no language. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The period of a word in an address; empty if it is none. */
    public static Optional<RelativePeriod> ofCode(String code) {
        return Arrays.stream(values())
                .filter(period -> period.code().equals(code))
                .findFirst();
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static LocalDate firstOfMonth(LocalDate day) {
        return day.withDayOfMonth(1);
    }
}
