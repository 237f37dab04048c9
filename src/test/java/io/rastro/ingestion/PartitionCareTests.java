package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rastro.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** How the tables that grow by millions are looked after. */
class PartitionCareTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String url = TestDatabase.fresh();
    private JdbcClient database;

    @BeforeEach
    void migrate() throws SQLException {
        Flyway.configure()
                .dataSource(url, TestDatabase.username(), TestDatabase.password())
                .load()
                .migrate();
        database = client();
        database.sql("select ensure_partition('2019-02-01'), tend_partitions()")
                .query()
                .listOfRows();
        insert("2019-02-03 12:00+00", 5_000);
        insert("now()", 10);
    }

    private JdbcClient client() throws SQLException {
        Connection connection = TestDatabase.administrator(url);
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    private void insert(String instant, int rows) {
        database.sql("""
                        insert into outcome (medium, status) values ('CHAT', 'ABANDONED') on conflict do nothing""").update();
        database.sql("""
                        insert into interaction (received_at, finished_at, conversation_id, outcome_id, medium)
                        select cast('%s' as timestamptz), now(), n, (select min(id) from outcome where medium = 'CHAT'), 'CHAT'
                        from generate_series(1, %d) n""".formatted(instant, rows)).update();
    }

    @Test
    void statisticsOfTheWholeAreRenewedAfterAnImport() {
        assertThat(outdated()).contains("interaction");
        PlannerStatistics statistics = new PlannerStatistics(database);
        statistics.changed(19_999);
        statistics.refreshAfterMuch();
        assertThat(outdated()).contains("interaction");
        statistics.changed(1);
        statistics.refreshAfterMuch();
        assertThat(outdated()).isEmpty();
        assertThat(database.sql("select reltuples::int from pg_class where relname = 'interaction'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(5_010);
    }

    private List<String> outdated() {
        database.sql("select pg_stat_force_next_flush()").query().listOfRows();
        return database.sql("select outdated_tables()::text")
                .query(String.class)
                .list();
    }

    @Test
    void partitionsMadeLaterAreTendedLikeTheOthers() {
        assertThat(database.sql("""
                        select count(*) from pg_class where relispartition and relkind = 'r'
                            and reloptions is null and relnamespace = 'public'::regnamespace""").query(Integer.class).single()).isZero();
    }

    @Test
    void quarterGoesWithoutBlockingReaders() throws Exception {
        List<String> statements = database.sql("select quarter_removal('2019-01-01 00:00+00')")
                .query(String.class)
                .list();
        try (Connection longReader = TestDatabase.administrator(url)) {
            longReader.setAutoCommit(false);
            read(longReader);
            CompletableFuture<Void> removal = CompletableFuture.runAsync(() ->
                    statements.forEach(statement -> database.sql(statement).update()));
            JdbcClient other = client();
            await().atMost(PATIENCE).until(() -> waiting(other) == 1);
            other.sql("set lock_timeout = '5s'").update();
            // Who comes while the removal waits for those before it is served all the same, without the quarter.
            assertThat(other.sql("select count(*) from interaction")
                            .query(Long.class)
                            .single())
                    .isEqualTo(10);
            insert(other);
            longReader.commit();
            removal.join();
            assertThat(other.sql("select to_regclass('interaction_2019q1')::text is null")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
            assertThat(other.sql("select count(distinct source) from rollup_change"
                                    + " where from_at = '2019-01-01 00:00+00' and to_at = '2019-04-01 00:00+00'")
                            .query(Long.class)
                            .single())
                    .as("the sums of both reports forget the quarter")
                    .isEqualTo(3);
        }
    }

    private static void insert(JdbcClient other) {
        other.sql("insert into interaction (received_at, finished_at, conversation_id, outcome_id, medium)"
                        + " select now(), now(), 1, min(id), 'CHAT' from outcome where medium = 'CHAT'")
                .update();
    }

    private static void read(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select count(*) from interaction");
        }
    }

    private static int waiting(JdbcClient other) {
        return other.sql("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and wait_event_type = 'Lock' and query like '%detach partition%'")
                .query(Integer.class)
                .single();
    }
}
