package io.rastro.recording;

import io.rastro.audio.Damage;
import io.rastro.audio.Waveform;
import io.rastro.recording.store.StoredFile;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Keeps what decoding the files of recordings showed. */
@Repository
class WaveformRepository {

    private final RecordingAudioRepository audio;
    private final DecodingLeaseRepository leases;
    private final UUID portal = UUID.randomUUID();

    WaveformRepository(RecordingAudioRepository audio, DecodingLeaseRepository leases) {
        this.audio = audio;
        this.leases = leases;
    }

    /** The waveform of a file of that version; empty while it is not computed, or was in another way than now. */
    Optional<Waveform> waveform(StoredFile file) {
        return audio.waveform(file.name().path(), file.version())
                .filter(Waveform::isCurrent)
                .map(Waveform::fromBytes);
    }

    /** Whether the file was given up: to decode it takes too much. */
    boolean isCostly(StoredFile file) {
        return waveform(file)
                .map(Waveform::damage)
                .filter(Damage.COSTLY::equals)
                .isPresent();
    }

    /**
     * Does something with a file unless somebody, here or in another portal on this database, does it right now. What a
     * portal that is killed leaves runs out.
     *
     * @param longest the work must be over by then
     */
    void leased(StoredFile file, Duration longest, Runnable work) {
        String reference = file.name().path();
        if (leases.take(reference, portal, (double) longest.toSeconds()) == 1) {
            try {
                work.run();
            } finally {
                leases.giveBack(reference, portal);
            }
        }
    }

    /** Keeps what decoding a file showed; nothing if the file is another by now. */
    void decoded(StoredFile file, Waveform waveform) {
        audio.decoded(
                file.name().path(),
                file.version(),
                waveform.toBytes(),
                waveform.durationMillis(),
                waveform.lanes().size());
    }

    /**
     * Keeps that a file cannot be decoded, so that nobody tries again.
     *
     * @param damage why there is nothing in it that anybody could hear; null: a browser may know how
     */
    void undecodable(StoredFile file, @Nullable Damage damage) {
        audio.undecodable(
                file.name().path(), file.version(), Waveform.none(damage).toBytes(), damage);
    }
}
