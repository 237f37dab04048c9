package io.rastro.report;

/**
 * One column of a report that sums up: a count, a sum, or a ratio of sums, whose empty denominator is a null value.
 *
 * @param <R> a row of the report; the total is one, too
 */
public interface SummaryColumn<R> extends ColumnValue<R> {

    /** An empty denominator is no zero. */
    String EMPTY = "—";

    /** Names the group of columns that it stands under. */
    String group();

    /** Whether a bar beside the number shows how large it is. */
    default boolean bar() {
        return format() == Format.PERCENT;
    }

    @Override
    default String unknown() {
        return EMPTY;
    }

    @Override
    default boolean onScreen() {
        return true;
    }
}
