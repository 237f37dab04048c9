package io.rastro.report;

import org.jspecify.annotations.Nullable;

/**
 * What a column of a report shows, without the header it stands under: some headers depend on the reader's language or
 * on what was asked, and are given by {@link TitledColumn}. Neither a grid nor a CSV takes a column without one.
 *
 * @param <R> a row of the report
 */
public interface ColumnValue<R> {

    /** Names the column in message keys and in HTML. */
    String key();

    /** How a value is written, the same on screen and in the CSV. */
    Format format();

    /**
     * The value of a row; null when it is unknown, which is shown as empty. A {@link Labelled} fact shows its word, a
     * list its elements.
     */
    @Nullable
    Object value(R row);

    /** What stands for an unknown value. */
    default String unknown() {
        return "";
    }

    /** Whether the grid shows it at first; the reader may choose otherwise. */
    boolean onScreen();
}
