package io.rastro.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What PostgreSQL itself counts of the portal's statements; nothing on a server without pg_stat_statements. */
final class Server {

    private static final String SUMS = """
            select sum(shared_blks_hit + shared_blks_read), sum(total_exec_time + total_plan_time) from pg_stat_statements
            where userid = current_user::regrole and query not like '%pg_stat_statements%'""";

    private final BarePostgres database;
    private final boolean counts;

    /** @param buffers pages of 8 kB looked at, in memory or on disk; NaN when not counted */
    record Effort(double buffers, double milliseconds) {

        Effort minus(Effort before) {
            return new Effort(buffers - before.buffers, milliseconds - before.milliseconds);
        }
    }

    Server(BarePostgres database) {
        this.database = database;
        this.counts = database.number("select count(*) from pg_extension where extname = 'pg_stat_statements'") > 0;
    }

    /** What the work cost the server; nothing else may be running. */
    Effort of(Timing.Work work) throws Exception {
        Effort before = sofar();
        work.run();
        return sofar().minus(before);
    }

    private Effort sofar() throws SQLException {
        if (!counts) {
            return new Effort(Double.NaN, Double.NaN);
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet sums = statement.executeQuery(SUMS)) {
            sums.next();
            return new Effort(sums.getDouble(1), sums.getDouble(2));
        }
    }
}
