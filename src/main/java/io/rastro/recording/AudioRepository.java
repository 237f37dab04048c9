package io.rastro.recording;

import static io.rastro.recording.RecordingRepository.utc;

import io.rastro.audio.AudioType;
import io.rastro.recording.store.StoredFile;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
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

    /** Notes what a look at a file showed; what was measured on other bytes of that name is forgotten. */
    void note(StoredFile file, Examination examination, @Nullable String sha256) {
        AudioType type = examination.type();
        jdbc.sql("""
                insert into recording_audio as a (reference, version, size_bytes, media_type, damage, unfinished, sha256,
                    noted_at, examined)
                values (?, ?, ?, ?, ?, ?, decode(?, 'hex'), ?, true)
                on conflict (reference) do update set version = excluded.version, size_bytes = excluded.size_bytes,
                    media_type = excluded.media_type, damage = excluded.damage, unfinished = excluded.unfinished,
                    sha256 = coalesce(excluded.sha256, case when a.version = excluded.version then a.sha256 end),
                    noted_at = excluded.noted_at, examined = true,
                    duration_ms = case when a.version = excluded.version then a.duration_ms end,
                    channels = case when a.version = excluded.version then a.channels end,
                    waveform = case when a.version = excluded.version then a.waveform end, deleted_at = null
                where a.version <> excluded.version or a.deleted_at is not null or not a.examined""")
                .param(file.name().path())
                .param(file.version())
                .param(file.size())
                .param(type == null ? null : type.mediaType())
                .param(
                        examination.damage() == null
                                ? null
                                : examination.damage().name())
                .param(examination.unfinished())
                .param(sha256)
                .param(utc(clock.instant()))
                .update();
    }

    /**
     * A recording that the portal took in for an interaction.
     *
     * @param sha256 of its file, in hexadecimal; null where that was not noted
     * @param mediaType of its file; null where none is known
     */
    record Held(
            long recordingId,
            int position,
            String reference,
            @Nullable String sha256,
            @Nullable String mediaType) {}

    /** What was taken in for an interaction, by position. */
    List<Held> held(InteractionKey interaction) {
        return jdbc.sql("""
                        select r.id as recording_id, r.position, r.reference, encode(a.sha256, 'hex') as sha256, a.media_type
                        from recording r left join recording_audio a on a.reference = r.reference
                        where r.interaction_id = ? and r.uploaded order by r.position""").param(interaction.id()).query(Held.class).list();
    }

    /** Where a source says that an interaction has recordings, and under which names. */
    record Referred(int position, String reference) {}

    List<Referred> referred(InteractionKey interaction) {
        return jdbc.sql("select position, reference from recording where interaction_id = ? and not uploaded")
                .param(interaction.id())
                .query(Referred.class)
                .list();
    }

    /**
     * Where a file was put.
     *
     * @param added whether there was none at its position
     * @param replaced whether another file gave way
     */
    record Attached(long recordingId, int position, boolean added, boolean replaced) {}

    /**
     * Makes a file in the store a recording of an interaction, within the transaction of the caller. What gives way is
     * deleted later than a day from now, so that nobody who is about to name it again loses it.
     *
     * @param taken positions that are not free although no file was taken in there
     * @param kept how long the file that gives way stays in the store
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Attached attach(
            InteractionKey interaction, Placement placement, StoredFile file, Set<Integer> taken, Duration kept) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('rastro.recording ' || ?, 0))")
                .param(interaction.id())
                .query((row, index) -> 0)
                .single();
        List<Held> held = held(interaction);
        Optional<Held> before = held.stream()
                .filter(each -> each.reference().equals(placement.instead())
                        || (placement.exact()
                                ? each.position() == placement.position()
                                : each.reference().equals(file.name().path())))
                .findFirst();
        int position = before.map(Held::position).orElseGet(() -> free(placement, held, taken));
        long id = put(interaction, position, file);
        String replaced = before.map(Held::reference)
                .filter(reference -> !reference.equals(file.name().path()))
                .orElse(null);
        if (replaced != null) {
            replaced(interaction, replaced, kept);
        }
        return new Attached(id, position, before.isEmpty(), replaced != null);
    }

    private static int free(Placement placement, List<Held> held, Set<Integer> taken) {
        int position = placement.position();
        while (!placement.exact() && occupied(position, held, taken)) {
            position++;
        }
        return position;
    }

    private static boolean occupied(int position, List<Held> held, Set<Integer> taken) {
        return taken.contains(position) || held.stream().anyMatch(each -> each.position() == position);
    }

    private long put(InteractionKey interaction, int position, StoredFile file) {
        jdbc.sql("delete from recording_replaced where reference = ?")
                .param(file.name().path())
                .update();
        return jdbc.sql("""
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
    }

    private void replaced(InteractionKey interaction, String reference, Duration kept) {
        jdbc.sql("""
                insert into recording_replaced (reference, received_at, delete_at) values (?, ?, ?)
                on conflict (reference) do update set delete_at = excluded.delete_at""")
                .param(reference)
                .param(utc(interaction.receivedAt()))
                .param(utc(clock.instant().plus(kept)))
                .update();
    }
}
