package io.rastro.recording;

import static io.rastro.recording.RecordingRepository.utc;

import io.rastro.recording.store.StoreName;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Knows which files of the store may go, and notes that they went. */
@Repository
class RetentionRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    RetentionRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A file whose time is over. */
    record Outdated(String reference, boolean uploaded) {

        Optional<StoreName> name() {
            return Recording.name(reference, uploaded);
        }
    }

    /** Files of which every call is older than an instant and which were not deleted yet; from the one after a name on. */
    List<Outdated> outdated(Instant before, String after, int max) {
        return jdbc.sql("""
                        select r.reference, bool_or(r.uploaded) from recording r
                        left join recording_audio a on a.reference = r.reference
                        where r.received_at < ? and r.reference > ? and a.deleted_at is null
                            and not exists (select from recording y where y.reference = r.reference and y.received_at >= ?)
                        group by r.reference order by r.reference limit ?""")
                .param(utc(before))
                .param(after)
                .param(utc(before))
                .param(max)
                .query((row, index) -> new Outdated(row.getString(1), row.getBoolean(2)))
                .list();
    }

    void deleted(String reference) {
        jdbc.sql("""
                insert into recording_audio (reference, version, size_bytes, noted_at, deleted_at) values (?, '', 0, ?, ?)
                on conflict (reference) do update set deleted_at = excluded.deleted_at, waveform = null""")
                .param(reference)
                .param(utc(clock.instant()))
                .param(utc(clock.instant()))
                .update();
    }

    /**
     * Files that gave way to others and to which nothing refers any more: their time is over, or their call's is; from the
     * one after a name on.
     */
    List<String> replaced(@Nullable Instant before, String after, int max) {
        return jdbc.sql("""
                        select p.reference from recording_replaced p
                        where (p.delete_at <= ? or p.received_at < ?) and p.reference > ?
                            and not exists (select from recording r where r.reference = p.reference)
                        order by p.reference limit ?""")
                .param(utc(clock.instant()))
                .param(utc(before == null ? Instant.EPOCH : before))
                .param(after)
                .param(max)
                .query(String.class)
                .list();
    }

    /** A file that another took the place of is gone from the store. */
    void forget(String reference) {
        jdbc.sql("delete from recording_audio where reference = ?")
                .param(reference)
                .update();
        jdbc.sql("delete from recording_replaced where reference = ?")
                .param(reference)
                .update();
    }
}
