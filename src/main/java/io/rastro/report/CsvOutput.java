package io.rastro.report;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A CSV being written. {@link CsvReport} writes any report, {@link CsvExport} the lists that leave by the million: the
 * same bytes.
 *
 * @param <R> a row of the report
 */
public interface CsvOutput<R> {

    /** Writes the header and sends it on at once, so that the download starts before the first row is found. */
    void writeHeader() throws IOException;

    /**
     * Writes one row. Rows leave as they come; nothing is kept.
     *
     * @throws UncheckedIOException when the reader has gone away
     */
    void writeRow(R row);

    void flush() throws IOException;
}
