package io.rastro.ingestion;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Opens an uploaded table, whatever it is written in. */
final class TableFile {

    private TableFile() {}

    static TableRecords open(Path file, CsvLayout layout) throws IOException {
        return isWorkbook(file) ? new WorkbookRecords(file, layout) : CsvRecords.of(lines(file, layout), layout);
    }

    /** The same from the first line on, each record as wide as it happens to be. */
    static TableRecords openRagged(Path file, CsvLayout layout) throws IOException {
        return isWorkbook(file) ? WorkbookRecords.ragged(file, layout) : CsvRecords.ragged(lines(file, layout), layout);
    }

    /** The names of a workbook's sheets; none: it is no workbook. */
    static List<String> sheets(Path file) throws IOException {
        return isWorkbook(file) ? WorkbookRecords.sheets(file) : List.of();
    }

    static boolean isWorkbook(Path file) throws IOException {
        return FileType.of(file) == FileType.XLSX;
    }

    /** The bytes of a CSV as UTF-8, whatever its encoding. */
    static InputStream lines(Path file, CsvLayout layout) throws IOException {
        return TextStream.open(new BufferedInputStream(Files.newInputStream(file)), layout.encoding());
    }
}
