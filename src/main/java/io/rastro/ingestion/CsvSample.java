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

    /** @param zone the portal's own */
    public CsvMapping proposal(RecordKind kind, ZoneId zone) throws IOException {
        char delimiter = delimiter();
        return CsvGuess.mapping(kind, delimiter, records(delimiter), zone.getId());
    }

    /** Whether its header names every column by the field it holds, and no field is missing: nothing is to be asked. */
    public boolean namesItsFields(CsvMapping proposal) throws IOException {
        List<List<String>> records = records(proposal.delimiter());
        return !records.isEmpty()
                && proposal.missing().isEmpty()
                && records.get(0).stream()
                        .allMatch(header -> CsvTarget.namedBy(proposal.records(), header).isPresent());
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
        int column = mapping.statusColumn();
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
