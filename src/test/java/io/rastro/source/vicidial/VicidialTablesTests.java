package io.rastro.source.vicidial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rastro.source.Feed;
import io.rastro.source.Feed.Chunk;
import io.rastro.source.JsonBody;
import io.rastro.source.RawEvent;
import io.rastro.testing.MariaDbServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a row of VICIdial's is read, from a real MariaDB with its keys: not before it is complete, and not after it is forgotten. */
@Tag("mariadb")
class VicidialTablesTests {

    @TempDir
    static Path directory;

    private static MariaDbServer server;

    private final VicidialType type = new VicidialType(Clock.systemUTC());
    private String position;

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
        server.script(Path.of("src/test/resources/vicidial/tables.sql"), true);
    }

    private static void run(String... statements) throws SQLException {
        List<String> all = new ArrayList<>(List.of("use pbx"));
        all.addAll(List.of(statements));
        server.run(all.toArray(String[]::new));
    }

    private Feed feed(String name) {
        return type.feeds(server.access()).stream()
                .filter(feed -> feed.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The keys of what is new, in reads of that many rows. */
    private List<String> read(String feed, int limit) throws IOException {
        List<String> keys = new ArrayList<>();
        Chunk chunk;
        do {
            chunk = feed(feed).read(position, limit);
            position = chunk.position();
            chunk.events().stream().map(RawEvent::place).forEach(keys::add);
        } while (chunk.more());
        return keys;
    }

    private static void inbound(int id, String started, String ended, String status) throws SQLException {
        run("insert into vicidial_closer_log (closecallid, lead_id, start_epoch, end_epoch, status) values"
                + " (%d, %d, unix_timestamp() - %s, unix_timestamp() - %s, '%s')"
                        .formatted(id, id, started, ended, status));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "100"})
    void callIsReadOnceItIsOverThoughALaterOneWasBefore(int limit) throws Exception {
        inbound(1, "4000", "null", "INCALL");
        inbound(2, "3900", "3800", "SALE");
        inbound(3, "3700", "null", "QUEUE");
        inbound(4, "3600", "3500", "DROP");
        assertThat(read(VicidialTables.INBOUND, limit)).containsExactlyInAnyOrder("2", "4");
        assertThat(read(VicidialTables.INBOUND, limit)).isEmpty();
        run("update vicidial_closer_log set end_epoch = unix_timestamp() - 200, status = 'SALE' where closecallid = 1");
        inbound(5, "3400", "3300", "SALE");
        assertThat(read(VicidialTables.INBOUND, limit)).containsExactlyInAnyOrder("1", "5");
        run("update vicidial_closer_log set end_epoch = unix_timestamp() - 130, status = 'DROP' where closecallid = 3");
        assertThat(read(VicidialTables.INBOUND, limit)).containsExactly("3");
        assertThat(read(VicidialTables.INBOUND, limit)).isEmpty();
    }

    /** Its status and what else it ended with, and whether it is read. */
    @ParameterizedTest
    @CsvSource({
        "150, 10, SALE, false, the agent may still choose",
        "500, 130, SALE, true, ''",
        "500, 130, INCALL, false, the agent has not chosen yet",
        "9000, 3700, DISPO, true, the agent never chose",
        "86500, null, INCALL, true, it will never end",
        "86300, null, INCALL, false, it may still end"
    })
    void callIsCompleteOnceItsDispositionIsChosen(
            String started, String ended, String status, boolean read, String because) throws Exception {
        inbound(1, started, ended, status);
        List<RawEvent> events = feed(VicidialTables.INBOUND).read(null, 10).events();
        assertThat(events).as(because).hasSize(read ? 1 : 0);
        assertThat(events)
                .as("what never ended is not of now")
                .allMatch(event -> event.at().isBefore(Instant.now().minusSeconds(100)));
    }

    @Test
    void callWaitsForItsRecordingToBeInItsPlace() throws Exception {
        inbound(1, "500", "300", "SALE");
        inbound(2, "2000", "1000", "SALE");
        run("""
                insert into recording_log (lead_id, start_epoch, filename, vicidial_id) values
                (1, unix_timestamp() - 400, 'a', '1'), (2, unix_timestamp() - 1900, 'b', '2')""");
        assertThat(read(VicidialTables.INBOUND, 10))
                .as("2 was waited for long enough")
                .containsExactly("2");
        run("update recording_log set location = 'http://10.0.0.5/RECORDINGS/MP3/a-all.mp3' where filename = 'a'");
        Chunk chunk = feed(VicidialTables.INBOUND).read(position, 10);
        assertThat(JsonBody.parse(chunk.events().get(0).text()).text("recordings"))
                .endsWith("/MP3/a-all.mp3");
    }

    /** What a server of the dialler writes a little later than another has a lower id. */
    @Test
    void whatMayStillGetALowerKeyIsNotReadPast() throws Exception {
        inbound(2, "30", "20", "AFTHRS");
        inbound(5, "500", "400", "SALE");
        assertThat(read(VicidialTables.INBOUND, 10)).isEmpty();
        run(
                "update vicidial_closer_log set start_epoch = start_epoch - 200, end_epoch = end_epoch - 200 where closecallid = 2");
        inbound(1, "300", "250", "SALE");
        assertThat(read(VicidialTables.INBOUND, 10)).containsExactly("1", "2", "5");
    }

    @Test
    void wrongClockHoldsUpNothing() throws Exception {
        inbound(1, "5000", "4900", "SALE");
        inbound(2, "-90000", "null", "QUEUE");
        inbound(3, "null", "4000", "SALE");
        inbound(4, "4000", "3900", "SALE");
        assertThat(read(VicidialTables.INBOUND, 2)).containsExactly("1", "3", "4");
        run("insert into vicidial_agent_log (agent_log_id, user) values (1, '6001'), (2, '6002')");
        status(3, "6003", 500);
        position = null;
        assertThat(read(VicidialTables.AGENT_LOG, 2)).containsExactly("1", "2", "3");
    }

    @Test
    void outboundCallsAreReadInTheOrderTheyWereDialledInWhicheverServerDidIt() throws Exception {
        String row = """
                insert into vicidial_log (uniqueid, lead_id, start_epoch, end_epoch, status, user) values
                (concat(unix_timestamp() - %d, '.%d'), 1, unix_timestamp() - %d, unix_timestamp() - %d, 'NA', 'VDAD')""";
        run(row.formatted(1000, 99, 990, 960), row.formatted(900, 7, 890, 870), row.formatted(100, 8, 90, 60));
        assertThat(read(VicidialTables.OUTBOUND, 1)).hasSize(2).isSorted().noneMatch(id -> id.endsWith(".8"));
        run("update vicidial_log set end_epoch = end_epoch - 300, uniqueid = concat(unix_timestamp() - 400, '.8')"
                + " where uniqueid like '%.8'");
        assertThat(read(VicidialTables.OUTBOUND, 1)).hasSize(1);
    }

    private static void status(int id, String user, int began) throws SQLException {
        run("insert into vicidial_agent_log (agent_log_id, user, pause_epoch, wait_epoch) values"
                + " (%1$d, '%2$s', unix_timestamp() - %3$d, unix_timestamp() - %3$d)".formatted(id, user, began));
    }

    @Test
    void statusOfAnAgentIsReadOnceTheNextOneBeganOrTheAgentHasLeft() throws Exception {
        status(1, "6001", 5000);
        status(2, "6002", 4900);
        status(3, "6001", 4800);
        run("insert into vicidial_live_agents (user, agent_log_id) values ('6001', 3), ('6002', 2)");
        assertThat(read(VicidialTables.AGENT_LOG, 10)).containsExactly("1");
        status(4, "6001", 300);
        run("update vicidial_live_agents set agent_log_id = 4 where user = '6001'");
        Chunk chunk = feed(VicidialTables.AGENT_LOG).read(position, 1);
        position = chunk.position();
        assertThat(chunk.events()).extracting(RawEvent::place).containsExactly("3");
        JsonBody told = JsonBody.parse(chunk.events().get(0).text());
        assertThat(told.text("next_row", "agent_log_id")).isEqualTo("4");
        assertThat(told.node().has("row_settled")).isFalse();
        run("delete from vicidial_live_agents where user = '6002'");
        assertThat(read(VicidialTables.AGENT_LOG, 10)).as("logged out").containsExactly("2");
        assertThat(read(VicidialTables.AGENT_LOG, 10)).as("works on").isEmpty();
    }

    @Test
    void rowsMovedToTheArchiveAreReadThereAndOnce() throws Exception {
        for (int id = 1; id <= 6; id++) {
            inbound(id, "5000", "4000", "SALE");
        }
        run(
                "create table vicidial_closer_log_archive like vicidial_closer_log",
                "alter table vicidial_closer_log_archive modify closecallid int unsigned not null",
                "insert into vicidial_closer_log_archive select * from vicidial_closer_log where closecallid < 5",
                "delete from vicidial_closer_log where closecallid < 4");
        assertThat(read(VicidialTables.INBOUND, 2)).containsExactly("1", "2", "3", "4", "5", "6");
        run(
                "insert ignore into vicidial_closer_log_archive select * from vicidial_closer_log",
                "delete from vicidial_closer_log");
        assertThat(read(VicidialTables.INBOUND, 2)).isEmpty();
    }

    /** 20,000 rows each, and the last calls of all the same lead's: a read goes to its place and looks a few rows around. */
    @ParameterizedTest
    @CsvSource({"vicidial_closer_log, 19990", "vicidial_log, 1700019990.1", "vicidial_agent_log, 19990"})
    void readBeginsAtItsPosition(String table, String after) throws Exception {
        run(
                """
                insert into vicidial_closer_log (closecallid, lead_id, start_epoch, end_epoch, status, uniqueid, user, campaign_id,
                    xfercallid)
                select seq, seq, 1700000000 + seq, 1700000100 + seq, 'SALE', concat(1700000000 + seq, '.1'), '6001', 'SUP_IN', 1
                from seq_1_to_20000""",
                """
                insert into vicidial_log (uniqueid, lead_id, start_epoch, end_epoch, status, user, campaign_id)
                select concat(1700000000 + seq, '.1'), seq, 1700000000 + seq, 1700000100 + seq, 'SALE', '6001', 'VENDAS'
                from seq_1_to_20000""",
                """
                insert into vicidial_agent_log (agent_log_id, user, lead_id, pause_epoch, wait_epoch, campaign_id)
                select seq, 6000 + seq mod 50, seq, 1700000000 + seq, 1700000000 + seq, 'VENDAS' from seq_1_to_20000""",
                "insert into vicidial_live_agents (user, agent_log_id) values ('6001', 19951)",
                """
                insert into recording_log (lead_id, start_epoch, location, filename, vicidial_id)
                select seq, 1700000001 + seq, 'http://10.0.0.5/RECORDINGS/a.mp3', 'a', seq from seq_1_to_20000""",
                "insert into vicidial_did_log (uniqueid, extension) select concat(1700000000 + seq, '.1'), '1' from seq_1_to_20000",
                "insert into vicidial_list (lead_id, phone_number) select seq, '1' from seq_1_to_20000",
                "insert into vicidial_users (user, full_name) select seq, 'x' from seq_1_to_2000");
        Feed feed = feed(table);
        long before = server.rowsRead();
        List<RawEvent> events =
                feed.read("{\"after\":\"" + after + "\",\"open\":[]}", 100).events();
        assertThat(events).hasSize(10);
        assertThat(server.rowsRead() - before).isLessThan(300);
    }

    @Test
    void whatMayNotBeReadIsTold() throws Exception {
        type.check(server.access());
        run("drop table vicidial_did_log");
        assertThatThrownBy(() -> type.check(server.access()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("vicidial_did_log");
    }
}
