package io.rastro.ingestion;

import io.rastro.ingestion.CsvRecords.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A CSV record by record. */
final class CsvRows implements RowSource {

    private final CsvRecords records;
    private final CsvMapping mapping;
    private final LocalStamps stamps;

    private CsvRows(CsvRecords records, CsvMapping mapping, LocalStamps stamps) {
        this.records = records;
        this.mapping = mapping;
        this.stamps = stamps;
    }

    /** Records whose columns mean what somebody decided. */
    static CsvRows mapped(InputStream in, CsvMapping mapping) throws IOException {
        CsvRecords records = new CsvRecords(in, mapping.delimiter());
        if (mapping.header()) {
            records.next();
        }
        LocalStamps stamps = new LocalStamps(ZoneId.of(mapping.zone()), mapping.monthFirst());
        return new CsvRows(records, mapping, stamps);
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
            CsvRowFacts facts = new CsvRowFacts(mapping, stamps, cells, warnings);
            return RowReader.row(mapping.records(), record.line(), record.raw(), facts.json(), warnings);
        } catch (RowRejected rejected) {
            return Row.unreadable(record.line(), record.raw(), rejected.reason());
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
