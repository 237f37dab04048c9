package io.rastro.report;

import com.opencsv.CSVWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

/**
 * Writes the rows of a report that sums up as CSV by OpenCSV; {@link CsvExport} writes the lists that leave by the million:
 * the same bytes.
 *
 * @param <R> a row of the report
 */
final class CsvReport<R> implements RowOutput<R> {

    private static final int BUFFER_CHARACTERS = 1 << 16;

    private final List<? extends Column<R>> columns;
    private final CsvDialect dialect;
    private final CellWriter cells;
    private final Writer out;
    private final CSVWriter csv;
    private final String[] line;

    CsvReport(OutputStream out, List<? extends Column<R>> columns, CsvDialect dialect, ZoneId zone) {
        this.columns = columns;
        this.dialect = dialect;
        this.cells = new CellWriter(zone, dialect.numbers());
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER_CHARACTERS);
        this.csv = new CSVWriter(this.out, dialect.delimiter(), '"', '"', "\r\n");
        this.line = new String[columns.size()];
    }

    @Override
    public void begin() throws IOException {
        if (dialect.byteOrderMark()) {
            out.write('\uFEFF');
        }
        for (int column = 0; column < line.length; column++) {
            line[column] = dialect.protect(columns.get(column).header());
        }
        csv.writeNext(line, false);
        csv.flush();
    }

    @Override
    public void writeRow(R row) {
        for (int index = 0; index < line.length; index++) {
            Column<R> column = columns.get(index);
            String cell = cells.write(column, row);
            line[index] = column.format().text() ? dialect.protect(cell) : cell;
        }
        csv.writeNext(line, false);
        // OpenCSV keeps its writer's exception to itself until asked.
        if (csv.getException() != null) {
            throw new UncheckedIOException(csv.getException());
        }
    }

    @Override
    public void finish() throws IOException {
        csv.flush();
    }
}
