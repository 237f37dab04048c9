package io.rastro.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.source.Assembler.Finish;
import io.rastro.source.Feed.Chunk;
import io.rastro.source.Feed.Tail;
import io.rastro.source.RisingColumnQueries.Access;
import io.rastro.testing.PortalTest;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables of other systems, in a schema beside the portal's. */
@PortalTest
class RisingColumnTests {

    @Autowired
    JdbcClient database;

    @Autowired
    DataSource pool;

    @Autowired
    List<SourceType> types;

    @BeforeEach
    void create() {
        database.sql("create schema foreign_pbx").update();
    }

    @AfterEach
    void drop() {
        database.sql("drop schema foreign_pbx cascade").update();
    }

    private SourceType type(String key) {
        return types.stream().filter(type -> type.key().equals(key)).findFirst().orElseThrow();
    }

    private Map<String, String> settings(Map<String, String> more) throws SQLException {
        return ReadSource.ownDatabase(pool, "foreign_pbx", more);
    }

    private static List<RawEvent> all(Feed feed, int limit) throws IOException {
        List<RawEvent> events = new ArrayList<>();
        String position = null;
        boolean more = true;
        while (more) {
            Chunk chunk = feed.read(position, limit);
            events.addAll(chunk.events());
            position = chunk.position();
            more = chunk.more();
        }
        assertThat(feed.read(position, limit).events()).isEmpty();
        return events;
    }

    /** Ten rows have the same stamp, be it to the microsecond: none is passed over at the edge of a read. */
    @ParameterizedTest
    @CsvSource({"1", "3", "7", "1000"})
    void rowsOfOneStampAreToldApart(int limit) throws Exception {
        database.sql("""
                        create table foreign_pbx.calls as
                        select number as id, timestamptz '2026-11-03 12:00:00.123456-03' + number / 10 * interval '1 second' as at,
                            'voice' as medium, 'abandoned' as status
                        from generate_series(0, 29) as number""").update();
        Map<String, String> settings = settings(Map.of(
                "records",
                "interactions",
                "query",
                "select id, at, id as external_id, medium, status, at as received_at, at as finished_at from calls;",
                "risingColumn",
                "at",
                "keyColumn",
                "id"));
        SourceType type = type("database");
        type.check(settings);
        List<RawEvent> events = all(type.feeds(settings).get(0), limit);
        assertThat(events).hasSize(30).doesNotHaveDuplicates();
        assertThat(events.get(0).at()).isEqualTo("2026-11-03T15:00:00.123456Z");
        Tail tail = type.feeds(settings).get(0).tail(limit);
        assertThat(tail.events()).isEqualTo(events.subList(Math.max(0, 30 - limit), 30));
        assertThat(tail.whole()).isEqualTo(limit > 30);
        List<String> ids = new ArrayList<>();
        for (RawEvent event : events) {
            type.assembler(settings)
                    .assemble(List.of(event), Finish.ENDED)
                    .records()
                    .forEach(record -> ids.add(record.externalId()));
        }
        assertThat(ids).hasSize(30).startsWith("0", "1", "2");
    }

    /** The table has an index of its rising column alone, and ten rows of each value. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void readTakesARangeOfAnIndexHoweverManyRowsThereAre(boolean beginning) {
        database.sql("""
                        create table foreign_pbx.many as select number as id, number / 10 as at, repeat('x', 100) as text
                        from generate_series(1, 200000) as number""").update();
        database.sql("create index on foreign_pbx.many (at)").update();
        database.sql("analyze foreign_pbx.many").update();
        String query =
                new RisingColumnQueries.Rows("select * from foreign_pbx.many", "at", "id").after(beginning, 2_000);
        String plan = String.join(
                "\n",
                database.sql("explain "
                                + query.replaceFirst("\\?", "50")
                                        .replaceFirst("\\?", "50")
                                        .replaceFirst("\\?", "504"))
                        .query(String.class)
                        .list());
        assertThat(plan)
                .contains("Limit", "Incremental Sort", "Index Scan using many_at_idx")
                .doesNotContain("Seq Scan");
        assertThat(plan.contains("Index Cond: (at >= 50)")).isNotEqualTo(beginning);
    }

    @ParameterizedTest
    @CsvSource({"jdbc:h2:mem:x, id", "jdbc:postgresql://localhost:1/x, id", "'', at; drop table calls"})
    void whatCannotBeReadIsTold(String url, String rising) throws Exception {
        Map<String, String> settings =
                settings(Map.of("query", "select 1 as id", "risingColumn", rising, "keyColumn", "id"));
        if (!url.isEmpty()) {
            settings.put("jdbcUrl", url);
        }
        assertThatThrownBy(() -> type("database").check(settings)).isInstanceOf(IOException.class);
    }

    /** None is connected to: what tells is that the address itself is refused. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost:1/x?socketFactory=org.example.None",
                "jdbc:postgresql://localhost:1/x?sslmode=require&loggerFile=/tmp/none",
                "jdbc:postgresql://localhost:1/x?sslfactory=org.example.None",
                "jdbc:postgresql:///x?service=none",
                "jdbc:postgresql:x",
                "jdbc:mariadb://localhost:1/x?allowLocalInfile=true",
                "jdbc:mariadb://localhost:1/x?allowMultiQueries=true",
                "jdbc:mariadb://localhost:1/x?sslMode=trust&serverSslCert=/tmp/none",
                "jdbc:mariadb://ana:secret@localhost:1/x",
                "jdbc:mariadb://localhost:1/x?user=ana&password=secret",
                "jdbc:mariadb:replication://localhost:1/x",
                "jdbc:mysql://localhost:1/x"
            })
    void addressThatTellsADriverMoreThanWhereTheDatabaseIsIsRefused(String url) throws SQLException {
        Map<String, String> settings =
                settings(Map.of("query", "select 1 as id", "risingColumn", "id", "keyColumn", "id"));
        settings.put("jdbcUrl", url);
        assertThatThrownBy(() -> type("database").check(settings)).hasMessage(Access.FORM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://pbx.example.com:5432/fusionpbx",
                "jdbc:postgresql://[::1]/fusionpbx?sslmode=require&currentSchema=public,other",
                "jdbc:mariadb://10.0.0.1:3306/asterisk?sslMode=verify-full&connectionTimeZone=America/Sao_Paulo"
            })
    void addressMayTellHowToEncryptAndWhereTablesAre(String url) {
        assertThat(new Access(url, "", "").isPlain()).isTrue();
    }

    @Test
    void tableOfFusionPbxIsReadWhateverColumnsItsVersionHas() throws Exception {
        database.sql("""
                        create table foreign_pbx.v_xml_cdr (xml_cdr_uuid uuid primary key, direction text,
                            caller_id_number text, start_epoch numeric, answer_epoch numeric, end_epoch numeric,
                            duration numeric, leg char(1), voicemail_message boolean, cc_side text, cc_queue text,
                            cc_queue_joined_epoch numeric, cc_queue_answered_epoch numeric, cc_agent text, xml text,
                            json jsonb, call_flow json)""").update();
        database.sql("""
                        insert into foreign_pbx.v_xml_cdr
                        select gen_random_uuid(), 'inbound', '11987650001', ended - 100, ended - 100, ended, 40, 'a', false,
                            'member', '8000@x', ended - 95, ended - 40, '101@x', '<x/>', '{"large": true}', '[]'::json
                        from (select 1700000000 + number / 2 as ended from generate_series(0, 4) as number
                            union all select extract(epoch from now())::bigint) as calls""").update();
        Map<String, String> settings = settings(Map.of("queues", "8000 = Suporte"));
        SourceType type = type("freeswitch");
        type.check(settings);
        List<RawEvent> events = all(type.feeds(settings).get(0), 2);
        assertThat(events)
                .as("but the one that ended just now")
                .hasSize(5)
                .allSatisfy(event -> assertThat(event.text()).doesNotContain("large"));
        assertThat(events.get(0).at()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        IncomingInteraction call = (IncomingInteraction) type.assembler(settings)
                .assemble(events.subList(0, 1), Finish.ENDED)
                .records()
                .get(0);
        assertThat(call.stamps().answeredAt()).isEqualTo(Instant.ofEpochSecond(1_700_000_000 - 40));
        assertThat(call.stamps().finishedAt()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(call.parties().service()).isEqualTo("Suporte");
    }
}
