package io.rastro.ingestion;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A look into a table, without reading more of it than the mapping page needs. */
public final class CsvSample {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final int LOOKED_AT = 50;
    private static final int RECORDS = 6;
    private static final int SEARCHED = 20_000;
    private static final int VALUES = 30;

    private final Path file;

    public CsvSample(Path file) {
        this.file = file;
    }

    /** Where the table most probably is. */
    public CsvLayout layout() throws IOException {
        return layout("", "");
    }

    /**
     * Where it most probably is in a certain sheet, or in a CSV of a certain encoding.
     *
     * @param encoding empty: told from its bytes
     * @param sheet empty: the first visible one
     */
    public CsvLayout layout(String encoding, String sheet) throws IOException {
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
        return best.withHeaderLine(headerLine(best));
    }

    /** A cover sheet without a table is passed over. */
    private CsvLayout ofWorkbook(String sheet) throws IOException {
        List<String> sheets = sheet.isEmpty() ? sheets() : List.of(sheet);
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

    /** What somebody chose; where they chose another table, the header is looked for anew. */
    public CsvLayout settled(CsvLayout chosen, CsvLayout before) throws IOException {
        return chosen.headerLine() == before.headerLine() ? chosen.withHeaderLine(headerLine(chosen)) : chosen;
    }

    private int headerLine(CsvLayout layout) throws IOException {
        return CsvHeader.line(look(layout));
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

    private static List<TableRecord> first(TableRecords records, int count) throws IOException {
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

    /** The names of a workbook's sheets; none: it is no workbook. */
    public List<String> sheets() throws IOException {
        return TableFile.sheets(file);
    }

    /** What a file headed by names of fields lacks; empty: nothing. */
    public List<String> missing(RecordKind kind, ZoneId zone) throws IOException {
        List<List<String>> records = records(layout());
        return new CsvFields(records.isEmpty() ? List.of() : records.get(0), zone).missing(kind);
    }

    /** Whether there is anything below the header. */
    public boolean hasRows() throws IOException {
        CsvLayout layout = layout();
        return records(layout).size() > (layout.header() ? 1 : 0);
    }

    /** The first records, the header among them. */
    public List<List<String>> records(CsvLayout layout) throws IOException {
        try (TableRecords records = TableFile.open(file, layout)) {
            List<List<String>> cells = new ArrayList<>();
            first(records, RECORDS).forEach(record -> cells.add(record.cellsOrNone()));
            return cells;
        }
    }

    /** The different values of the column that tells the status, of the first many records. */
    public Set<String> statuses(CsvMapping mapping) throws IOException {
        Set<String> values = new LinkedHashSet<>();
        int column = mapping.columns().indexOf(CsvTarget.STATUS);
        if (column < 0) {
            return values;
        }
        try (TableRecords records = TableFile.open(file, mapping.layout())) {
            TableRecord record = firstRow(records, mapping);
            for (int read = 0; record != null && read < SEARCHED && values.size() < VALUES; read++) {
                if (record.cells() != null && column < record.cells().size()) {
                    values.add(record.cells().get(column));
                }
                record = records.next();
            }
        }
        values.removeIf(String::isBlank);
        return values;
    }

    /**
     * What the dates of the whole file prove of the order of day and month. It is read until that is known, or until so
     * many records had no such date at all that the file has none; where somebody chose, only for contradictions among
     * the first records.
     */
    public DateOrder dateOrder(CsvMapping mapping) throws IOException {
        int[] stamps = IntStream.range(0, mapping.columns().size())
                .filter(column -> isDate(mapping.columns().get(column)))
                .toArray();
        DateOrder order = DateOrder.NOTHING;
        try (TableRecords records = TableFile.open(file, mapping.layout())) {
            TableRecord record = firstRow(records, mapping);
            for (int read = 0; record != null && isWanted(order, read, mapping.monthFirst()); read++) {
                List<String> cells = record.cellsOrNone();
                for (int column : stamps) {
                    order = column < cells.size() ? order.and(cells.get(column)) : order;
                }
                record = records.next();
            }
        }
        return order;
    }

    private static @Nullable TableRecord firstRow(TableRecords records, CsvMapping mapping) throws IOException {
        TableRecord first = records.next();
        return mapping.header() ? records.next() : first;
    }

    private static boolean isDate(@Nullable CsvTarget target) {
        return target != null && (target.kind() == CsvTarget.Kind.STAMP || target.kind() == CsvTarget.Kind.DATE);
    }

    private static boolean isWanted(DateOrder order, int read, @Nullable Boolean chosen) {
        boolean decided = chosen != null || order.proven() != null || order.isMixed() || order.isEmpty();
        return read < SEARCHED || !decided;
    }

    /** The first rows as they would be stored. */
    public List<Checked> preview(CsvMapping mapping, Instant now) throws IOException {
        List<Checked> checked = new ArrayList<>();
        try (TableRecords records = TableFile.open(file, mapping.layout())) {
            CsvRows rows = CsvRows.mapped(records, mapping);
            Row row = rows.next();
            while (row != null && checked.size() < RECORDS) {
                checked.add(Checked.check(row, now));
                row = rows.next();
            }
        }
        return checked;
    }
}
