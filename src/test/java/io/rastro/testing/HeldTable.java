package io.rastro.testing;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A table that a customer's administrator holds: whoever reads it waits until it is closed. */
public final class HeldTable implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Connection holder;
    private final String table;

    /** @param table a table's name, as SQL writes it */
    public HeldTable(String jdbcUrl, String table) throws SQLException {
        this.table = table;
        holder = TestDatabase.administrator(jdbcUrl);
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute("lock table " + table + " in access exclusive mode");
        }
    }

    /** Until so many statements wait for it. */
    public void awaitWaiting(long statements) {
        await().atMost(PATIENCE).until(() -> waiting() == statements);
    }

    /** How many statements wait for it; not those that add sums up in the background, which an advisory lock tells. */
    public long waiting() throws SQLException {
        try (Statement statement = holder.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from pg_locks waiting"
                        + " where not granted and relation = '" + table + "'::regclass and not exists"
                        + " (select from pg_locks own where own.pid = waiting.pid and own.locktype = 'advisory')")) {
            count.next();
            return count.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        holder.rollback();
        holder.close();
    }
}
