package io.rastro.recording;

import io.rastro.audio.AudioType;
import io.rastro.recording.store.StoredFile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes what the portal learns about audio files, and which of them belong to an interaction. */
@Repository
class AudioRepository {

    private final RecordingAudioRepository audio;
    private final StoredRecordingRepository recordings;
    private final ReplacedFileRepository replaced;
    private final Clock clock;

    AudioRepository(
            RecordingAudioRepository audio,
            StoredRecordingRepository recordings,
            ReplacedFileRepository replaced,
            Clock clock) {
        this.audio = audio;
        this.recordings = recordings;
        this.replaced = replaced;
        this.clock = clock;
    }

    /** Notes what a look at a file showed; what was measured on other bytes of that name is forgotten. */
    void note(StoredFile file, Examination examination, @Nullable String sha256) {
        AudioType type = examination.type();
        audio.note(
                file.name().path(),
                file.version(),
                file.size(),
                type == null ? null : type.mediaType(),
                examination.damage(),
                examination.unfinished(),
                sha256 == null ? null : HexFormat.of().parseHex(sha256),
                clock.instant());
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
            @Nullable String mediaType) {

        Held(long recordingId, int position, String reference, byte @Nullable [] sha256, @Nullable String mediaType) {
            this(
                    recordingId,
                    position,
                    reference,
                    sha256 == null ? null : HexFormat.of().formatHex(sha256),
                    mediaType);
        }
    }

    /** What was taken in for an interaction, by position. */
    List<Held> held(InteractionKey interaction) {
        return recordings.held(interaction.id());
    }

    /** Where a source says that an interaction has recordings, and under which names. */
    record Referred(int position, String reference) {}

    List<Referred> referred(InteractionKey interaction) {
        return recordings.referred(interaction.id());
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
        recordings.lock(interaction.id());
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
            Instant deleteAt = clock.instant().plus(kept);
            this.replaced.save(new ReplacedFile(replaced, interaction.receivedAt(), deleteAt));
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
        String reference = file.name().path();
        replaced.deleteById(reference);
        StoredRecording recording = recordings
                .findByInteractionIdAndPositionAndUploadedTrue(interaction.id(), position)
                .orElseGet(() -> new StoredRecording(interaction.id(), position));
        recording.refer(reference, interaction.receivedAt());
        return recordings.save(recording).id();
    }
}
