package io.rastro.ingestion;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A look into a CSV, without reading more of it than the mapping page needs. */
public final class CsvSample {

    private static final int RECORDS = 6;
    private static final int SEARCHED = 20_000;
    private static final int VALUES = 30;

    private final Path file;

    public CsvSample(Path file) {
        this.file = file;
    }

    public char delimiter() throws IOException {
        try (InputStream in = open()) {
            ByteLines.Line line = new ByteLines(in).read();
            return CsvGuess.delimiter(line == null || line.text() == null ? "" : line.text());
        }
    }

    /** What a file headed by names of fields lacks; empty: nothing. */
    public List<String> missing(RecordKind kind, ZoneId zone) throws IOException {
        List<List<String>> records = records(delimiter());
        return new CsvFields(records.isEmpty() ? List.of() : records.get(0), zone).missing(kind);
    }

    /** The first records, the header among them. */
    public List<List<String>> records(char delimiter) throws IOException {
        List<List<String>> first = new ArrayList<>();
        try (InputStream in = open()) {
            CsvRecords records = new CsvRecords(in, delimiter);
            CsvRecords.CsvRecord record = records.next();
            while (record != null && first.size() < RECORDS) {
                if (record.cells() != null) {
                    first.add(record.cells());
                }
                record = records.next();
            }
        }
        return first;
    }

    /** The different values of the column that tells the status, of the first many records. */
    public Set<String> statuses(CsvMapping mapping) throws IOException {
        Set<String> values = new LinkedHashSet<>();
        int column = mapping.columns().indexOf(CsvTarget.STATUS);
        if (column < 0) {
            return values;
        }
        try (InputStream in = open()) {
            CsvRecords records = new CsvRecords(in, mapping.delimiter());
            CsvRecords.CsvRecord record = mapping.header() ? skipped(records) : records.next();
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

    private static CsvRecords.@Nullable CsvRecord skipped(CsvRecords records) throws IOException {
        records.next();
        return records.next();
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
        try (InputStream in = open()) {
            CsvRecords records = new CsvRecords(in, mapping.delimiter());
            CsvRecords.CsvRecord record = mapping.header() ? skipped(records) : records.next();
            for (int read = 0; record != null && isWanted(order, read, mapping.monthFirst()); read++) {
                List<String> cells = record.cells() == null ? List.of() : record.cells();
                for (int column : stamps) {
                    order = column < cells.size() ? order.and(cells.get(column)) : order;
                }
                record = records.next();
            }
        }
        return order;
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
        try (InputStream in = open()) {
            CsvRows rows = CsvRows.mapped(in, mapping);
            Row row = rows.next();
            while (row != null && checked.size() < RECORDS) {
                checked.add(Checked.check(row, now));
                row = rows.next();
            }
        }
        return checked;
    }

    private InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(file));
    }
}
