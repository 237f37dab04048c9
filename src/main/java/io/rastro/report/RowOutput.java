package io.rastro.report;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A file being written, row by row. Its stream stays open.
 *
 * @param <R> a row of the report
 */
public interface RowOutput<R> {

    /** Writes what comes before the rows and sends it on at once, so that the download starts before the first is found. */
    void begin() throws IOException;

    /**
     * Writes one row. Rows leave as they come; nothing is kept.
     *
     * @throws UncheckedIOException when the reader has gone away
     */
    void writeRow(R row);

    /** Writes what comes after the rows, and sends all: without it, a format that can tells that its end is missing. */
    void finish() throws IOException;
}
