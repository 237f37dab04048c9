package io.rastro.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.ingestion.IngestionService;
import io.rastro.source.asterisk.AsteriskSource;
import io.rastro.source.asterisk.ExchangeFiles;
import io.rastro.source.asterisk.ExchangeGenerator.Totals;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TurnableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Thousands of generated calls, read from the files: what the portal then holds adds up to what was generated. */
@PortalTest
class GeneratedExchangeTests {

    private static final String NAME = "generated-exchange-tests";
    private static final int CALLS = 2_000;
    private static final int SEED = 20261129;

    @TempDir
    Path directory;

    @Autowired
    AsteriskSource asterisk;

    @Autowired
    SourceRepository repository;

    @Autowired
    IngestionService ingestion;

    @Autowired
    JdbcClient database;

    private final TurnableClock clock = new TurnableClock(Instant.parse("2026-11-28T12:00:00Z"));

    /** Whether one checkpoint is made while another is stored or all lines are stored together: it is the same. */
    @ParameterizedTest
    @ValueSource(ints = {700, 1_000_000})
    void totalsAreTheGenerators(int checkpointEvents) throws IOException {
        ExchangeFiles files = ExchangeFiles.write(directory, CALLS, SEED);
        assertThat(imported(files.settings(), checkpointEvents))
                .isEqualTo(files.totals().byName());
        assertThat(eventsRead()).isEqualTo(files.lines());
    }

    /** Nothing but channel events tells of menus that led on, and when a colleague took the consultation. */
    @Test
    void withoutChannelEventsTheyDifferOnlyByWhatTheseAloneTell() throws IOException {
        ExchangeFiles files = ExchangeFiles.write(directory, CALLS, SEED);
        Map<String, String> settings = new TreeMap<>(files.settings());
        settings.remove("cel");
        Totals totals = files.totals();
        Map<String, Long> expected = totals.byName();
        expected.remove("IVR FORWARDED");
        expected.computeIfPresent("wait", (wait, seconds) -> seconds - totals.consultationSeconds);
        assertThat(imported(settings, 700)).isEqualTo(expected);
    }

    private Map<String, Long> imported(Map<String, String> settings, int checkpointEvents) {
        int id = database.sql("insert into connected_source (name, type, enabled, created_at, created_by)"
                        + " values (?, 'asterisk-test', true, now(), 'test') returning id")
                .param(NAME)
                .query(Integer.class)
                .single();
        SourceRun run = new SourceRun(
                repository.find(id).orElseThrow(),
                asterisk,
                settings,
                asterisk.feeds(settings),
                repository,
                ingestion,
                clock,
                checkpointEvents);
        toTheEnd(run);
        clock.forward(Duration.ofDays(3));
        toTheEnd(run);
        Map<String, Long> stored = new TreeMap<>();
        database.sql(Totals.STORED).param("source", NAME).query(row -> {
            stored.put(row.getString(1), row.getLong(2));
        });
        return stored;
    }

    private static void toTheEnd(SourceRun run) {
        while (run.step()) {
            Thread.onSpinWait();
        }
    }

    /** All of them in records. */
    private long eventsRead() {
        return database.sql(
                        "select events_read from connected_source where name = ? and events_read = events_in_records")
                .param(NAME)
                .query(Long.class)
                .single();
    }

    @AfterEach
    void forget() {
        for (String kind : List.of("interaction", "ivr_call")) {
            database.sql("delete from %1$s r using %1$s_key k where k.%1$s_id = r.id and k.source = ?".formatted(kind))
                    .param(NAME)
                    .update();
            database.sql("delete from " + kind + "_key where source = ?")
                    .param(NAME)
                    .update();
        }
        database.sql("delete from connected_source where type = 'asterisk-test'")
                .update();
    }
}
