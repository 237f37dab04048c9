package io.rastro.ingestion;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A look into a table, without reading more of it than the mapping page needs. */
public final class CsvSample {

    private static final int RECORDS = 6;
    private static final String UTC = "UTC";
    private static final int SEARCHED = 20_000;
    private static final int VALUES = 30;

    private final Path file;
    private final Map<SampleColumn, Set<String>> words = new HashMap<>();
    private final Map<DateColumns, DateOrder> orders = new HashMap<>();

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
        return new CsvLayoutGuess(file).layout(encoding, sheet);
    }

    /** What somebody chose; where they chose another table, the header is looked for anew. */
    public CsvLayout settled(CsvLayout chosen, CsvLayout before) throws IOException {
        return chosen.headerLine() == before.headerLine() ? new CsvLayoutGuess(file).withHeaderLine(chosen) : chosen;
    }

    /** The names of a workbook's sheets; none: it is no workbook. */
    public List<String> sheets() throws IOException {
        return TableFile.sheets(file);
    }

    /**
     * What its columns probably mean.
     *
     * @param zone the portal's own
     */
    public CsvMapping proposal(RecordKind kind, ZoneId zone) throws IOException {
        return proposal(kind, layout(), zone.getId());
    }

    /** What the columns of the table that is there probably mean. */
    public CsvMapping proposal(RecordKind kind, CsvLayout layout, String zone) throws IOException {
        return ordered(CsvGuess.mapping(kind, layout, records(layout), zone));
    }

    /** The order of day and month that the file proves, unless somebody chose one; unproven, it is to be asked. */
    private CsvMapping ordered(CsvMapping mapping) throws IOException {
        return mapping.monthFirst() == null
                ? mapping.withMonthFirst(dateOrder(mapping).proven())
                : mapping;
    }

    /** Whether its header names every column by the field it holds, and no field is missing: nothing is to be asked. */
    public boolean namesItsFields(CsvMapping proposal) throws IOException {
        return proposal.header()
                && proposal.missing().isEmpty()
                && dateOrder(proposal).objection(proposal.monthFirst()) == null
                && proposal.headers().stream()
                        .allMatch(header -> header.equals(CsvHeader.REASON)
                                || CsvTargets.of(proposal.records()).stream()
                                        .anyMatch(target -> target.isNamedBy(header)));
    }

    /** The zone that would explain rows in the future: read in it, none is. Null: there is no such simple reason. */
    public @Nullable String zoneOfFuture(CsvMapping mapping, CsvPreview preview) throws IOException {
        boolean explained = preview.inFuture() > 0
                && preview(mapping.inZone(UTC), preview.now()).inFuture() == 0;
        return explained ? UTC : null;
    }

    /** Whether anything cuts its lines into cells. */
    public boolean isTable() throws IOException {
        return new CsvLayoutGuess(file).finds(layout());
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
            CsvLayoutGuess.first(records, RECORDS).forEach(record -> cells.add(record.cellsOrNone()));
            return cells;
        }
    }

    /** With a meaning for every word of the column that tells the status, and the order of day and month if it is proven. */
    public CsvMapping complete(CsvMapping mapping) throws IOException {
        return ordered(mapping.withWords(statuses(mapping)));
    }

    private record SampleColumn(CsvLayout layout, int index) {}

    /** The different values of the column that tells the status, of the first many records. */
    public Set<String> statuses(CsvMapping mapping) throws IOException {
        SampleColumn column = new SampleColumn(mapping.layout(), mapping.statusColumn());
        Set<String> known = words.get(column);
        if (known == null) {
            known = column.index() < 0 ? Set.of() : read(column);
            words.put(column, known);
        }
        return known;
    }

    private Set<String> read(SampleColumn column) throws IOException {
        Set<String> values = new LinkedHashSet<>();
        try (TableRecords records = TableFile.open(file, column.layout())) {
            TableRecord record = firstRow(records, column.layout());
            for (int read = 0; record != null && read < SEARCHED && values.size() < VALUES; read++) {
                List<String> cells = record.cellsOrNone();
                if (column.index() < cells.size()) {
                    values.add(cells.get(column.index()));
                }
                record = records.next();
            }
        }
        values.removeIf(String::isBlank);
        return values;
    }

    private record DateColumns(CsvLayout layout, List<Integer> indexes, boolean chosen) {}

    /**
     * What the dates of the whole file prove of the order of day and month. It is read until that is known, or until so
     * many records had no such date at all that the file has none; where somebody chose, only for contradictions among
     * the first records.
     */
    public DateOrder dateOrder(CsvMapping mapping) throws IOException {
        List<Integer> indexes = IntStream.range(0, mapping.columns().size())
                .filter(column -> isDate(mapping.columns().get(column)))
                .boxed()
                .toList();
        DateColumns columns = new DateColumns(mapping.layout(), indexes, mapping.monthFirst() != null);
        DateOrder known = orders.get(columns);
        if (known == null) {
            known = read(columns);
            orders.put(columns, known);
        }
        return known;
    }

    private DateOrder read(DateColumns columns) throws IOException {
        DateOrder order = DateOrder.NOTHING;
        try (TableRecords records = TableFile.open(file, columns.layout())) {
            TableRecord record = firstRow(records, columns.layout());
            for (int read = 0; record != null && isWanted(order, read, columns.chosen()); read++) {
                List<String> cells = record.cellsOrNone();
                for (int column : columns.indexes()) {
                    order = column < cells.size() ? order.and(cells.get(column)) : order;
                }
                record = records.next();
            }
        }
        return order;
    }

    private static @Nullable TableRecord firstRow(TableRecords records, CsvLayout layout) throws IOException {
        TableRecord first = records.next();
        return layout.header() ? records.next() : first;
    }

    private static boolean isDate(@Nullable CsvTarget target) {
        return target != null
                && (target.kind() == CsvTarget.CellType.STAMP || target.kind() == CsvTarget.CellType.DATE);
    }

    private static boolean isWanted(DateOrder order, int read, boolean chosen) {
        boolean decided = chosen || order.proven() != null || order.isMixed() || order.isEmpty();
        return read < SEARCHED || !decided;
    }

    /** The first rows as they would be stored. */
    public CsvPreview preview(CsvMapping mapping, Instant now) throws IOException {
        List<CheckedRow> checked = new ArrayList<>();
        try (TableRecords records = TableFile.open(file, mapping.layout())) {
            CsvRows rows = CsvRows.mapped(records, mapping);
            InputRow row = rows.next();
            while (row != null && checked.size() < RECORDS) {
                checked.add(CheckedRow.check(row, now));
                row = rows.next();
            }
        }
        return new CsvPreview(checked, now);
    }
}
