package io.rastro.ingestion;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/** Rows that are new as far as this transaction sees, by COPY: half the work of inserting them with a look at each. */
@Component
class CopyInsert {

    private static final String UNIQUE_VIOLATION = "23505";

    private final JdbcTemplate jdbc;

    CopyInsert(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<Long> ids(String sequence, int count) {
        List<Long> ids = new ArrayList<>(count);
        jdbc.query(
                "select nextval(?::regclass) from generate_series(1, ?)",
                (RowCallbackHandler) row -> ids.add(row.getLong(1)),
                sequence,
                count);
        return ids;
    }

    /** Rows that nobody else writes. */
    void copyAll(CopyRows<?> rows) {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            rows.send(connection);
            return true;
        });
    }

    /** False: a concurrent transaction was first with one of them, and none is written. */
    boolean copy(CopyRows<?> rows) {
        return Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>) connection -> copy(rows, connection)));
    }

    private static boolean copy(CopyRows<?> rows, Connection connection) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            rows.send(connection);
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException refused) {
            if (!UNIQUE_VIOLATION.equals(refused.getSQLState())) {
                throw refused;
            }
            connection.rollback(before);
            return false;
        }
    }
}
