package io.rastro.ingestion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the columns of CSVs were said to mean, one mapping for each shape of file and source. */
@Component
public class RememberedMappings {

    private static final int OFFERED = 5;
    private static final int LISTED = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    RememberedMappings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A mapping with the name somebody gave it; usedAt is when an import last started with it. */
    public record Remembered(
            int id, RecordKind kind, String source, String name, CsvMapping mapping, String usedBy, Instant usedAt) {}

    /**
     * The mappings that suit a file, as they apply to it: those of its source first, then the last used.
     *
     * @param proposal what would be proposed for the file if nothing were remembered
     */
    public List<Remembered> suiting(CsvMapping proposal, String source) {
        return jdbc
                .sql("select * from csv_mapping where kind = :kind and shape in (:shapes)"
                        + " order by source = :source desc, used_at desc, id desc limit :most")
                .param("kind", proposal.records().name())
                .param("shapes", proposal.possibleShapes())
                .param("source", source)
                .param("most", OFFERED)
                .query(RememberedMappings::remembered)
                .list()
                .stream()
                .map(found -> new Remembered(
                        found.id,
                        found.kind,
                        found.source,
                        found.name,
                        found.mapping.appliedTo(proposal),
                        found.usedBy,
                        found.usedAt))
                .toList();
    }

    /** Keeps it for the next file of the shape from this source, in the place of the one before. */
    public void remember(CsvMapping mapping, String source, String name, String usedBy) {
        jdbc.sql("""
                insert into csv_mapping (kind, source, shape, name, mapping, used_by, used_at) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (kind, shape, source) do update
                set name = excluded.name, mapping = excluded.mapping, used_by = excluded.used_by, used_at = excluded.used_at""")
                .params(
                        mapping.records().name(),
                        source,
                        mapping.shape(),
                        name,
                        CsvMappings.write(mapping),
                        usedBy,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    public List<Remembered> latest() {
        return jdbc.sql("select * from csv_mapping order by used_at desc, id desc limit ?")
                .param(LISTED)
                .query(RememberedMappings::remembered)
                .list();
    }

    /** False: there is none any more. */
    public boolean rename(int id, String name) {
        return jdbc.sql("update csv_mapping set name = ? where id = ?")
                        .params(name, id)
                        .update()
                == 1;
    }

    /** False: there is none any more. */
    public boolean forget(int id) {
        return jdbc.sql("delete from csv_mapping where id = ?").param(id).update() == 1;
    }

    private static Remembered remembered(ResultSet row, int number) throws SQLException {
        return new Remembered(
                row.getInt("id"),
                RecordKind.valueOf(row.getString("kind")),
                row.getString("source"),
                row.getString("name"),
                CsvMappings.read(row.getString("mapping")),
                row.getString("used_by"),
                row.getTimestamp("used_at").toInstant());
    }
}
