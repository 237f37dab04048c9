package io.rastro.ingestion;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the dates of a file prove of the order of day and month: a number above twelve is a day.
 *
 * @param open whether a date could be read either way
 * @param dayFirst whether a date can only be read day first
 * @param monthFirst whether a date can only be read month first
 */
public record DateOrder(boolean open, boolean dayFirst, boolean monthFirst) {

    static final DateOrder NOTHING = new DateOrder(false, false, false);

    private static final Pattern DATE =
            Pattern.compile("(?<![\\d./-])(\\d{1,2})([-/.])(\\d{1,2})\\2(?:\\d{4}|\\d{2})(?!\\d)");

    private static final int MONTHS = 12;

    /** With what one more cell proves. */
    DateOrder and(String cell) {
        Matcher date = DATE.matcher(cell);
        if (!date.find()) {
            return this;
        }
        int first = Integer.parseInt(date.group(1));
        int second = Integer.parseInt(date.group(3));
        if (first > MONTHS == second > MONTHS) {
            return first > MONTHS || first == second || open ? this : new DateOrder(true, dayFirst, monthFirst);
        }
        return new DateOrder(open, dayFirst || first > MONTHS, monthFirst || second > MONTHS);
    }

    /** Whether the month comes first; null: unproven, or the file contradicts itself. */
    public @Nullable Boolean proven() {
        return dayFirst == monthFirst ? null : Boolean.valueOf(monthFirst);
    }

    /** Some dates can only be read day first, others only month first: whichever is chosen, some are refused. */
    public boolean isMixed() {
        return dayFirst && monthFirst;
    }

    /** The message key of what stands against reading dates in the order chosen; null: nothing. */
    public @Nullable String objection(@Nullable Boolean chosen) {
        if (chosen == null) {
            return (open && proven() == null) || isMixed() ? "imports.missing.dates" : null;
        }
        boolean contradicted = proven() != null && !chosen.equals(proven());
        return contradicted ? "imports.missing.datesContradict" : null;
    }

    boolean isEmpty() {
        return !open && !dayFirst && !monthFirst;
    }
}
