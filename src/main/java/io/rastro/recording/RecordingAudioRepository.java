package io.rastro.recording;

import io.rastro.audio.Damage;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/** What is known of files in the store. */
interface RecordingAudioRepository extends JpaRepository<RecordingAudio, String> {

    /** Notes what a look at a file showed; what was measured on other bytes of that name is forgotten. */
    @Modifying
    @Transactional
    @Query("""
            insert into RecordingAudio known (reference, version, sizeBytes, mediaType, damage, unfinished, sha256, notedAt,
                examined)
            values (:reference, :version, :sizeBytes, :mediaType, :damage, :unfinished, :sha256, :now, true)
            on conflict (reference) do update set version = excluded.version, sizeBytes = excluded.sizeBytes,
                mediaType = excluded.mediaType, damage = excluded.damage, unfinished = excluded.unfinished,
                sha256 = coalesce(excluded.sha256, case when known.version = excluded.version then known.sha256 end),
                notedAt = excluded.notedAt, examined = true,
                durationMs = case when known.version = excluded.version then known.durationMs end,
                channels = case when known.version = excluded.version then known.channels end,
                waveform = case when known.version = excluded.version then known.waveform end, deletedAt = null
            where known.version <> excluded.version or known.deletedAt is not null or not known.examined""")
    void note(
            String reference,
            String version,
            long sizeBytes,
            @Nullable String mediaType,
            @Nullable Damage damage,
            boolean unfinished,
            byte @Nullable [] sha256,
            Instant now);

    @Query("""
            select audio.waveform from RecordingAudio audio
            where audio.reference = :reference and audio.version = :version and audio.waveform is not null""")
    Optional<byte[]> waveform(String reference, String version);

    /** Keeps what decoding a file showed; nothing if the file is another by now. */
    @Modifying
    @Transactional
    @Query("""
            update RecordingAudio audio set audio.waveform = :waveform, audio.durationMs = :durationMs, audio.channels = :channels
            where audio.reference = :reference and audio.version = :version""")
    void decoded(String reference, String version, byte[] waveform, long durationMs, int channels);

    /** Keeps that a file cannot be decoded, so that nobody tries again. */
    @Modifying
    @Transactional
    @Query("""
            update RecordingAudio audio set audio.waveform = :none, audio.damage = coalesce(:damage, audio.damage)
            where audio.reference = :reference and audio.version = :version""")
    void undecodable(String reference, String version, byte[] none, @Nullable Damage damage);

    /** Notes that retention deleted a file. */
    @Modifying
    @Transactional
    @Query("""
            insert into RecordingAudio (reference, version, sizeBytes, unfinished, examined, notedAt, deletedAt)
            values (:reference, '', 0, false, false, :now, :now)
            on conflict (reference) do update set deletedAt = excluded.deletedAt, waveform = null""")
    void deleted(String reference, Instant now);

    @Modifying
    @Transactional
    @Query("delete from RecordingAudio audio where audio.reference = :reference")
    void forget(String reference);
}
