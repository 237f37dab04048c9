package io.rastro.source.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingRecord;
import io.rastro.source.Assembler.Assembly;
import io.rastro.source.Assembler.Finish;
import io.rastro.source.Feed;
import io.rastro.source.Feed.Chunk;
import io.rastro.source.JsonBody;
import io.rastro.source.RawEvent;
import io.rastro.testing.MariaDbServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What MariaDB stores otherwise than PostgreSQL, read from a real one. */
@Tag("mariadb")
class MariaDbTests {

    private static final ZoneId RECIFE = ZoneId.of("America/Recife");

    @TempDir
    static Path directory;

    private static MariaDbServer server;

    private final DatabaseType type = new DatabaseType(ZoneId.of("Asia/Tokyo"), Clock.systemUTC());

    @BeforeAll
    static void start() throws Exception {
        server = MariaDbServer.start(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, String> settings(String query, String rising, String key) {
        Map<String, String> settings = new HashMap<>(server.access());
        settings.putAll(Map.of(
                "records",
                "interactions",
                "query",
                query,
                "risingColumn",
                rising,
                "keyColumn",
                key,
                "stampZone",
                RECIFE.getId()));
        return settings;
    }

    private List<RawEvent> all(Map<String, String> settings, int limit) throws IOException {
        type.check(settings);
        Feed feed = type.feeds(settings).get(0);
        List<RawEvent> events = new ArrayList<>();
        String position = null;
        boolean more = true;
        while (more) {
            Chunk chunk = feed.read(position, limit);
            assertThat(chunk.events()).hasSizeLessThanOrEqualTo(limit);
            events.addAll(chunk.events());
            position = chunk.position();
            more = chunk.more();
        }
        assertThat(feed.read(position, limit).events()).isEmpty();
        return events;
    }

    private static void table(String columns, String... rows) throws SQLException {
        server.run("drop table if exists pbx.calls", "create table pbx.calls (" + columns + ")");
        for (String row : rows) {
            server.run("insert into pbx.calls values (" + row + ")");
        }
    }

    /** A value as the row tells it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "none",
            value = {
                "tinyint(1)              | 1                                | true",
                "tinyint(1)              | 0                                | false",
                "tinyint(4)              | 7                                | 7",
                "smallint unsigned       | 65535                            | 65535",
                "int unsigned            | 4294967295                       | 4294967295",
                "bigint unsigned         | 18446744073709551615             | 18446744073709551615",
                "decimal(10,2) unsigned  | 12.50                            | 12.50",
                "datetime                | '2026-11-03 12:00:00'            | 2026-11-03 12:00:00",
                "datetime(6)             | '2026-11-03 12:00:00.123456'     | 2026-11-03 12:00:00.123456",
                "datetime                | '0000-00-00 00:00:00'            | none",
                "datetime(3)             | '0000-00-00 00:00:00'            | none",
                "timestamp null          | 0                                | none",
                "date                    | '0000-00-00'                     | none",
                "date                    | '2026-11-03'                     | 2026-11-03",
                "time                    | '00:01:30'                       | 00:01:30",
                "bit(1)                  | b'1'                             | true",
                "year                    | 2026                             | 2026",
                "enum('Y','N')           | 'Y'                              | Y",
                "varchar(40)             | 'João 📞 Ñandú'                  | João 📞 Ñandú",
                "varbinary(40)           | 'texto'                          | texto",
                "varchar(40) charset latin1 | 'São Luís'                    | São Luís",
                "varchar(40)             | null                             | none"
            })
    void valueIsReadAsItStands(String column, String value, String told) throws Exception {
        table("id int, value " + column, "1, " + value);
        JsonBody row = JsonBody.parse(all(settings("select id, value from calls", "id", "id"), 5)
                .get(0)
                .text());
        assertThat(row.text("value")).isEqualTo(told);
    }

    /** The zone is the one that was told, neither the server's nor the portal's. */
    @Test
    void datetimeWithoutZoneIsInTheZoneTold() throws Exception {
        table(
                "id int primary key, began datetime, answered datetime, ended datetime",
                "1, '2026-11-03 12:00:00', '0000-00-00 00:00:00', '2026-11-03 12:01:00'",
                "2, '2026-11-03 12:00:00', '2026-11-03 12:00:09', '2026-11-03 12:01:00'");
        Map<String, String> settings = settings("""
                        select id, concat('c', id) as external_id, 'VOICE' as medium, began as received_at,
                            answered as answered_at, ended as finished_at,
                            if(answered > 0, 'service completed', 'abandoned') as status from calls""", "id", "id");
        List<IncomingRecord> records = new ArrayList<>();
        for (RawEvent event : all(settings, 10)) {
            Assembly assembly = type.assembler(settings).assemble(List.of(event), Finish.ENDED);
            assertThat(assembly.leftOver()).isEmpty();
            records.addAll(assembly.records());
        }
        IncomingInteraction lost = (IncomingInteraction) records.get(0);
        IncomingInteraction taken = (IncomingInteraction) records.get(1);
        assertThat(lost.stamps().receivedAt()).isEqualTo("2026-11-03T15:00:00Z");
        assertThat(lost.stamps().answeredAt()).as("a date of zeros is none").isNull();
        assertThat(taken.stamps().answeredAt()).isEqualTo("2026-11-03T15:00:09Z");
    }

    /** Ten rows each have the same value of the column that rises: none is passed over, none told twice. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "int unsigned    | floor(n / 10) + 4000000000 | 3",
                "int unsigned    | floor(n / 10) + 4000000000 | 1000",
                "bigint unsigned | floor(n / 10) + 18446744073709551600 | 7",
                "datetime(6)     | timestampadd(microsecond, floor(n / 10), '2026-11-03 12:00:00.999998') | 7",
                "decimal(20,6)   | floor(n / 10) / 1000000 + 1793707200 | 7",
                "varchar(20)     | concat('u-', lpad(floor(n / 10), 5, 0)) | 3"
            })
    void rowsOfOneValueAreToldApart(String column, String value, int limit) throws Exception {
        server.run(
                "drop table if exists pbx.calls",
                "create table pbx.calls (id bigint unsigned primary key, at %s, key (at, id))".formatted(column),
                """
                insert into pbx.calls
                select n + 9007199254740993, %s from (select seq as n from pbx.seq_0_to_29) as numbers""".formatted(value));
        List<RawEvent> events = all(settings("select id, at from calls;", "at", "id"), limit);
        assertThat(events)
                .extracting(event -> JsonBody.parse(event.text()).text("id"))
                .hasSize(30)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    /** A read after a position begins there: it is no walk through all rows before. */
    @Test
    void indexOfBothColumnsLeadsToThePosition() throws Exception {
        server.run(
                "drop table if exists pbx.calls",
                "create table pbx.calls (id int primary key, at int, key (at, id))",
                "insert into pbx.calls select seq, seq div 3 from pbx.seq_1_to_20000");
        Feed feed = type.feeds(settings("select id, at from calls where at < 1000000", "at", "id"))
                .get(0);
        String position = feed.read(null, 19_990).position();
        long before = server.rowsRead();
        assertThat(feed.read(position, 100).events()).hasSize(10);
        assertThat(server.rowsRead() - before).isLessThan(50);
    }

    @Test
    void whoMayOnlyReadIsEnoughAndAWrongPasswordIsTold() throws Exception {
        table("id int primary key", "1");
        Map<String, String> settings = settings("select id from calls", "id", "id");
        type.check(settings);
        settings.put("password", "wrong");
        assertThatThrownBy(() -> type.check(settings))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Access denied");
        settings.putAll(settings("select nothing from calls", "id", "id"));
        assertThatThrownBy(() -> type.check(settings))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing");
    }
}
