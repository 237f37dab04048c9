package io.rastro.ingestion;

import io.rastro.interaction.Medium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A CSV read by a mapping, without a database: what the import makes of every line. */
record CsvFile(Path path, CsvMapping mapping) {

    static final String ZONE = "America/Sao_Paulo";
    private static final Instant NOW = Instant.parse("2026-12-31T12:00:00Z");

    /** With the mapping that the page proposes. */
    static CsvFile proposed(String name) {
        return proposed(Path.of("src/test/resources", name));
    }

    static CsvFile proposed(Path path) {
        try {
            CsvSample sample = new CsvSample(path);
            return new CsvFile(path, sample.proposal(RecordKind.INTERACTION, ZoneId.of(ZONE)));
        } catch (IOException disconnect) {
            throw new IllegalStateException(disconnect);
        }
    }

    static CsvFile ofText(Path directory, String text) throws IOException {
        return proposed(Files.writeString(directory.resolve("in.csv"), text));
    }

    CsvFile ofCalls() {
        return new CsvFile(
                path,
                new CsvMapping(
                        mapping.records(),
                        mapping.layout(),
                        mapping.headers(),
                        mapping.columns(),
                        Medium.VOICE,
                        mapping.direction(),
                        mapping.service(),
                        mapping.ivr(),
                        mapping.zone(),
                        mapping.monthFirst(),
                        mapping.emptyWord(),
                        mapping.statuses()));
    }

    CsvFile dayFirst() {
        return new CsvFile(path, mapping.withMonthFirst(false));
    }

    List<CheckedRow> lines() {
        List<CheckedRow> lines = new ArrayList<>();
        try (TableRecords records = TableFile.open(path, mapping.layout())) {
            CsvRows rows = CsvRows.mapped(records, mapping);
            for (InputRow row = rows.next(); row != null; row = rows.next()) {
                lines.add(CheckedRow.check(row, NOW));
            }
            return lines;
        } catch (IOException disconnect) {
            throw new IllegalStateException(disconnect);
        }
    }

    /** What is kept, in the order of the file. */
    List<IncomingInteraction> kept() {
        return lines().stream()
                .map(CheckedRow::passed)
                .filter(Objects::nonNull)
                .map(passed -> ((DerivedInteraction) passed.content()).facts())
                .toList();
    }

    /** What was read of a line, before anything is derived. */
    IncomingInteraction read(int line) {
        return (IncomingInteraction)
                Objects.requireNonNull(lines().get(line).row().incoming());
    }

    /** The keys of the reasons and remarks, with the number of lines that have them: "2 endBeforeStart". */
    List<String> remarks() {
        Stream<Notice> notices = lines().stream()
                .flatMap(line -> Stream.concat(Stream.ofNullable(line.reason()), line.warnings().stream()));
        List<String> keys = notices.map(Notice::key).sorted().toList();
        return keys.stream()
                .distinct()
                .map(key -> keys.stream().filter(key::equals).count() + " " + key)
                .toList();
    }

    List<@Nullable CsvTarget> columns() {
        return mapping.columns();
    }
}
