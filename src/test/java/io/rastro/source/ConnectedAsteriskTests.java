package io.rastro.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.exceptions.CsvValidationException;
import io.rastro.account.Role;
import io.rastro.ingestion.IngestionService;
import io.rastro.source.asterisk.AsteriskSource;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.RecordedExchange;
import io.rastro.testing.StoredRecords;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TurnableClock;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The files of a real Asterisk, followed: what the portal then holds and shows is what really happened. */
@PortalTest
class ConnectedAsteriskTests {

    private static final String NAME = "connected-asterisk-tests";
    private static final String DAY = "&from=2026-11-28&to=2026-11-28";
    private static final String CDR_COLUMNS =
            "accountcode,src,dst,dcontext,clid,channel,dstchannel,lastapp,lastdata,start,"
                    + "answer,end,duration,billsec,disposition,amaflags,uniqueid,did";

    private static final String STORED = """
            select c.external_id || '-' || i.segment as id, s.name as queue, a.name as agent,
                extract(epoch from coalesce(i.answered_at, i.finished_at) - i.queued_at) as wait,
                extract(epoch from i.finished_at - i.answered_at) as talk, i.finished_at as ended
            from interaction i join conversation c on c.id = i.conversation_id and c.source = :source
            left join service_queue s on s.id = i.service_id left join agent a on a.id = i.agent_id""";

    @LocalServerPort
    int port;

    @Autowired
    AsteriskSource asterisk;

    @Autowired
    SourceRepository repository;

    @Autowired
    IngestionService ingestion;

    @Autowired
    JdbcClient database;

    private final TurnableClock clock = new TurnableClock(Instant.parse("2026-11-28T12:00:00Z"));
    private ConnectedSource source;
    private List<String> open = List.of();

    @BeforeEach
    void follow() {
        int id = StoredRecords.connect(database, NAME, "asterisk-test");
        source = repository.find(id).orElseThrow();
        Map<String, String> settings = settings();
        SourceRun run =
                new SourceRun(source, asterisk, settings, asterisk.feeds(settings), repository, ingestion, clock);
        toTheEnd(run);
        clock.forward(Duration.ofMinutes(1));
        toTheEnd(run);
        open = database.sql("select of_conversation || ' ' || event_count from source_open_group where source_id = ?")
                .param(id)
                .query(String.class)
                .list();
        clock.forward(Duration.ofDays(3));
        toTheEnd(run);
    }

    private static void toTheEnd(SourceRun run) {
        while (run.step()) {
            Thread.onSpinWait();
        }
    }

    private static Map<String, String> settings() {
        return Map.of(
                "queueLog",
                RecordedExchange.FILES.resolve("queue_log").toString(),
                "cdr",
                RecordedExchange.FILES.resolve("Master.csv").toString(),
                "cel",
                RecordedExchange.FILES.resolve("cel.csv").toString(),
                "zone",
                "America/Sao_Paulo",
                "cdrColumns",
                CDR_COLUMNS,
                "members",
                RecordedExchange.MEMBERS);
    }

    @AfterEach
    void forget() {
        StoredRecords.forget(database, NAME);
    }

    @Test
    void everySegmentIsStoredAsItHappenedAndEveryLineIsAccountedFor() throws IOException {
        Map<String, Map<String, Object>> stored = new HashMap<>();
        database.sql(STORED)
                .param("source", NAME)
                .query()
                .listOfRows()
                .forEach(row -> stored.put(String.valueOf(row.get("id")), row));
        List<String> differences = new ArrayList<>();
        List<Map<String, String>> expected = table("expected-segments.csv");
        for (Map<String, String> segment : expected) {
            Map<String, Object> found = stored.remove(segment.get("uniqueid") + "-" + segment.get("segment"));
            if (found == null) {
                differences.add(segment + " is missing");
            } else {
                compare(segment, found, differences);
            }
        }
        List<String> unanswered = table("expected.csv").stream()
                .filter(call -> call.get("outcome").equals("not answered"))
                .map(call -> call.get("uniqueid") + "-1")
                .toList();
        assertThat(differences).isEmpty();
        assertThat(stored).as("too much").containsOnlyKeys(unanswered.toArray(String[]::new));
        assertThat(database.sql("select events_read - events_in_records - events_before_start - events_ignored"
                                + " - (select count(*) from source_bucket_event b where b.source_id = s.id)"
                                + " from connected_source s where id = ?")
                        .param(source.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void agentsWhoAreLoggedInKeepNothingOpenButTheirStatus() {
        assertThat(open).isNotEmpty().containsOnly("false 0");
    }

    private static void compare(Map<String, String> expected, Map<String, Object> found, List<String> differences) {
        boolean equal = expected.get("queue").equals(Objects.toString(found.get("queue"), ""))
                && expected.get("agent").equals(Objects.toString(found.get("agent"), ""))
                && near(expected.get("wait"), found.get("wait"))
                && near(expected.get("talk"), found.get("talk"));
        if (!equal) {
            differences.add(expected + " ≠ " + found);
        }
    }

    private static boolean near(String seconds, Object found) {
        return seconds.isEmpty()
                ? found == null
                // Both ends are stored in whole seconds.
                : found != null && Math.abs(Double.parseDouble(seconds) - Double.parseDouble(found.toString())) <= 2;
    }

    @Test
    void reportsCountWhatHappened() throws IOException {
        PortalClient reader = new PortalClient(port).signIn(TestAccounts.create(database, Role.QA));
        List<Map<String, String>> calls = table("expected.csv");
        Map<String, Long> left = calls.stream()
                .filter(call -> !call.get("ivr_left_by").isEmpty())
                .collect(Collectors.groupingBy(call -> call.get("ivr_left_by"), Collectors.counting()));
        String ivr = reader.get("/ivr.csv?groupBy=IVR&dialect=script" + DAY).body();
        assertThat(ivr).contains("ura-principal").contains(String.valueOf(left.get("self-service")));
        String csv =
                reader.get("/interactions.csv?media=VOICE&dialect=script" + DAY).body();
        List<Map<String, String>> segments = table("expected-segments.csv");
        for (String queue : List.of("suporte-n2", "retencao", "financeiro", "vendas")) {
            assertThat(csv.lines().filter(line -> line.contains("," + queue + ",") || line.contains(";" + queue + ";")))
                    .as(queue)
                    .hasSize((int) segments.stream()
                            .filter(segment -> segment.get("queue").equals(queue))
                            .count());
        }
    }

    private static List<Map<String, String>> table(String file) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (CSVReaderHeaderAware reader =
                new CSVReaderHeaderAware(new StringReader(Files.readString(RecordedExchange.FILES.resolve(file))))) {
            for (Map<String, String> row = reader.readMap(); row != null; row = reader.readMap()) {
                rows.add(row);
            }
            return rows;
        } catch (CsvValidationException invalid) {
            throw new IOException(invalid);
        }
    }
}
