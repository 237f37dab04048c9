package io.rastro.ingestion;

import io.rastro.ingestion.CsvRecords.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV, read as its mapping says. */
final class CsvRows implements RowSource {

    private final CsvRecords records;
    private final CsvRowMapper mapper;
    private boolean headerExpected;

    CsvRows(InputStream in, CsvMapping mapping) {
        this.records = new CsvRecords(in, mapping.delimiter());
        this.mapper = new CsvRowMapper(mapping);
        this.headerExpected = mapping.header();
    }

    @Override
    public @Nullable Row next() throws IOException {
        CsvRecord record = records.next();
        if (headerExpected) {
            headerExpected = false;
            record = records.next();
        }
        return record == null ? null : row(record);
    }

    private Row row(CsvRecord record) {
        if (record.cells() == null) {
            Notice problem = record.problem() == null ? Notice.of("notAnObject") : record.problem();
            return Row.unreadable(record.line(), record.raw(), problem);
        }
        Set<Notice> warnings = record.fallback() ? Set.of(Notice.of("notUtf8")) : Set.of();
        return mapper.row(record.line(), record.raw(), record.cells(), warnings);
    }

    @Override
    public long consumed() {
        return records.consumed();
    }
}
