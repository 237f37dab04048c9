package io.rastro.recording;

import static io.rastro.recording.RecordingRepository.utc;

import io.rastro.recording.WatchedFile.State;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Remembers the files of the watched directory over restarts. */
@Repository
class WatchedFileRepository {

    private static final String COLUMNS =
            "select id, path, interaction_id, state, size_bytes, modified_ns, reference, aside from watched_file ";

    private final JdbcClient jdbc;
    private final Clock clock;

    WatchedFileRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The last that was noted of a file of this path; one before it may lie aside. */
    Optional<WatchedFile> latest(Path path) {
        return jdbc.sql(COLUMNS + "where path = ? order by id desc limit 1")
                .param(path.toString())
                .query(WatchedFileRepository::file)
                .optional();
    }

    /** What is known of the files of some interactions. */
    List<WatchedFile> of(Collection<InteractionKey> interactions) {
        return jdbc.sql(COLUMNS + "where interaction_id = any(?) order by id")
                .param(interactions.stream().mapToLong(InteractionKey::id).toArray())
                .query(WatchedFileRepository::file)
                .list();
    }

    /** Taken at an instant or after it. */
    List<WatchedFile> takenSince(Instant since) {
        return jdbc.sql(COLUMNS + "where state = 'TAKEN' and noted_at >= ? order by id")
                .param(utc(since))
                .query(WatchedFileRepository::file)
                .list();
    }

    /** Taken before an instant, or of a recording whose time is over; from the one after an id on. */
    List<WatchedFile> dispensable(Instant before, long after, int max) {
        return jdbc.sql(COLUMNS + """
                        where state = 'TAKEN' and id > ? and (noted_at < ? or exists (
                            select from recording_audio a where a.reference = watched_file.reference and a.deleted_at is not null))
                        order by id limit ?""")
                .param(after)
                .param(utc(before))
                .param(max)
                .query(WatchedFileRepository::file)
                .list();
    }

    /**
     * Notes how a file stands.
     *
     * @param known what was noted of it before; null: nothing
     * @param reference see {@link WatchedFile}
     */
    void note(
            @Nullable WatchedFile known,
            Path path,
            InteractionKey call,
            State state,
            BasicFileAttributes facts,
            @Nullable String reference,
            @Nullable Path aside) {
        if (known == null) {
            jdbc.sql("""
                    insert into watched_file (path, interaction_id, state, size_bytes, modified_ns, reference, aside, noted_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .param(path.toString())
                    .param(call.id())
                    .param(state.name())
                    .param(facts.size())
                    .param(WatchedFile.nanos(facts))
                    .param(reference)
                    .param(Objects.toString(aside, null))
                    .param(utc(clock.instant()))
                    .update();
        } else {
            jdbc.sql("""
                    update watched_file set interaction_id = ?, state = ?, size_bytes = ?, modified_ns = ?,
                        reference = coalesce(?, reference), aside = coalesce(?, aside), noted_at = ? where id = ?""")
                    .param(call.id())
                    .param(state.name())
                    .param(facts.size())
                    .param(WatchedFile.nanos(facts))
                    .param(reference)
                    .param(Objects.toString(aside, null))
                    .param(utc(clock.instant()))
                    .param(known.id())
                    .update();
        }
    }

    boolean isDeletedByRetention(WatchedFile file) {
        return jdbc.sql("select exists (select from recording_audio where reference = ? and deleted_at is not null)")
                .param(file.reference())
                .query(Boolean.class)
                .single();
    }

    /** Makes a file that was taken long ago one that was taken now. */
    void lookAgain(WatchedFile file) {
        jdbc.sql("update watched_file set noted_at = ? where id = ?")
                .param(utc(clock.instant()))
                .param(file.id())
                .update();
    }

    void forget(WatchedFile file) {
        jdbc.sql("delete from watched_file where id = ?").param(file.id()).update();
    }

    private static WatchedFile file(ResultSet row, int index) throws SQLException {
        String aside = row.getString("aside");
        return new WatchedFile(
                row.getLong("id"),
                Path.of(row.getString("path")),
                row.getLong("interaction_id"),
                State.valueOf(row.getString("state")),
                row.getLong("size_bytes"),
                row.getLong("modified_ns"),
                row.getString("reference"),
                aside == null ? null : Path.of(aside));
    }
}
