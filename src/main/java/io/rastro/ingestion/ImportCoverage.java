package io.rastro.ingestion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When the rows of an import happened, so that whoever brought them in finds them. */
@Component
public class ImportCoverage {

    /** Rows that are stored, of one medium where they have one, from the first to the last. */
    public record Covered(@Nullable String medium, long rows, Instant first, Instant last) {

        Covered and(Covered other) {
            return new Covered(
                    medium,
                    rows + other.rows,
                    first.isBefore(other.first) ? first : other.first,
                    last.isAfter(other.last) ? last : other.last);
        }
    }

    private final JdbcClient jdbc;

    ImportCoverage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void clear(int run) {
        jdbc.sql("delete from import_coverage where run_id = ?").param(run).update();
    }

    void add(int run, List<RowResult> results) {
        Map<String, Covered> covered = new TreeMap<>();
        for (RowResult result : results) {
            IncomingRecord record = result.row().incoming();
            if (record != null && result.outcome() != RowResult.RowOutcome.REJECTED) {
                String medium = record instanceof IncomingInteraction interaction
                        ? interaction.medium().name()
                        : "";
                covered.merge(medium, new Covered(medium, 1, record.at(), record.at()), Covered::and);
            }
        }
        covered.forEach((medium, more) -> jdbc.sql("""
                        insert into import_coverage (run_id, medium, rows, first_at, last_at) values (?, ?, ?, ?, ?)
                        on conflict (run_id, medium) do update
                        set rows = import_coverage.rows + excluded.rows,
                            first_at = least(import_coverage.first_at, excluded.first_at),
                            last_at = greatest(import_coverage.last_at, excluded.last_at)""")
                .params(run, medium, more.rows, more.first.atOffset(ZoneOffset.UTC), more.last.atOffset(ZoneOffset.UTC))
                .update());
    }

    /** The medium with most rows first. */
    public List<Covered> of(int run) {
        return jdbc.sql("select * from import_coverage where run_id = ? order by rows desc, medium")
                .param(run)
                .query(ImportCoverage::covered)
                .list();
    }

    private static Covered covered(ResultSet row, int number) throws SQLException {
        String medium = row.getString("medium");
        return new Covered(
                medium.isEmpty() ? null : medium,
                row.getLong("rows"),
                row.getTimestamp("first_at").toInstant(),
                row.getTimestamp("last_at").toInstant());
    }
}
