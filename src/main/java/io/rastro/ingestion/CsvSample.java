package io.rastro.ingestion;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A look into a CSV, without reading more of it than the mapping page needs. */
public final class CsvSample {

    private static final int RECORDS = 6;
    private static final String UTC = "UTC";
    private static final int SEARCHED = 20_000;
    private static final int VALUES = 30;
    private static final int PREVIEWED = 200;

    private final Path file;
    private final Map<Column, Set<String>> words = new HashMap<>();

    public CsvSample(Path file) {
        this.file = file;
    }

    public char delimiter() throws IOException {
        try (InputStream in = open()) {
            ByteLines.Line line = new ByteLines(in).read();
            return CsvGuess.delimiter(line == null || line.text() == null ? "" : line.text());
        }
    }

    /**
     * What its columns probably mean.
     *
     * @param zone the portal's own
     */
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
                        .allMatch(header ->
                                CsvTarget.namedBy(proposal.records(), header).isPresent());
    }

    /** The zone that would explain rows in the future: read in it, none is. Null: there is no such simple reason. */
    public @Nullable String zoneOfFuture(CsvMapping mapping, CsvPreview preview) throws IOException {
        boolean explained = preview.inFuture() > 0
                && preview(mapping.inZone(UTC), preview.now()).inFuture() == 0;
        return explained ? UTC : null;
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

    /** With a meaning for every word of the column that tells the status. */
    public CsvMapping complete(CsvMapping mapping) throws IOException {
        return mapping.withWords(statuses(mapping));
    }

    private record Column(char delimiter, boolean header, int index) {}

    /** The different values of the column that tells the status, of the first many records. */
    public Set<String> statuses(CsvMapping mapping) throws IOException {
        Column column = new Column(mapping.delimiter(), mapping.header(), mapping.statusColumn());
        Set<String> known = words.get(column);
        if (known == null) {
            known = column.index() < 0 ? Set.of() : read(column);
            words.put(column, known);
        }
        return known;
    }

    private Set<String> read(Column column) throws IOException {
        Set<String> values = new LinkedHashSet<>();
        try (InputStream in = open()) {
            CsvRecords records = new CsvRecords(in, column.delimiter());
            CsvRecords.CsvRecord record = column.header() ? skipped(records) : records.next();
            for (int read = 0; record != null && read < SEARCHED && values.size() < VALUES; read++) {
                if (record.cells() != null && column.index() < record.cells().size()) {
                    values.add(record.cells().get(column.index()));
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
    public CsvPreview preview(CsvMapping mapping, Instant now) throws IOException {
        List<Checked> checked = new ArrayList<>();
        try (InputStream in = open()) {
            CsvRows rows = CsvRows.mapped(in, mapping);
            Row row = rows.next();
            while (row != null && checked.size() < PREVIEWED) {
                checked.add(Checked.check(row, now));
                row = rows.next();
            }
        }
        return new CsvPreview(checked, now);
    }

    private InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(file));
    }
}
