package io.rastro.report;

/** How a column's value is written. */
public enum Format {
    TEXT,
    /** A text that is a phone number, or may be: written as it is, drawn in groups. */
    PHONE,
    /** An instant as {@code yyyy-MM-dd} in the portal's zone. */
    DATE,
    /** An instant as {@code HH:mm:ss} in the portal's zone. */
    TIME,
    /** An instant as {@code yyyy-MM-dd HH:mm:ss} in the portal's zone. */
    DATE_TIME,
    /** An instant as {@code dd-MM-yyyy HH:mm:ss} in the portal's zone. */
    DAY_FIRST_DATE_TIME,
    /** Whole seconds (a Long) as {@code HH:MM:SS}, the hours growing past 24. */
    DURATION,
    /** A Long. */
    COUNT,
    /** A ratio (a Double, 1 is the whole) as per cent with one decimal. */
    PERCENT,
    /** A Double with two decimals. */
    DECIMAL;

    /** Whether cells hold text as it came, in which a spreadsheet might see a formula or a number. */
    public boolean text() {
        return this == TEXT || this == PHONE;
    }

    /** Whether cells are right-aligned numbers. */
    public boolean numeric() {
        return switch (this) {
            case DURATION, COUNT, PERCENT, DECIMAL -> true;
            case TEXT, PHONE, DATE, TIME, DATE_TIME, DAY_FIRST_DATE_TIME -> false;
        };
    }
}
