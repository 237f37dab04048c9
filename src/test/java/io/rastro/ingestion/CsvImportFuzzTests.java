package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.ServiceScope;
import io.rastro.interaction.Medium;
import io.rastro.testing.PortalTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Damaged lines of real files on the whole road into the database: each record is stored or refused, and counted once. */
@PortalTest
class CsvImportFuzzTests {

    private static final int LINES = 1_500;
    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{7,}");
    private static final Pattern NAMED_ID = Pattern.compile("^([A-Za-z-][A-Za-z -]*)\\d+");
    private static final Pattern SECOND = Pattern.compile("(?<=:\\d\\d):\\d\\d");

    @Autowired
    ImportRuns runs;

    @Autowired
    ImportFiles files;

    @Autowired
    ImportRunner runner;

    @Autowired
    JdbcClient jdbc;

    private String source = "";

    /** Others count what they find. */
    @AfterEach
    void forget() {
        jdbc.sql("""
                delete from interaction i using interaction_key k
                where k.source = ? and i.id = k.interaction_id and i.received_at = k.received_at""").param(source).update();
        jdbc.sql("delete from interaction_key where source = ?").param(source).update();
    }

    @ParameterizedTest
    @CsvSource({
        "freepbx-cdr-export.csv, 11",
        "asterisk-cdr-mysql.csv, 12",
        "3cx-cdr.csv, 13",
        "comma-in-name.csv, 14",
        "one-quote-loses-the-rest.csv, 15",
    })
    void everyRecordIsStoredOrRefusedAndCountedOnce(String name, int seed) throws IOException {
        source = "fuzz-" + seed;
        Path real = DamagedLines.FIELD.resolve(name);
        CsvSample sample = new CsvSample(real);
        CsvLayout layout = sample.layout();
        Random random = new Random(seed);
        String text = DamagedLines.of(real, layout, LINES, random).stream()
                .map(line -> ofAnotherCall(line, random))
                .collect(Collectors.joining("\n", "", "\n"));
        CsvMapping mapping = ofCalls(sample.proposal(RecordKind.INTERACTION, ZONE), layout.withHeaderLine(1));
        long records = records(text, mapping.layout());

        ImportRun first = imported(text, mapping);
        assertThat(first.read()).isEqualTo(records);
        assertThat(first.accepted()).isGreaterThan(LINES / 5);
        assertThat(first.rejected()).isPositive().isEqualTo(count("import_rejection where run_id = " + first.id()));
        assertThat(stored()).isEqualTo(first.accepted());
        assertThat(count("interaction where import_id = " + first.id())).isEqualTo(first.accepted());
        assertThat(count("(select sum(rows) from import_coverage where run_id = " + first.id() + ") c where c.sum = "
                        + (records - first.rejected())))
                .isEqualTo(1);

        ImportRun again = imported(text, mapping);
        assertThat(again.accepted()).isZero();
        assertThat(again.read()).isEqualTo(records);
        assertThat(again.rejected()).isEqualTo(first.rejected());
        assertThat(stored()).isEqualTo(first.accepted());
    }

    /** Another number, id and second: there are few real lines, and most of their copies would be the same calls again. */
    private static String ofAnotherCall(String line, Random random) {
        String named = NAMED_ID.matcher(line).replaceFirst("$1" + random.nextInt(1_000_000));
        String renumbered = LONG_NUMBER
                .matcher(named)
                .replaceAll(number -> number.group().substring(0, 3)
                        + String.format("%0" + (number.group().length() - 3) + "d", random.nextInt(10_000)));
        return SECOND.matcher(renumbered).replaceAll(second -> String.format(":%02d", random.nextInt(60)));
    }

    private static CsvMapping ofCalls(CsvMapping proposal, CsvLayout layout) {
        return new CsvMapping(
                proposal.records(),
                layout,
                proposal.headers(),
                proposal.columns(),
                Medium.VOICE,
                proposal.direction(),
                proposal.service(),
                proposal.ivr(),
                proposal.zone(),
                false,
                proposal.emptyWord(),
                proposal.statuses());
    }

    private static long records(String text, CsvLayout layout) throws IOException {
        CsvRecords records = CsvRecords.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), layout);
        long count = -1; // the header
        while (records.next() != null) {
            count++;
        }
        return count;
    }

    private ImportRun imported(String text, CsvMapping mapping) throws IOException {
        int id = runs.create(new ImportRuns.Upload(
                RecordKind.INTERACTION,
                source,
                "damaged.csv",
                text.length(),
                ImportFormat.CSV,
                "fuzz",
                ServiceScope.allServices()));
        files.assign(files.receive(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))), id);
        runs.map(id, CsvMappings.write(mapping));
        runner.start(id);
        ImportRun run = Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> runs.find(id).orElseThrow(),
                        ended -> !ended.state().active());
        assertThat(run.state()).isEqualTo(ImportState.DONE);
        return run;
    }

    /** Interactions of the source, each found by one key of its own. */
    private long stored() {
        long keys = count("interaction_key where source = '" + source + "'");
        assertThat(count("(select distinct i.id from interaction i join interaction_key k on k.interaction_id = i.id"
                        + " and k.received_at = i.received_at where k.source = '" + source + "') i"))
                .isEqualTo(keys);
        return keys;
    }

    private long count(String of) {
        return jdbc.sql("select count(*) from " + of).query(Long.class).single();
    }
}
