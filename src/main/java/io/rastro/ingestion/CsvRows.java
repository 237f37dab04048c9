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

    /** Of the JSON that a row's facts are written in, whose stamps have an offset. */
    private static final StampReader WRITTEN = StampReader.ofMessages(ZoneOffset.UTC);

    private final TableRecords records;
    private final CsvMapping mapping;
    private final List<String> header;
    private final StampReader stamps;
    private final Occurrences occurrences = new Occurrences();

    private CsvRows(TableRecords records, CsvMapping mapping, List<String> header) {
        this.records = records;
        this.mapping = mapping;
        this.header = header;
        this.stamps = StampReader.ofFile(ZoneId.of(mapping.zone()), mapping.monthFirst());
    }

    /** Records whose columns mean what somebody decided. */
    static CsvRows mapped(TableRecords records, CsvMapping mapping) throws IOException {
        return new CsvRows(records, mapping, mapping.header() ? header(records) : CsvHeader.of(mapping.columns()));
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
    public @Nullable InputRow next() throws IOException {
        TableRecord record = records.next();
        return record == null ? null : row(record);
    }

    private InputRow row(TableRecord record) {
        List<String> cells = record.cells();
        if (cells == null) {
            Notice problem = record.problem() == null ? Notice.of("notAnObject") : record.problem();
            return InputRow.unreadable(record.line(), record.raw(), problem);
        }
        Set<Notice> warnings = new LinkedHashSet<>(record.warnings());
        try {
            CsvRowFacts facts = new CsvRowFacts(mapping, stamps, occurrences, cells, warnings);
            return RowReader.row(mapping.records(), record.line(), record.raw(), facts.json(), WRITTEN, warnings);
        } catch (RowRejected rejected) {
            return InputRow.unreadable(record.line(), record.raw(), rejected.reason());
        }
    }

    @Override
    public RecordKind kind() {
        return mapping.records();
    }

    @Override
    public long consumed() {
        return records.consumed();
    }
}
