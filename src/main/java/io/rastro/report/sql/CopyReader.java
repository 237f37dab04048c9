package io.rastro.report.sql;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads lists of millions part by part, by COPY. While one part is read, PostgreSQL finds and sorts the next one on a
 * second connection, which sees the same snapshot: that takes it longer than sending.
 */
public final class CopyReader {

    /** A list of which no part has so many rows is read before a second connection would be of use. */
    private static final int ROWS_WORTH_A_CONNECTION = 10_000;

    // Workers cost more than they save where two parts are under way.
    private static final String ALONE = "set local max_parallel_workers_per_gather = 0";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate second;
    private final Executor waiting = new SimpleAsyncTaskExecutor("copy-");

    public CopyReader(DataSource dataSource, PlatformTransactionManager transactions) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.second = new TransactionTemplate(transactions);
        second.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        second.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        second.setReadOnly(true);
    }

    /** The parts of a list in the order of its rows. */
    public interface Parts {

        /** The next part; null: there is none. */
        @Nullable
        SqlStatement next();

        /** Told how many rows a part had; one more may have begun. */
        void found(long rows);
    }

    /** Hands every row on as it is read, inside a transaction; nothing is kept. An exception of the sink ends the query. */
    public <R> void forEach(Parts parts, FieldsMapper<R> mapper, Consumer<R> sink) {
        Reading<R> reading = new Reading<>(parts, mapper, sink);
        execute(ALONE, connection -> {
            SqlStatement part = reading.inTurn(parts.next(), connection, ROWS_WORTH_A_CONNECTION);
            if (part != null) {
                inTwo(reading, part, connection);
            }
        });
    }

    private <R> void inTwo(Reading<R> reading, SqlStatement part, PGConnection connection) throws SQLException {
        String sameSnapshot = "set transaction snapshot '" + snapshot() + "'";
        try {
            second.executeWithoutResult(status ->
                    execute(sameSnapshot + ";" + ALONE, other -> reading.inTwo(part, connection, other, waiting)));
        } catch (CannotCreateTransactionException noConnection) {
            reading.inTurn(part, connection, Long.MAX_VALUE);
        }
    }

    private String snapshot() {
        return Objects.requireNonNull(jdbc.queryForObject("select pg_export_snapshot()", String.class));
    }

    private void execute(String first, Work work) {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(first);
            }
            work.on(connection.unwrap(PGConnection.class));
            return true;
        });
    }

    private interface Work {

        void on(PGConnection connection) throws SQLException;
    }

    /** One reading of a list. */
    private record Reading<R>(Parts parts, FieldsMapper<R> mapper, Consumer<R> sink) {

        /** Reads on until a part had so many rows; the part to go on with, null at the end. */
        @Nullable
        SqlStatement inTurn(@Nullable SqlStatement first, PGConnection connection, long untilRows) throws SQLException {
            SqlStatement part = first;
            for (long rows = 0; part != null && rows < untilRows; part = parts.next()) {
                try (BinaryCopy copy = BinaryCopy.start(connection, part)) {
                    rows = copy.read(mapper, sink);
                }
                parts.found(rows);
            }
            return part;
        }

        /** Reads to the end, each part on the connection that the one before is not read on. */
        void inTwo(SqlStatement first, PGConnection one, PGConnection two, Executor waiting) throws SQLException {
            Start current = new Start(first, one, waiting);
            PGConnection free = two;
            while (current != null) {
                Start next = null;
                try (BinaryCopy copy = current.copy()) {
                    SqlStatement part = parts.next();
                    next = part == null ? null : new Start(part, free, waiting);
                    parts.found(copy.read(mapper, sink));
                } catch (RuntimeException | SQLException unwanted) {
                    if (next != null) {
                        next.abandon();
                    }
                    throw unwanted;
                }
                free = current.connection;
                current = next;
            }
        }
    }

    /** A copy that is about to start: waiting for its first row is left to another thread. */
    private static final class Start {

        private final PGConnection connection;
        private final CompletableFuture<BinaryCopy> starting;

        Start(SqlStatement part, PGConnection connection, Executor waiting) {
            this.connection = connection;
            this.starting = CompletableFuture.supplyAsync(() -> start(part, connection), waiting);
        }

        private static BinaryCopy start(SqlStatement part, PGConnection connection) {
            try {
                return BinaryCopy.start(connection, part);
            } catch (SQLException failed) {
                throw new CompletionException(failed);
            }
        }

        BinaryCopy copy() throws SQLException {
            try {
                return starting.join();
            } catch (CompletionException failed) {
                throw failed.getCause() instanceof SQLException cause ? cause : new SQLException(failed.getCause());
            }
        }

        void abandon() {
            try {
                connection.cancelQuery();
                copy().close();
            } catch (SQLException ended) {
                // It did not start, or ended because it was told to.
            }
        }
    }
}
