package io.rastro.ingestion;

import java.io.IOException;
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

    private final TableRecords records;
    private final RecordKind kind;
    private final List<String> header;
    private final CsvShape shape;

    private CsvRows(TableRecords records, RecordKind kind, List<String> header, CsvShape shape) {
        this.records = records;
        this.kind = kind;
        this.header = header;
        this.shape = shape;
    }

    /** Interactions, whose columns mean what somebody decided. */
    static CsvRows mapped(TableRecords records, CsvMapping mapping) throws IOException {
        List<String> header = mapping.header() ? header(records) : CsvHeader.of(mapping.columns());
        StampReader stamps = StampReader.ofFile(ZoneId.of(mapping.zone()), mapping.monthFirst());
        Occurrences occurrences = new Occurrences();
        return new CsvRows(
                records,
                RecordKind.INTERACTION,
                header,
                (cells, warnings) -> new CsvRowFacts(mapping, stamps, occurrences, cells, warnings).json());
    }

    /** Records of any kind below a line with the names of their fields. */
    static CsvRows headed(TableRecords records, RecordKind kind, ZoneId zone) throws IOException {
        List<String> header = header(records);
        return new CsvRows(records, kind, header, new CsvFields(header, zone));
    }

    private static List<String> header(TableRecords records) throws IOException {
        TableRecord header = records.next();
        return header == null || header.cells() == null ? List.of() : header.cells();
    }

    /** The names of the columns; where the file has none, what they mean. */
    List<String> header() {
        return header;
    }

    @Override
    public @Nullable Row next() throws IOException {
        TableRecord record = records.next();
        return record == null ? null : row(record);
    }

    private Row row(TableRecord record) {
        List<String> cells = record.cells();
        if (cells == null) {
            Notice problem = record.problem() == null ? Notice.of("notAnObject") : record.problem();
            return Row.unreadable(record.line(), record.raw(), problem);
        }
        Set<Notice> warnings = new LinkedHashSet<>(record.warnings());
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
