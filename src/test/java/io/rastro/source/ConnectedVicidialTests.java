package io.rastro.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.ingestion.IngestionService;
import io.rastro.testing.MariaDbServer;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TurnableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** VICIdial's tables in a real MariaDB, read while the dialler writes on: what the portal then holds is what happened. */
@PortalTest
@Tag("mariadb")
class ConnectedVicidialTests {

    private static final Path FILES = Path.of("src/test/resources/vicidial");
    private static final String NAME = "connected-vicidial-tests";

    /** 09:00 in São Paulo; it is long ago, so that what is not finished never will be. */
    private static final long T = Instant.parse("2025-12-01T12:00:00Z").getEpochSecond();

    private static final String SEGMENTS = """
            select concat_ws('|', k.external_id, c.external_id, i.direction, coalesce(s.name, ''), coalesce(a.name, ''),
                extract(epoch from i.received_at)::float8 - :t, coalesce((extract(epoch from i.answered_at)::float8 - :t)::text, ''),
                extract(epoch from i.finished_at)::float8 - :t, o.status || ' ' || o.voice_status,
                coalesce(i.from_address, ''), coalesce(i.to_address, ''),
                coalesce((select string_agg(name, ',') from tag where id = any (i.tag_ids)), ''),
                case when q.client_hung_up_at is not null then 'client' when q.agent_hung_up_at is not null then 'agent'
                    else '' end,
                coalesce((select string_agg(r.reference || '@' || extract(epoch from r.started_at)::bigint - :t, ',')
                    from recording r where r.interaction_id = i.id and r.received_at = i.received_at), ''))
            from interaction_key k join interaction i on i.id = k.interaction_id and i.received_at = k.received_at
            join conversation c on c.id = i.conversation_id join outcome o on o.id = i.outcome_id
            left join service_queue s on s.id = i.service_id left join agent a on a.id = i.agent_id
            left join call_quality q on q.interaction_id = i.id and q.received_at = i.received_at
            where k.source = :source""";

    private static final String STATUSES = """
            select concat_ws('|', a.name, s.state, coalesce(r.name, ''), extract(epoch from s.started_at)::bigint - :t,
                extract(epoch from s.ended_at)::bigint - :t)
            from agent_status_key k join agent_status s on s.id = k.agent_status_id and s.started_at = k.started_at
            join agent a on a.id = s.agent_id left join pause_reason r on r.id = s.pause_reason_id
            where k.source = :source order by a.name, s.started_at""";

    private static final String UNACCOUNTED = """
            select events_read - events_in_records - events_before_start - events_ignored
                - (select count(*) from source_bucket_event b where b.source_id = s.id)
                - (select coalesce(sum(event_count), 0) from source_open_group g where g.source_id = s.id)
            from connected_source s where id = ?""";

    @TempDir
    static Path directory;

    private static MariaDbServer server;

    @Autowired
    List<SourceType> types;

    @Autowired
    SourceRepository repository;

    @Autowired
    SourceBucketRepository buckets;

    @Autowired
    IngestionService ingestion;

    @Autowired
    JdbcClient database;

    private final TurnableClock clock = new TurnableClock(Instant.ofEpochSecond(T).plus(Duration.ofDays(2)));
    private SourceType vicidial;

    @BeforeAll
    static void start() throws Exception {
        server = MariaDbServer.start(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void create() throws Exception {
        vicidial = types.stream().filter(type -> type.key().equals("vicidial")).findFirst().orElseThrow();
        server.script(FILES.resolve("tables.sql"), true);
    }

    @AfterEach
    void forget() {
        for (String kind : List.of("interaction", "agent_status")) {
            database.sql("delete from %1$s r using %1$s_key k where k.%1$s_id = r.id and k.source = ?".formatted(kind))
                    .param(NAME)
                    .update();
            database.sql("delete from " + kind + "_key where source = ?")
                    .param(NAME)
                    .update();
        }
        disconnect();
    }

    private void disconnect() {
        database.sql("delete from connected_source where type = 'vicidial-test'").update();
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(server.access());
        settings.putAll(Map.of("countryCode", "55", "campaigns", "FIN_IN = Cobrança", "dispositions", "SALE = Venda"));
        return settings;
    }

    private int connect() {
        return database.sql("insert into connected_source (name, type, enabled, created_at, created_by)"
                        + " values (?, 'vicidial-test', true, now(), 'test') returning id")
                .param(NAME)
                .query(Integer.class)
                .single();
    }

    private void read(int id) {
        Map<String, String> settings = settings();
        SourceRun run = new SourceRun(
                repository.find(id).orElseThrow(),
                vicidial,
                settings,
                vicidial.feeds(settings),
                repository,
                ingestion,
                clock);
        do {
            assertThat(database.sql(UNACCOUNTED).param(id).query(Long.class).single())
                    .isZero();
        } while (run.step());
        clock.forward(Duration.ofHours(5));
        run.step();
        assertThat(database.sql(UNACCOUNTED).param(id).query(Long.class).single())
                .isZero();
    }

    private List<String> stored(String query) {
        return database.sql(query)
                .param("t", T)
                .param("source", NAME)
                .query(String.class)
                .list();
    }

    private static List<String> expected(String file) throws IOException {
        return Files.readAllLines(FILES.resolve(file)).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    @Test
    void everyCallAndEveryStatusIsStoredAsItHappenedHoweverOftenItIsRead() throws Exception {
        server.script(FILES.resolve("day.sql"), false, "set @t = " + T);
        vicidial.check(settings());
        for (int time = 0; time < 2; time++) {
            int id = connect();
            read(id);
            assertThat(stored(SEGMENTS)).containsExactlyInAnyOrderElementsOf(expected("expected-segments.csv"));
            assertThat(stored(STATUSES)).containsExactlyElementsOf(expected("expected-statuses.csv"));
            assertThat(buckets.counts(id)).as("call 9, which has no end").isEqualTo(Map.of("withoutStamps", 1L));
            assertThat(repository.numbers(id).ignored())
                    .as("agent log 6, in which nothing lasted")
                    .isEqualTo(1);
            disconnect();
        }
    }
}
