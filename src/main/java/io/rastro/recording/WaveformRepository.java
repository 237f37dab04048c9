package io.rastro.recording;

import io.rastro.audio.Damage;
import io.rastro.audio.Waveform;
import io.rastro.recording.store.StoredFile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what decoding the files of recordings showed. */
@Repository
class WaveformRepository {

    private final RecordingAudioRepository audio;

    WaveformRepository(RecordingAudioRepository audio) {
        this.audio = audio;
    }

    /** The waveform of a file of that version; empty while it is not computed, or was in another way than now. */
    Optional<Waveform> waveform(StoredFile file) {
        return audio.waveform(file.name().path(), file.version())
                .filter(Waveform::isCurrent)
                .map(Waveform::fromBytes);
    }

    /**
     * Does something with a file unless another portal on this database does it right now. The claim ends with this
     * transaction, so that a portal that is killed leaves none.
     */
    @Transactional
    public void claimed(StoredFile file, Runnable work) {
        if (audio.claim(file.name().path())) {
            work.run();
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
