package io.rastro.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a report's rows as a workbook, a few held at a time: on as many sheets as it takes, each under the header. What
 * breaks off has no table of contents and opens nowhere.
 *
 * @param <R> a row of the report
 */
final class XlsxOutput<R> implements RowOutput<R> {

    /** Of one sheet, without the header. */
    static final int ROWS_OF_SHEET = 1_048_575;

    private static final int ROWS_AHEAD = 100;

    private final OutputStream out;
    private final List<? extends Column<R>> columns;
    private final SheetWords words;
    private final int rowsOfSheet;
    private final XlsxText texts;
    private final XlsxCells cells;
    private final Workbook workbook;
    private int sheets;
    private Worksheet sheet;
    private int row;

    XlsxOutput(OutputStream out, List<? extends Column<R>> columns, ZoneId zone, SheetWords words) {
        this(out, columns, zone, words, ROWS_OF_SHEET);
    }

    XlsxOutput(OutputStream out, List<? extends Column<R>> columns, ZoneId zone, SheetWords words, int rowsOfSheet) {
        this.out = out;
        this.columns = List.copyOf(columns);
        this.words = words;
        this.rowsOfSheet = rowsOfSheet;
        this.texts = new XlsxText(words.cut());
        this.cells = new XlsxCells(zone, texts);
        this.workbook = new Workbook(new ZipRoomStream(out, ZipRoomStream.BYTES), "Rastro", null);
        this.sheet = workbook.newWorksheet(words.name());
    }

    @Override
    public void begin() throws IOException {
        beginSheet();
        out.flush();
    }

    private void beginSheet() throws IOException {
        row = 0;
        sheets++;
        for (int index = 0; index < columns.size(); index++) {
            texts.add(sheet, 0, index, columns.get(index).header());
            sheet.width(index, XlsxCells.width(columns.get(index)));
        }
        sheet.range(0, 0, 0, columns.size() - 1).style().bold().set();
        sheet.freezePane(0, 1);
        sheet.flush();
    }

    @Override
    public void writeRow(R line) {
        try {
            if (row == rowsOfSheet) {
                endSheet();
                sheet = workbook.newWorksheet(words.name() + " " + (sheets + 1));
                beginSheet();
            }
            row++;
            for (int index = 0; index < columns.size(); index++) {
                cells.add(sheet, row, index, columns.get(index), line);
            }
            if (row % ROWS_AHEAD == 0) {
                flushRows(row - ROWS_AHEAD + 1);
            }
        } catch (IOException disconnect) {
            throw new UncheckedIOException(disconnect);
        }
    }

    /** The library keeps a style by cell; it is cheaper to give it to a column of cells at once. */
    private void flushRows(int first) throws IOException {
        for (int index = 0; index < columns.size(); index++) {
            int column = index;
            XlsxCells.pattern(columns.get(index).format())
                    .ifPresent(pattern -> sheet.range(first, column, row, column)
                            .style()
                            .format(pattern)
                            .set());
        }
        sheet.flush();
    }

    private void endSheet() throws IOException {
        int left = row % ROWS_AHEAD;
        if (left > 0) {
            flushRows(row - left + 1);
        }
        sheet.setAutoFilter(0, 0, row, columns.size() - 1);
        sheet.finish();
    }

    @Override
    public void finish() throws IOException {
        endSheet();
        workbook.finish();
        out.flush();
    }
}
