package io.rastro.privacy;

import static io.rastro.privacy.RequestRepository.utc;

import io.rastro.interaction.Medium;
import io.rastro.privacy.RetentionProperties.RetentionKind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What came of each run of the retention. */
@Repository
class RetentionRunRepository {

    private final JdbcClient jdbc;

    RetentionRunRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long started(RetentionKind kind, @Nullable Medium medium, Instant before, Instant now) {
        return jdbc.sql("insert into retention_run (kind, medium, before, started_at) values (?, ?, ?, ?) returning id")
                .params(kind.name(), medium == null ? "" : medium.name(), utc(before), utc(now))
                .query(Long.class)
                .single();
    }

    /** Adds to what a run came to. */
    void progressed(long run, long removed, long heldBack) {
        jdbc.sql("update retention_run set removed = removed + ?, held_back = held_back + ? where id = ?")
                .params(removed, heldBack, run)
                .update();
    }

    void finished(long run, Instant now) {
        jdbc.sql("update retention_run set finished_at = ? where id = ?")
                .params(utc(now), run)
                .update();
    }

    /** What the last run of a kind came to. */
    record RetentionRun(
            Instant before, Instant startedAt, @Nullable Instant finishedAt, long removed, long heldBack) {}

    Optional<RetentionRun> last(RetentionKind kind, @Nullable Medium medium) {
        return jdbc.sql("select * from retention_run where kind = ? and medium = ? order by id desc limit 1")
                .params(kind.name(), medium == null ? "" : medium.name())
                .query((row, number) -> {
                    OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
                    return new RetentionRun(
                            row.getObject("before", OffsetDateTime.class).toInstant(),
                            row.getObject("started_at", OffsetDateTime.class).toInstant(),
                            finished == null ? null : finished.toInstant(),
                            row.getLong("removed"),
                            row.getLong("held_back"));
                })
                .optional();
    }

    /** Runs of which nobody will ask. */
    void forgetBefore(Instant before) {
        jdbc.sql("delete from retention_run where started_at < ?")
                .param(utc(before))
                .update();
    }
}
