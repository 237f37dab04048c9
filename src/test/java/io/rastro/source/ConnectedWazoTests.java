package io.rastro.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.ingestion.IngestionService;
import io.rastro.testing.PortalTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of Wazo's call-logd, in a schema beside the portal's: what the portal then holds is what happened. */
@PortalTest
class ConnectedWazoTests {

    private static final Path FILES = Path.of("src/test/resources/wazo");
    private static final String SCHEMA = "foreign_wazo";

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

    @Autowired
    DataSource pool;

    private SourceType wazo;
    private ReadSource source;
    private Map<String, String> settings;

    @BeforeEach
    void create() throws Exception {
        wazo = types.stream()
                .filter(type -> type.key().equals("wazo"))
                .findFirst()
                .orElseThrow();
        source = new ReadSource("connected-wazo-tests", database, repository, ingestion);
        settings = ReadSource.ownDatabase(
                pool,
                SCHEMA,
                Map.of(
                        "tenant",
                        "00000000-0000-0000-0000-000000000001",
                        "queues",
                        "3001 = Suporte",
                        "agents",
                        "1001 = Ana P."));
        database.sql("create schema " + SCHEMA).update();
        run(Files.readString(FILES.resolve("tables.sql")));
    }

    private void run(String statements) {
        database.sql("set search_path to " + SCHEMA + ", public;\n" + statements + ";\nset search_path to default")
                .update();
    }

    @AfterEach
    void drop() {
        source.forget();
        database.sql("drop schema " + SCHEMA + " cascade").update();
    }

    private List<String> read(String after) throws IOException {
        List<String> keys = new ArrayList<>();
        wazo.feeds(settings).get(0).read("{\"after\":\"" + after + "\",\"open\":[]}", 100).events().stream()
                .map(RawEvent::place)
                .forEach(keys::add);
        return keys;
    }

    @Test
    void everyCallIsStoredAsItHappenedHoweverOftenItIsRead() throws Exception {
        run(Files.readString(FILES.resolve("day.sql")));
        wazo.check(settings);
        for (int time = 0; time < 2; time++) {
            int id = source.read(wazo, settings);
            assertThat(source.segments())
                    .containsExactlyInAnyOrderElementsOf(ReadSource.expected(FILES.resolve("expected-segments.csv")));
            assertThat(buckets.counts(id))
                    .as("8 between users, 11 without an end")
                    .isEqualTo(Map.of("internalCall", 1L, "withoutStamps", 1L));
            assertThat(repository.numbers(id).ignored())
                    .as("9, of another company")
                    .isEqualTo(1);
        }
        assertThat(database.sql("select t.name from agent a join agent_agent_tag g on g.agent_id = a.id"
                                + " join agent_tag t on t.id = g.agent_tag_id where a.name = 'Bruno Lima'")
                        .query(String.class)
                        .list())
                .as("Wazo's tags are those of its user")
                .contains("Noite");
    }

    /** "wazo-call-logs generate" deletes rows and writes them again under other ids. */
    @Test
    void callThatWasMadeAnewIsTheSameCall() throws Exception {
        run(Files.readString(FILES.resolve("day.sql")));
        source.read(wazo, settings);
        run("""
                update call_logd_call_log set id = 101, date_end = date_end + interval '10 seconds' where conversation_id = '1764590800.2'""");
        source.read(wazo, settings);
        assertThat(source.segments())
                .filteredOn(line -> line.startsWith("1764590800.2"))
                .singleElement()
                .asString()
                .contains("|400||440|");
    }

    @Test
    void whatEndedJustNowIsLeftUntilNothingCanBeWrittenBeforeIt() throws Exception {
        run("""
                insert into call_logd_call_log (id, date, date_end, tenant_uuid, direction, conversation_id)
                select id, now() - interval '1 hour', now() - ended * interval '1 second', gen_random_uuid(), 'inbound', id
                from (values (1, 90), (3, 20), (4, 70)) as calls (id, ended)""");
        assertThat(read("0")).containsExactly("1");
        run("update call_logd_call_log set date_end = date_end - interval '50 seconds'");
        run("insert into call_logd_call_log (id, date, date_end, tenant_uuid, direction, conversation_id)"
                + " values (2, now(), now() - interval '65 seconds', gen_random_uuid(), 'inbound', '2')");
        assertThat(read("1")).containsExactly("2", "3", "4");
    }

    /** Versions before 24.09 and 26.08 lack columns. */
    @Test
    void tablesOfAnOlderVersionAreReadAsWell() throws Exception {
        run(
                Files.readString(FILES.resolve("day.sql"))
                        + ";alter table call_logd_call_log drop column conversation_id, drop column reached_voicemail, drop column blocked");
        source.read(wazo, settings);
        assertThat(source.segments()).hasSize(8).allMatch(line -> line.startsWith("row-"));
    }
}
