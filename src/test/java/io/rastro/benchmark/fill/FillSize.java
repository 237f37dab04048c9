package io.rastro.benchmark.fill;

import java.time.LocalDate;
import java.time.temporal.IsoFields;

/**
 * How much there is of everything.
 *
 * @param rows interactions over {@link #MONTHS} months
 */
public record FillSize(long rows) {

    public static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    public static final int MONTHS = 24;
    public static final int AGENTS = 2_000;
    /** The last agents left the company after {@link #DEPARTED_AFTER}. */
    public static final int DEPARTED_AGENTS = 400;

    public static final LocalDate DEPARTED_AFTER = LocalDate.of(2024, 6, 30);
    public static final int SERVICES = 300;
    public static final int TAGS = 200;
    /** Of these a handful of interactions carries the last; nobody carries the one before. */
    public static final int RARE_INTERACTIONS = 20;

    /** The import of a handful of interactions from all the time; all others came in a file for each quarter. */
    public static final int RARE_IMPORT = 1;

    public static final int MESSAGES_OF_LONGEST = 5_000;

    /** 1.5 million of 10 million interactions. */
    public int contacts() {
        return (int) Math.max(1_000, rows * 15 / 100);
    }

    /** The import of what happened on a day. */
    public static int importOf(LocalDate date) {
        return date.getYear() * 10 + date.get(IsoFields.QUARTER_OF_YEAR);
    }

    public static LocalDate endDay() {
        return FIRST_DAY.plusMonths(MONTHS);
    }
}
