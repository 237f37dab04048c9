package io.rastro.report;

/**
 * One column of a report under its header: the grid, the CSV and the help page follow from it.
 *
 * @param <R> a row of the report
 */
public interface Column<R> extends ColumnValue<R> {

    /** The header as it is read, the same on screen and in the CSV; never a key of messages. */
    String header();
}
