package io.rastro.ingestion;

import io.rastro.ingestion.CsvRecords.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A CSV record by record. */
final class CsvRows implements RowSource {

    /** Of the JSON that a shape writes, whose stamps have an offset. */
    private static final StampReader WRITTEN = StampReader.ofMessages(ZoneOffset.UTC);

    private final CsvRecords records;
    private final RecordKind kind;
    private final CsvShape shape;

    private CsvRows(CsvRecords records, RecordKind kind, CsvShape shape) {
        this.records = records;
        this.kind = kind;
        this.shape = shape;
    }

    /** Interactions, whose columns mean what somebody decided. */
    static CsvRows mapped(InputStream in, CsvMapping mapping) throws IOException {
        CsvRecords records = new CsvRecords(in, mapping.delimiter());
        if (mapping.header()) {
            records.next();
        }
        StampReader stamps = StampReader.ofFile(ZoneId.of(mapping.zone()), mapping.monthFirst());
        Occurrences occurrences = new Occurrences();
        return new CsvRows(
                records,
                RecordKind.INTERACTION,
                (cells, warnings) -> new CsvRowFacts(mapping, stamps, occurrences, cells, warnings).json());
    }

    /** Records of any kind below a line with the names of their fields. */
    static CsvRows headed(InputStream in, char delimiter, RecordKind kind, ZoneId zone) throws IOException {
        CsvRecords records = new CsvRecords(in, delimiter);
        CsvRecord header = records.next();
        List<String> names = header == null || header.cells() == null ? List.of() : header.cells();
        return new CsvRows(records, kind, new CsvFields(names, zone));
    }

    @Override
    public @Nullable Row next() throws IOException {
        CsvRecord record = records.next();
        return record == null ? null : row(record);
    }

    private Row row(CsvRecord record) {
        List<String> cells = record.cells();
        if (cells == null) {
            Notice problem = record.problem() == null ? Notice.of("notAnObject") : record.problem();
            return Row.unreadable(record.line(), record.raw(), problem);
        }
        Set<Notice> warnings = new LinkedHashSet<>(record.fallback() ? Set.of(Notice.of("notUtf8")) : Set.of());
        try {
            return RowReader.row(kind, record.line(), record.raw(), shape.json(cells, warnings), WRITTEN, warnings);
        } catch (RowRejected rejected) {
            return Row.unreadable(record.line(), record.raw(), rejected.reason());
        }
    }

    @Override
    public RecordKind kind() {
        return kind;
    }

    @Override
    public long consumed() {
        return records.consumed();
    }
}
