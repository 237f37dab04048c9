package io.rastro.benchmark.fill;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;

/** Calls in the IVR and what agents were doing, made on the server from the interactions that are there. */
final class Activity {

    private static final int ROWS_PER_AGENT = 5_000;

    private Activity() {}

    static boolean missing(Connection connection) throws SQLException {
        return !Sql.exists(connection, "select 1 from ivr limit 1");
    }

    static void name(Connection connection) throws IOException, SQLException {
        Sql.run(connection, script("activity-names.sql"));
    }

    /** Three months from the first day of a quarter. */
    static void fill(Connection connection, LocalDate first, FillSize size) throws SQLException {
        long agents = Math.max(20, Math.min(FillSize.AGENTS, size.rows() / ROWS_PER_AGENT));
        try {
            Sql.run(
                    connection,
                    "set timezone = 'UTC';"
                            + script("activity.sql")
                                    .replace(":agents", String.valueOf(agents))
                                    .replace(":departed", FillSize.DEPARTED_AFTER.toString())
                                    .replace(":from", "timestamptz '" + first + " 00:00+00'")
                                    .replace(":to", "timestamptz '" + first.plusMonths(3) + " 00:00+00'"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String script(String name) throws IOException {
        try (InputStream script = Activity.class.getResourceAsStream("/benchmark/" + name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
