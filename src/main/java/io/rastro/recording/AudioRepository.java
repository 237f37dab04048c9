package io.rastro.recording;

import static io.rastro.recording.RecordingRepository.utc;

import io.rastro.recording.audio.AudioDescription;
import io.rastro.recording.audio.AudioType;
import io.rastro.recording.audio.Waveform;
import io.rastro.recording.store.StoreName;
import io.rastro.recording.store.StoredFile;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Writes what the portal learns about audio files, and which of them belong to an interaction. */
@Repository
class AudioRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    AudioRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes of what type a file is; what was measured on other bytes of that name is forgotten. */
    void note(StoredFile file, AudioType type, @Nullable String sha256) {
        jdbc.sql("""
                insert into recording_audio (reference, version, size_bytes, media_type, sha256, noted_at)
                values (?, ?, ?, ?, decode(?, 'hex'), ?)
                on conflict (reference) do update set version = excluded.version, size_bytes = excluded.size_bytes,
                    media_type = excluded.media_type, noted_at = excluded.noted_at,
                    sha256 = coalesce(excluded.sha256,
                        case when recording_audio.version = excluded.version then recording_audio.sha256 end),
                    duration_ms = null, channels = null, waveform = null, deleted_at = null
                where recording_audio.version <> excluded.version or recording_audio.deleted_at is not null
                    or recording_audio.media_type is null""")
                .param(file.name().path())
                .param(file.version())
                .param(file.size())
                .param(type.mediaType())
                .param(sha256)
                .param(utc(clock.instant()))
                .update();
    }

    /** Notes what the header of a file tells, until it is decoded. */
    void described(StoredFile file, AudioDescription description) {
        boolean audible = description.audible();
        jdbc.sql("""
                update recording_audio set duration_ms = ?, channels = ?, waveform = ?
                where reference = ? and version = ?""")
                .param(description.durationMillis())
                .param(audible ? description.channels() : null)
                .param(audible ? null : Waveform.none(description.damage()).toBytes())
                .param(file.name().path())
                .param(file.version())
                .update();
    }

    /** A recording that arrived, and the name of the file whose place it took; null if it was the first. */
    record Arrived(long recordingId, @Nullable String replaced) {}

    /** Makes a file in the store the recording of an interaction. */
    @Transactional
    Arrived attach(InteractionKey interaction, int position, StoredFile file, AudioType type, String sha256) {
        Optional<String> before = jdbc.sql(
                        "select reference from recording where interaction_id = ? and position = ? and uploaded for update")
                .param(interaction.id())
                .param(position)
                .query(String.class)
                .optional();
        note(file, type, sha256);
        long id = jdbc.sql("""
                        insert into recording (interaction_id, received_at, position, reference, uploaded)
                        values (?, ?, ?, ?, true)
                        on conflict (interaction_id, position, uploaded) do update set
                            reference = excluded.reference, received_at = excluded.received_at
                        returning id""")
                .param(interaction.id())
                .param(utc(interaction.receivedAt()))
                .param(position)
                .param(file.name().path())
                .query(Long.class)
                .single();
        return new Arrived(id, before.orElse(null));
    }

    /** A file whose time is over. */
    record Outdated(String reference, boolean uploaded) {

        Optional<StoreName> name() {
            return Recording.name(reference, uploaded);
        }
    }

    /** Files of which every call is older than an instant and which were not deleted yet. */
    List<Outdated> outdated(Instant before, int most) {
        return jdbc.sql("""
                        select r.reference, bool_or(r.uploaded) from recording r
                        left join recording_audio a on a.reference = r.reference
                        where r.received_at < ? and a.deleted_at is null
                            and not exists (select from recording y where y.reference = r.reference and y.received_at >= ?)
                        group by r.reference limit ?""")
                .param(utc(before))
                .param(utc(before))
                .param(most)
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

    /** A file that another took the place of is gone from the store. */
    void forget(String reference) {
        jdbc.sql("delete from recording_audio where reference = ?")
                .param(reference)
                .update();
    }
}
