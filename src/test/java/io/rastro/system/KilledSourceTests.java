package io.rastro.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rastro.testing.RecordedExchange;
import io.rastro.testing.StoredRecords;
import io.rastro.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kills the portal's process with SIGKILL again and again while what a real Asterisk wrote is written again at fifty times its
 * speed and its files rotate. When to kill is told by the database: after a checkpoint, or in the midst of its transaction.
 */
@Tag("faults")
class KilledSourceTests {

    private static final int KILLS = 20;

    private static final int SPEED = 50;

    /** Of the recording, written at once. */
    private static final Duration PART = Duration.ofSeconds(4);

    private static final Duration RECORDED = Duration.ofSeconds(780);
    private static final LocalDate RECORDED_ON = LocalDate.of(2026, 11, 28);

    /** Each is written to by the transaction of a checkpoint: whoever holds it stops the transaction there. */
    private static final List<String> TABLES =
            List.of("connected_source", "source_feed", "source_open_group", "interaction_key", "ivr_call_key");

    /** Three days after everything else, in each file a part of one call that has not ended: by then all others have. */
    private static final Map<String, String> LAST = Map.of(
            "queueLog",
            "1796116729|1796116729.1|vendas|NONE|ENTERQUEUE||5511999990000|1\n",
            "cdr",
            "\"\",\"5511999990000\",\"vendas\",\"filas\",\"\"\"X\"\" <5511999990000>\",\"Local/4001@from-trunk-00000fff;2\",\"\","
                    + "\"Queue\",\"vendas,t\",\"2026-12-01 09:18:49\",\"\",\"2026-12-01 09:18:49\",0,0,\"NO ANSWER\","
                    + "\"DOCUMENTATION\",\"1796116729.1\",\"4001\"\n",
            "cel",
            "\"CHAN_START\",\"1796116729.000001\",\"\",\"\",\"\",\"\",\"\",\"4001\",\"from-trunk\","
                    + "\"Local/4001@from-trunk-00000fff;2\",\"\",\"\",\"3\",\"\",\"1796116729.1\",\"1796116729.1\","
                    + "\"\",\"\",\"\",\"\"\n");

    private final Random random = new Random(20261128);
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();
    private final String url = TestDatabase.fresh();
    private final JdbcClient database =
            JdbcClient.create(new DriverManagerDataSource(url, TestDatabase.username(), TestDatabase.password()));

    @TempDir
    Path directory;

    private int parts;

    @AfterEach
    void stop() {
        clockwork.shutdownNow();
    }

    private PortalProcess start() throws Exception {
        // The lease of who was killed runs out after two minutes.
        database.sql("do $$ begin if to_regclass('shedlock') is not null then delete from shedlock; end if; end $$")
                .update();
        return PortalProcess.start(
                        directory.resolve("home"),
                        PortalProcess.freePort(),
                        Map.of(
                                "SPRING_DATASOURCE_URL",
                                url,
                                "SPRING_DATASOURCE_USERNAME",
                                TestDatabase.username(),
                                "SPRING_DATASOURCE_PASSWORD",
                                TestDatabase.password()))
                .awaitReady();
    }

    private void connect(String name, RecordedExchange exchange) {
        database.sql("""
                        insert into connected_source (name, type, settings, enabled, created_at, created_by)
                        values (?, 'asterisk', ?::jsonb, true, now(), 'test')""")
                .params(name, JsonMapper.shared().writeValueAsString(exchange.settings()))
                .update();
    }

    private long read(String name) {
        return database.sql("select events_read from connected_source where name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20));
    }

    @Test
    void killedAgainAndAgainItStoresRowForRowWhatAnUninterruptedProcessStores() throws Exception {
        long days = ChronoUnit.DAYS.between(RECORDED_ON, LocalDate.now(ZoneOffset.UTC)) - 5;
        RecordedExchange exchange = new RecordedExchange(directory.resolve("killed"), days, LAST);
        Instant begin = exchange.begin();
        for (int life = 1; life <= KILLS; life++) {
            try (PortalProcess portal = start()) {
                if (life == 1) {
                    connect("killed", exchange);
                }
                Duration until = RECORDED.multipliedBy(life).dividedBy(KILLS + 1);
                if (random.nextInt(3) == 0) {
                    afterACheckpoint(portal, write(exchange, begin.plus(until)));
                } else {
                    inATransaction(portal, exchange, begin.plus(until));
                }
            }
        }
        try (PortalProcess portal = start()) {
            write(exchange, begin.plus(Duration.ofDays(4))).join();
            awaitEnd("killed");
            RecordedExchange whole = new RecordedExchange(directory.resolve("whole"), days, LAST);
            whole.writeUntil(begin.plus(Duration.ofDays(4)));
            connect("whole", whole);
            awaitEnd("whole");
            assertThat(portal.output()).doesNotContain(" ERROR ");
        }
        StoredRecords killed = StoredRecords.of(database, "killed");
        StoredRecords whole = StoredRecords.of(database, "whole");
        assertThat(whole.rows()).hasSizeGreaterThan(150);
        assertThat(killed.rows()).isEqualTo(whole.rows());
        assertThat(killed.buckets()).isEqualTo(whole.buckets());
        assertThat(killed.tally()).isEqualTo(whole.tally());
    }

    private void awaitEnd(String name) {
        soon().until(() -> database.sql("""
                        select array_agg(event_count) from source_open_group g join connected_source s on s.id = g.source_id
                        where s.name = ?""")
                .param(name)
                .query((row, number) -> "{3}".equals(row.getString(1)))
                .single());
    }

    /** Four seconds of the recording every 80 ms. */
    private CompletableFuture<Void> write(RecordedExchange exchange, Instant until) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        Instant[] now = {exchange.begin().plus(PART.multipliedBy(parts))};
        var writing = clockwork.scheduleAtFixedRate(
                () -> {
                    try {
                        now[0] = now[0].plus(PART);
                        boolean beyond = now[0].isAfter(exchange.begin().plus(RECORDED));
                        Instant upTo = beyond ? until : now[0];
                        exchange.writeUntil(upTo);
                        exchange.rotateNowAndThen(random, ++parts);
                        if (!upTo.isBefore(until)) {
                            written.complete(null);
                        }
                    } catch (IOException | UncheckedIOException failure) {
                        written.completeExceptionally(failure);
                    }
                },
                0,
                PART.toMillis() / SPEED,
                TimeUnit.MILLISECONDS);
        written.whenComplete((none, failure) -> writing.cancel(false));
        return written;
    }

    private void afterACheckpoint(PortalProcess portal, CompletableFuture<Void> writing) throws Exception {
        long before = read("killed");
        soon().until(() -> read("killed") > before);
        portal.kill();
        writing.join();
    }

    /** It waits for a table when it is killed, whatever it has written by then. */
    private void inATransaction(PortalProcess portal, RecordedExchange exchange, Instant until) throws Exception {
        String table = TABLES.get(random.nextInt(TABLES.size()));
        try (Connection holder = DriverManager.getConnection(url, TestDatabase.username(), TestDatabase.password());
                Statement lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute("lock table " + table + " in share row exclusive mode");
            CompletableFuture<Void> writing = write(exchange, until);
            soon().until(() ->
                    database.sql("select count(*) from pg_locks where relation = ?::regclass and not granted")
                                    .param(table)
                                    .query(Integer.class)
                                    .single()
                            > 0);
            portal.kill();
            writing.join();
        }
    }
}
