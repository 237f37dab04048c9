package io.rastro.report;

import org.jspecify.annotations.Nullable;

/**
 * One column of a report, declared once: the grid, the CSV and the help page follow from it.
 *
 * @param <R> a row of the report
 */
public interface Column<R> {

    /** Names the column in message keys and in HTML. */
    String key();

    /** The header, the same on screen and in the CSV. */
    String header();

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
