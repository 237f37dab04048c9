package io.rastro.ingestion;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the table of a file most probably is: its delimiter or sheet, and the line that names its columns. */
final class CsvLayoutGuess {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final int LOOKED_AT = 50;

    private final Path file;

    CsvLayoutGuess(Path file) {
        this.file = file;
    }

    /**
     * Where it is in a certain sheet, or in a CSV of a certain encoding.
     *
     * @param encoding empty: told from its bytes
     * @param sheet empty: the first visible one with a table
     */
    CsvLayout layout(String encoding, String sheet) throws IOException {
        return TableFile.isWorkbook(file) ? ofWorkbook(sheet) : ofText(encoding);
    }

    private CsvLayout ofText(String encoding) throws IOException {
        CsvLayout best = new CsvLayout(DELIMITERS.get(0), 0, encoding, "");
        long bestScore = 0;
        for (char delimiter : delimiters(best)) {
            CsvLayout layout = best.withDelimiter(delimiter);
            long score = score(look(layout));
            if (score > bestScore) {
                best = layout;
                bestScore = score;
            }
        }
        return withHeaderLine(best);
    }

    /** A cover sheet without a table is passed over. */
    private CsvLayout ofWorkbook(String sheet) throws IOException {
        List<String> sheets = sheet.isEmpty() ? TableFile.sheets(file) : List.of(sheet);
        CsvLayout first = new CsvLayout(WorkbookRecords.DELIMITER, 0, "", sheets.isEmpty() ? "" : sheets.get(0));
        for (String name : sheets) {
            CsvLayout layout = new CsvLayout(WorkbookRecords.DELIMITER, 0, "", name);
            List<TableRecord> look = look(layout);
            if (score(look) > 0) {
                return layout.withHeaderLine(CsvHeader.line(look));
            }
        }
        return first;
    }

    /** Whether there is a table: a delimiter or columns that make more than one cell of a line. */
    boolean finds(CsvLayout layout) throws IOException {
        return score(look(layout)) > 0;
    }

    /** The same place, with the line that names the columns there. */
    CsvLayout withHeaderLine(CsvLayout layout) throws IOException {
        return layout.withHeaderLine(CsvHeader.line(look(layout)));
    }

    /** The one that a first line for Excel names, or all. */
    private List<Character> delimiters(CsvLayout layout) throws IOException {
        try (var in = TableFile.lines(file, layout)) {
            ByteLines.Line first = new ByteLines(in).read();
            Character named = first == null || first.text() == null ? null : CsvRecords.separator(first.text());
            return named == null ? DELIMITERS : List.of(named);
        }
    }

    /** How many records are of the most common width, and how wide: a delimiter cuts all lines alike. */
    private static long score(List<TableRecord> records) {
        Map<Integer, Long> widths = records.stream()
                .map(record -> record.cellsOrNone().size())
                .filter(width -> width > 1)
                .collect(Collectors.groupingBy(width -> width, Collectors.counting()));
        return widths.entrySet().stream()
                .mapToLong(width -> width.getKey() * width.getValue())
                .max()
                .orElse(0);
    }

    private List<TableRecord> look(CsvLayout layout) throws IOException {
        try (TableRecords records = TableFile.openRagged(file, layout)) {
            return first(records, LOOKED_AT);
        }
    }

    /** The first records that can be read. */
    static List<TableRecord> first(TableRecords records, int count) throws IOException {
        List<TableRecord> first = new ArrayList<>();
        while (first.size() < count) {
            TableRecord record = records.next();
            if (record == null) {
                return first;
            }
            if (record.cells() != null) {
                first.add(record);
            }
        }
        return first;
    }
}
