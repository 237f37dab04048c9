package io.rastro.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.rastro.testing.HeldTable;
import io.rastro.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who shares a connection with a cancelled read: the pool has one alone. */
class CancellationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String READ = "select count(*) from held";

    private final Cancellation cancellation = new Cancellation();
    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);
    private TransactionTemplate transaction;

    @BeforeEach
    void open() {
        pool.setJdbcUrl(TestDatabase.fresh());
        pool.setUsername(TestDatabase.username());
        pool.setPassword(TestDatabase.password());
        pool.setMaximumPoolSize(1);
        jdbc.execute("create table held ()");
        JdbcTransactionManager manager = new JdbcTransactionManager(pool);
        manager.setTransactionExecutionListeners(List.of(new CancellableReads(pool)));
        transaction = new TransactionTemplate(manager);
        transaction.setReadOnly(true);
    }

    @AfterEach
    void close() {
        cancellation.end();
        pool.close();
    }

    private CompletableFuture<Long> beside(HeldTable held) {
        CompletableFuture<Long> read = CompletableFuture.supplyAsync(this::read);
        held.awaitWaiting(1);
        return read;
    }

    private Long read() {
        return transaction.execute(status -> jdbc.queryForObject(READ, Long.class));
    }

    @Test
    void lateCancelSparesTheNextUserOfTheConnection() throws SQLException {
        assertThat(cancellation.begin()).isTrue();
        assertThat(read()).isZero();
        CompletableFuture<Long> next;
        CompletableFuture<Void> cancelling;
        try (HeldTable held = new HeldTable(pool.getJdbcUrl(), "held")) {
            next = beside(held);
            cancelling = CompletableFuture.runAsync(cancellation::cancel);
            await().atMost(PATIENCE).until(cancellation::cancelled);
            assertThat(held.waiting()).isOne();
        }
        assertThat(next.join()).isZero();
        cancellation.end();
        cancelling.join();
    }

    @Test
    void failedReadIsSparedToo() throws SQLException {
        assertThat(cancellation.begin()).isTrue();
        assertThatThrownBy(() -> transaction.execute(status -> jdbc.queryForList("select nothing")))
                .hasMessageContaining("nothing");
        CompletableFuture<Long> next;
        try (HeldTable held = new HeldTable(pool.getJdbcUrl(), "held")) {
            next = beside(held);
            CompletableFuture<Void> cancelling = CompletableFuture.runAsync(cancellation::cancel);
            await().atMost(PATIENCE).until(cancellation::cancelled);
            cancellation.end();
            cancelling.join();
            assertThat(held.waiting()).isOne();
        }
        assertThat(next.join()).isZero();
    }

    @Test
    void statementThatFollowsIsCancelledToo() throws SQLException {
        assertThat(cancellation.begin()).isTrue();
        CompletableFuture<Void> cancelling = transaction.execute(status -> {
            CompletableFuture<Void> requested = CompletableFuture.runAsync(cancellation::cancel);
            await().atMost(PATIENCE).until(cancellation::cancelled);
            try (HeldTable held = new HeldTable(pool.getJdbcUrl(), "held")) {
                assertThatThrownBy(() -> jdbc.queryForObject(READ, Long.class))
                        .isInstanceOf(QueryTimeoutException.class);
                assertThat(held.waiting()).isZero();
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
            status.setRollbackOnly();
            return requested;
        });
        assertThatThrownBy(this::read).isInstanceOf(CancellationException.class);
        cancellation.end();
        cancelling.join();
        assertThat(read()).isZero();
    }

    @Test
    void writingIsNotCancelled() {
        assertThat(cancellation.begin()).isTrue();
        CompletableFuture<Void> cancelling = CompletableFuture.runAsync(cancellation::cancel);
        await().atMost(PATIENCE).until(cancellation::cancelled);
        transaction.setReadOnly(false);
        Integer written = transaction.execute(status -> jdbc.update("insert into held default values"));
        assertThat(written).isOne();
        cancellation.end();
        cancelling.join();
    }
}
