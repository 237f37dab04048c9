package io.rastro.recording;

import io.rastro.audio.Damage;
import io.rastro.audio.DamagedAudioException;
import io.rastro.audio.Waveform;
import io.rastro.audio.WaveformComputer;
import io.rastro.recording.store.StoredFile;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/** The waveforms of recordings: each file is decoded once, in the background, and what it showed is kept. */
@Service
public class Waveforms implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Waveforms.class);
    /** Who waits longer asks again. */
    private static final int WAITING = 100;

    private final Recordings recordings;
    private final WaveformRepository repository;
    private final Set<StoredFile> underWay = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor workers;

    Waveforms(Recordings recordings, WaveformRepository repository) {
        this.recordings = recordings;
        this.repository = repository;
        // One: decoding takes all a processor has, and those who listen come first.
        this.workers = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), work -> {
            Thread thread = new Thread(work, "waveforms");
            thread.setDaemon(true);
            return thread;
        });
        workers.allowCoreThreadTimeOut(true);
    }

    /**
     * What there is to draw of a recording.
     *
     * @param waveform null while it is computed, and where there is none
     * @param expected whether asking again later will show more
     */
    public record WaveformState(@Nullable Waveform waveform, boolean expected) {}

    /** The waveform of a recording; one that is not known yet is put to work. */
    public WaveformState of(Recording recording) throws IOException {
        Optional<RecordedAudio> audio = recordings.file(recording).filter(RecordedAudio::audible);
        if (audio.isEmpty()) {
            return new WaveformState(null, false);
        }
        Optional<Waveform> kept = repository.waveform(audio.get().file());
        if (kept.isEmpty()) {
            begin(audio.get());
            return new WaveformState(null, true);
        }
        return new WaveformState(kept.filter(Waveform::drawable).orElse(null), false);
    }

    private void begin(RecordedAudio audio) {
        if (underWay.add(audio.file())) {
            try {
                workers.execute(() -> work(audio));
            } catch (RejectedExecutionException full) {
                underWay.remove(audio.file());
            }
        }
    }

    private void work(RecordedAudio audio) {
        try {
            repository.claimed(audio.file(), () -> compute(audio));
        } catch (DataAccessException | TransactionException unreachable) {
            log.warn("Recording {} cannot be claimed: {}", audio.file().name().path(), unreachable.getMessage());
        } finally {
            underWay.remove(audio.file());
        }
    }

    private void compute(RecordedAudio audio) {
        try {
            // Between the question and this moment another may have answered it.
            if (repository.waveform(audio.file()).isEmpty()) {
                repository.decoded(audio.file(), WaveformComputer.compute(audio.source()));
            }
        } catch (DamagedAudioException damaged) {
            repository.undecodable(audio.file(), damaged.damage() == Damage.UNSUPPORTED ? null : damaged.damage());
        } catch (IOException unreachable) {
            log.warn("Recording {} cannot be read: {}", audio.file().name().path(), unreachable.getMessage());
        } catch (DataAccessException unreachable) {
            throw unreachable;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError defect) {
            // Also what a decoder made of wrong bytes: once is enough, the next time would end the same.
            log.error("Recording {} cannot be decoded", audio.file().name().path(), defect);
            repository.undecodable(audio.file(), null);
        }
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }
}
