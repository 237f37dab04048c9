package io.rastro.recording;

import io.rastro.audio.Damage;
import io.rastro.audio.DamagedAudioException;
import io.rastro.audio.DecodingProcess;
import io.rastro.audio.Waveform;
import io.rastro.recording.store.StoredFile;
import java.io.IOException;
import java.time.Duration;
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
    /** A processor does many times as much, whatever the format. */
    private static final long LEAST_BYTES_PER_SECOND = 50_000;

    private static final Duration SHORTEST_LIMIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_LIMIT = Duration.ofMinutes(20);

    private final Recordings recordings;
    private final WaveformRepository repository;
    private final DecodingProcess decoding = new DecodingProcess();
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
     * @param damage what listeners should know of the file; null: nothing
     * @param expected whether asking again later will show more
     */
    public record WaveformState(
            @Nullable Waveform waveform, @Nullable Damage damage, boolean expected) {

        private static WaveformState kept(Waveform kept) {
            return new WaveformState(kept.drawable() ? kept : null, kept.damage(), false);
        }
    }

    /** The waveform of a recording; one that is not known yet is put to work. */
    public WaveformState of(Recording recording) throws IOException {
        Optional<RecordedAudio> audio = recordings.file(recording).filter(RecordedAudio::audible);
        if (audio.isEmpty()) {
            return new WaveformState(null, null, false);
        }
        Optional<Waveform> kept = repository.waveform(audio.get().file());
        if (kept.isEmpty()) {
            begin(audio.get());
            return new WaveformState(null, null, true);
        }
        return WaveformState.kept(kept.get());
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
            Duration limit = limit(audio.file().size());
            // Waiting for the bytes may take as long again, keeping what came out a while.
            repository.leased(audio.file(), limit.multipliedBy(3), () -> compute(audio, limit));
        } catch (DataAccessException | TransactionException unreachable) {
            log.warn("Recording {} cannot be claimed: {}", audio.file().name().path(), unreachable.getMessage());
        } finally {
            underWay.remove(audio.file());
        }
    }

    /** How long a file of so many bytes may be decoded: in proportion, since no recording takes more. */
    private static Duration limit(long bytes) {
        Duration limit = SHORTEST_LIMIT.plusSeconds(bytes / LEAST_BYTES_PER_SECOND);
        return limit.compareTo(LONGEST_LIMIT) > 0 ? LONGEST_LIMIT : limit;
    }

    private void compute(RecordedAudio audio, Duration limit) {
        String path = audio.file().name().path();
        try {
            // Between the question and this moment another may have answered it.
            if (repository.waveform(audio.file()).isEmpty()) {
                repository.decoded(audio.file(), decoding.waveform(audio.source(), limit));
            }
        } catch (DamagedAudioException damaged) {
            // Once is enough: the next time would end the same.
            log.info("Recording {} cannot be decoded: {}", path, damaged.getMessage());
            repository.undecodable(audio.file(), damaged.damage() == Damage.UNSUPPORTED ? null : damaged.damage());
        } catch (IOException unreachable) {
            log.warn("Recording {} cannot be read: {}", path, unreachable.getMessage());
        }
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
        decoding.close();
    }
}
