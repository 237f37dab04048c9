package io.rastro.benchmark;

import io.rastro.benchmark.fill.DatabaseAccess;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** PostgreSQL without the portal: by psql where it is installed, else by the driver. */
final class BarePostgres {

    private final DatabaseAccess access;
    private final boolean psql;

    BarePostgres(DatabaseAccess access) {
        this.access = access;
        this.psql = installed();
    }

    String client() {
        return psql ? "psql" : "pgjdbc";
    }

    private static boolean installed() {
        try {
            return new ProcessBuilder("psql", "--version").start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Copies a query's rows out, to nowhere. */
    void copyOut(String query) throws Exception {
        String copy = "copy (" + query + ") to stdout (format csv)";
        if (psql) {
            psql("\\" + copy.replace('\n', ' '));
            return;
        }
        try (Connection connection = access.connect()) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy, OutputStream.nullOutputStream());
        }
    }

    /** Reads a query's rows. */
    void query(String query) throws Exception {
        if (psql) {
            psql(query);
            return;
        }
        try (Connection connection = access.connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                rows.getString(1);
            }
        }
    }

    private void psql(String command) throws Exception {
        URI address = URI.create(access.url().substring("jdbc:".length()).replaceFirst("\\?.*", ""));
        ProcessBuilder builder = new ProcessBuilder(
                "psql",
                "--no-psqlrc",
                "--quiet",
                "--no-align",
                "--host=" + address.getHost(),
                "--port=" + (address.getPort() < 0 ? 5432 : address.getPort()),
                "--username=" + access.user(),
                "--dbname=" + address.getPath().substring(1),
                "--set=ON_ERROR_STOP=1",
                "--command=" + command);
        builder.environment().put("PGPASSWORD", access.password());
        builder.environment().put("PGTZ", "UTC");
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT);
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException("psql failed: " + command);
        }
    }

    /** Runs a statement, or finds one number. */
    long number(String sql) {
        try (Connection connection = access.connect();
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return statement.getUpdateCount();
            }
            try (var rows = statement.getResultSet()) {
                return rows.next() ? rows.getLong(1) : -1;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** One text; what is measured depends on it, so it must be there. */
    String text(String sql) {
        try (Connection connection = access.connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                throw new IllegalStateException("nothing found: " + sql);
            }
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    Connection connect() throws SQLException {
        return access.connect();
    }
}
