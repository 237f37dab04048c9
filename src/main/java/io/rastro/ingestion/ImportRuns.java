package io.rastro.ingestion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The record of imports. */
@Component
public class ImportRuns {

    private static final int LISTED = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    ImportRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What an upload is, before it is known whether it needs a mapping. */
    public record Upload(
            RecordKind kind, String source, String fileName, long sizeBytes, ImportFormat format, String createdBy) {}

    public int create(Upload upload) {
        return jdbc.sql("""
                insert into import_run (kind, source, file_name, size_bytes, format, state, created_by, created_at)
                values (?, ?, ?, ?, ?, 'MAPPING', ?, ?) returning id""")
                .params(
                        upload.kind().name(),
                        upload.source(),
                        upload.fileName(),
                        upload.sizeBytes(),
                        upload.format().name(),
                        upload.createdBy())
                .param(now())
                .query(Integer.class)
                .single();
    }

    public List<ImportRun> latest() {
        return jdbc.sql("select * from import_run where state <> 'DISCARDED' order by id desc limit ?")
                .param(LISTED)
                .query(ImportRuns::run)
                .list();
    }

    public Optional<ImportRun> find(int id) {
        return jdbc.sql("select * from import_run where id = ?")
                .param(id)
                .query(ImportRuns::run)
                .optional();
    }

    public void map(int id, String mapping) {
        jdbc.sql("update import_run set mapping = ? where id = ? and state = 'MAPPING'")
                .params(mapping, id)
                .update();
    }

    /** Keeps how its table is written, which its rejected rows are handed back in. */
    void describe(int id, char delimiter, List<String> header) {
        jdbc.sql("update import_run set delimiter = ?, header = ? where id = ?")
                .params(String.valueOf(delimiter), ImportRemarks.storable(header), id)
                .update();
    }

    /** Puts it into the queue, from the beginning of its file; false: it is not in a state to be started. */
    boolean queue(int id) {
        int queued = jdbc.sql("""
                update import_run set state = 'QUEUED', cancelling = false, bytes_done = 0, accepted = 0, unchanged = 0,
                    updated = 0, rejected = 0, problem = null, started_at = null, finished_at = null
                where id = ? and state in ('MAPPING', 'CANCELLED', 'FAILED', 'INTERRUPTED')""").param(id).update();
        return queued == 1;
    }

    void started(int id) {
        jdbc.sql("update import_run set state = 'RUNNING', rows_marked = true, started_at = ? where id = ?")
                .params(now(), id)
                .update();
    }

    /** Adds a committed batch; false: somebody asked to stop. */
    boolean progress(int id, Tally batch, long bytesDone) {
        return !jdbc.sql("""
                update import_run set bytes_done = ?, accepted = accepted + ?, unchanged = unchanged + ?,
                    updated = updated + ?, rejected = rejected + ? where id = ? returning cancelling""")
                .param(bytesDone)
                .param(batch.count(RowResult.RowOutcome.ACCEPTED))
                .param(batch.count(RowResult.RowOutcome.UNCHANGED))
                .param(batch.count(RowResult.RowOutcome.UPDATED))
                .param(batch.count(RowResult.RowOutcome.REJECTED))
                .param(id)
                .query(Boolean.class)
                .single();
    }

    void ended(int id, ImportState state, @Nullable String problem) {
        jdbc.sql("update import_run set state = ?, finished_at = ?, problem = ? where id = ?")
                .param(state.name())
                .param(now())
                .param(problem)
                .param(id)
                .update();
    }

    public void cancel(int id) {
        jdbc.sql("update import_run set cancelling = true where id = ? and state in ('QUEUED', 'RUNNING')")
                .param(id)
                .update();
    }

    public boolean discard(int id) {
        return jdbc.sql("update import_run set state = 'DISCARDED' where id = ? and state in"
                                + " ('MAPPING', 'CANCELLED', 'FAILED', 'INTERRUPTED')")
                        .param(id)
                        .update()
                == 1;
    }

    /** What was under way when the portal or the database stopped, and that nobody works on any more. */
    void interruptAllBut(Collection<Integer> active) {
        jdbc.sql("update import_run set state = 'INTERRUPTED', finished_at = ?"
                        + " where state in ('QUEUED', 'RUNNING') and id <> all(?)")
                .param(now())
                .param(active.stream().mapToInt(Integer::intValue).toArray())
                .update();
    }

    /** The sources that files or programs bring data for, to choose from again; the last used first. */
    public List<String> sources() {
        return jdbc.sql("""
                select source from (
                    select source, created_at as used_at from import_run
                    union all select source, coalesce(last_used_at, created_at) from api_token) known
                group by source order by max(used_at) desc limit 100""").query(String.class).list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ImportRun run(ResultSet row, int number) throws SQLException {
        return new ImportRun(
                row.getInt("id"),
                RecordKind.valueOf(row.getString("kind")),
                row.getString("source"),
                row.getString("file_name"),
                row.getLong("size_bytes"),
                ImportFormat.valueOf(row.getString("format")),
                row.getString("mapping"),
                ImportState.valueOf(row.getString("state")),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getBoolean("cancelling"),
                row.getLong("bytes_done"),
                row.getLong("accepted"),
                row.getLong("unchanged"),
                row.getLong("updated"),
                row.getLong("rejected"),
                row.getString("delimiter") == null
                        ? null
                        : row.getString("delimiter").charAt(0),
                row.getArray("header") == null
                        ? null
                        : List.of((String[]) row.getArray("header").getArray()),
                row.getString("problem"),
                row.getBoolean("rows_marked"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp stamp = row.getTimestamp(column);
        return stamp == null ? null : stamp.toInstant();
    }
}
