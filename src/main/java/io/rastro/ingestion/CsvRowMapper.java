package io.rastro.ingestion;

import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One record of a CSV to one interaction, by way of the JSON it would have been: so both are read by the same rules. A
 * row without an id of its own is identified by the hash of its cells, so that an exact repeat is known as one.
 */
final class CsvRowMapper {

    private final CsvMapping mapping;
    private final LocalStamps stamps;

    CsvRowMapper(CsvMapping mapping) {
        this.mapping = mapping;
        this.stamps = new LocalStamps(ZoneId.of(mapping.zone()), mapping.monthFirst());
    }

    Row row(long line, String raw, List<String> cells, Set<Notice> readingWarnings) {
        Set<Notice> warnings = new LinkedHashSet<>(readingWarnings);
        try {
            return RowReader.row(
                    RecordKind.INTERACTION,
                    line,
                    raw,
                    new CsvRowFacts(mapping, stamps, cells, warnings).json(),
                    warnings);
        } catch (RowRejected rejected) {
            return Row.unreadable(line, raw, rejected.reason());
        }
    }
}
