package io.rastro.ingestion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one sheet of a workbook, one held at a time. Its shared texts are held as far as rows have referred to
 * them; {@link WorkbookSize} keeps them small enough.
 */
final class WorkbookRecords implements TableRecords {

    /** Between the cells of {@link TableRecord#raw}. */
    static final char DELIMITER = ';';

    /** A byte of a workbook holds about so many characters of cells. */
    private static final int CHARACTERS_PER_BYTE = 3;

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Spliterator<Row> rows;
    private final int firstRow;
    private final boolean ragged;
    private final long sizeBytes;
    private int width;
    private long row;
    private long characters;

    WorkbookRecords(Path file, CsvLayout layout) throws IOException {
        this(file, layout, layout.headerLine(), false);
    }

    private WorkbookRecords(Path file, CsvLayout layout, int firstRow, boolean ragged) throws IOException {
        this.workbook = workbook(file);
        this.stream = sheet(workbook, layout.sheet()).openStream();
        this.rows = stream.spliterator();
        this.firstRow = firstRow;
        this.ragged = ragged;
        this.sizeBytes = Files.size(file);
    }

    /** From the first row on, each as wide as it happens to be. */
    static WorkbookRecords ragged(Path file, CsvLayout layout) throws IOException {
        return new WorkbookRecords(file, layout, 0, true);
    }

    static List<String> sheets(Path file) throws IOException {
        try (ReadableWorkbook workbook = workbook(file)) {
            return visible(workbook).stream().map(Sheet::getName).toList();
        }
    }

    private static ReadableWorkbook workbook(Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
        } catch (ExcelReaderException withoutStyles) {
            return plainWorkbook(file);
        }
    }

    /** A workbook need not have styles, but its formats cannot be asked for then. */
    private static ReadableWorkbook plainWorkbook(Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(false, true));
        } catch (ExcelReaderException unreadable) {
            throw new IOException(unreadable);
        }
    }

    private static Sheet sheet(ReadableWorkbook workbook, String name) throws IOException {
        List<Sheet> visible = visible(workbook);
        return visible.stream()
                .filter(sheet -> sheet.getName().equals(name))
                .findFirst()
                .or(() -> visible.stream().findFirst())
                .orElseThrow(() -> new IOException("The workbook has no sheet"));
    }

    private static List<Sheet> visible(ReadableWorkbook workbook) {
        return workbook.getSheets()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .toList();
    }

    @Override
    public @Nullable TableRecord next() throws IOException {
        TableRecord record = nextOrBlank();
        while (record != null && (record.isBlank() || record.line() < firstRow)) {
            record = nextOrBlank();
        }
        if (record != null && width == 0 && !ragged && record.cells() != null) {
            width = record.cells().size();
        }
        return record;
    }

    private @Nullable TableRecord nextOrBlank() throws IOException {
        List<Row> read = new ArrayList<>(1);
        try {
            if (!rows.tryAdvance(read::add)) {
                return null;
            }
        } catch (ExcelReaderException | IllegalStateException | IllegalArgumentException unreadable) {
            if (unreadable.getCause() instanceof XMLStreamException) {
                throw new IOException(unreadable);
            }
            // One cell is not as it should be; the rows after it are.
            return TableRecord.unreadable(++row, "", Notice.of("unreadableRow"));
        }
        // Rows may go without their number: they follow each other then.
        row = Math.max(row + 1, read.get(0).getRowNum());
        return record(read.get(0));
    }

    private TableRecord record(Row read) {
        Set<Notice> warnings = new LinkedHashSet<>();
        List<String> cells = new ArrayList<>();
        for (Cell cell : read) {
            cells.add(cell == null ? "" : WorkbookCell.text(cell, workbook.isDate1904()));
            if (cell != null && WorkbookCell.isCut(cell)) {
                warnings.add(Notice.of("digitsCut", cells.get(cells.size() - 1)));
            }
        }
        while (cells.size() > width && cells.get(cells.size() - 1).isEmpty()) {
            cells.remove(cells.size() - 1);
        }
        while (cells.size() < width) {
            cells.add("");
        }
        String raw = cells.stream().map(WorkbookRecords::quoted).collect(Collectors.joining(String.valueOf(DELIMITER)));
        characters += raw.length();
        return TableRecord.of(row, raw, cells, warnings);
    }

    private static String quoted(String cell) {
        boolean plain =
                cell.chars().noneMatch(unit -> unit == DELIMITER || unit == '"' || unit == '\n' || unit == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    @Override
    public long consumed() {
        return Math.min(sizeBytes, characters / CHARACTERS_PER_BYTE);
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
