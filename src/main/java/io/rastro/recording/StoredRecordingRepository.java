package io.rastro.recording;

import io.rastro.recording.AudioRepository.Held;
import io.rastro.recording.AudioRepository.Referred;
import io.rastro.recording.Retention.Outdated;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

/** Which recordings interactions have. */
interface StoredRecordingRepository extends JpaRepository<StoredRecording, Long> {

    /** Those taken in for an interaction, by position. */
    @Query("""
            select new io.rastro.recording.AudioRepository$Held(
                recording.id, recording.position, recording.reference, audio.sha256, audio.mediaType)
            from StoredRecording recording left join RecordingAudio audio on audio.reference = recording.reference
            where recording.interactionId = :interactionId and recording.uploaded order by recording.position""")
    List<Held> held(long interactionId);

    /** Those that a source says there are. */
    @Query("""
            select new io.rastro.recording.AudioRepository$Referred(recording.position, recording.reference)
            from StoredRecording recording where recording.interactionId = :interactionId and not recording.uploaded""")
    List<Referred> referred(long interactionId);

    Optional<StoredRecording> findByInteractionIdAndPositionAndUploadedTrue(long interactionId, int position);

    /** Lets one transaction at a time put recordings to an interaction. */
    @NativeQuery("select true from pg_advisory_xact_lock(hashtextextended('rastro.recording ' || :interactionId, 0))")
    boolean lock(long interactionId);

    /** Files of which every call is older than an instant and which were not deleted yet; nothing holds them; from the one after a name on. */
    @Query("""
            select new io.rastro.recording.Retention$Outdated(recording.reference, any(recording.uploaded))
            from StoredRecording recording left join RecordingAudio audio on audio.reference = recording.reference
            where recording.receivedAt < :before and recording.reference > :after and audio.deletedAt is null
                and not exists (select 1 from StoredRecording younger
                    where younger.reference = recording.reference and younger.receivedAt >= :before)
                and not exists (select 1 from StoredRecording held where held.reference = recording.reference
                    and function('held_back', held.interactionId, held.receivedAt, :now) is not null)
            group by recording.reference order by recording.reference""")
    List<Outdated> outdated(Instant before, Instant now, String after, Limit limit);

    /** How many of those are kept by a hold, or because the law keeps a SAC's recordings for longer. */
    @NativeQuery("""
            select count(*) from (
                select recording.reference from recording left join recording_audio audio on audio.reference = recording.reference
                where recording.received_at < :before and audio.deleted_at is null
                    and held_back(recording.interaction_id, recording.received_at, :now) is not null
                group by recording.reference) held""")
    long held(Instant before, Instant now);
}
