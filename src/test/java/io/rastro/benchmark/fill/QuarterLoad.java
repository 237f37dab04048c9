package io.rastro.benchmark.fill;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Loads one quarter as ensure_partition would have made it, in one transaction: tables aside, rows, indexes, and only
 * then attached. So the rows arrive frozen, without write-ahead log where the server permits, and each index is built once.
 */
final class QuarterLoad {

    private static final List<String> PARENTS =
            List.of("interaction_tag", "call_quality", "interaction_event", "message", "interaction");

    private final Connection connection;
    private final String quarter;
    private final QuarterRows rows;
    private final Traffic traffic;

    QuarterLoad(
            Connection connection, String quarter, FillSize size, Map<GeneratedOutcome, Integer> generatedOutcomes) {
        this.connection = connection;
        this.quarter = quarter;
        SkewedRandom random = new SkewedRandom(quarter.hashCode());
        this.rows = new QuarterRows(quarter, size, generatedOutcomes, random);
        this.traffic = new Traffic(size, random, rows);
    }

    void run(List<TrafficDay> days) throws SQLException {
        connection.setAutoCommit(false);
        for (String parent : PARENTS) {
            Sql.run(
                    connection,
                    "create table %1$s_%2$s (like %1$s including defaults including constraints)"
                            .formatted(parent, quarter));
        }
        traffic.generate(days, this::sendNowAndThen);
        rows.send(connection);
        for (String parent : PARENTS) {
            index(parent);
        }
        for (String parent : PARENTS) {
            attach(parent, days.get(0).date().withDayOfMonth(1));
        }
        // What the portal has beside interactions gets its part of the quarter, too.
        Sql.run(connection, "select ensure_partition('" + days.get(0).date() + " 00:00+00')");
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void sendNowAndThen(int unsent) {
        if (unsent == QuarterRows.SENT_AT_ONCE) {
            try {
                rows.send(connection);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void index(String parent) throws SQLException {
        String partition = parent + "_" + quarter;
        List<String> definitions =
                Sql.texts(connection, """
                select case when c.oid is not null
                    then 'alter table :partition add ' || pg_get_constraintdef(c.oid)
                    else regexp_replace(pg_get_indexdef(i.indexrelid), 'INDEX \\S+ ON (ONLY )?\\S+ ', 'INDEX ON :partition ') end
                from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype = 'p'
                where i.indrelid = ':parent'::regclass""".replace(":partition", partition).replace(":parent", parent));
        for (String definition : definitions) {
            Sql.run(connection, definition);
        }
    }

    private void attach(String parent, LocalDate first) throws SQLException {
        Sql.run(
                connection,
                "alter table %s attach partition %s_%s for values from ('%s 00:00+00') to ('%s 00:00+00')"
                        .formatted(parent, parent, quarter, first, first.plusMonths(3)));
    }
}
