package io.rastro.recording;

import io.rastro.audio.Damage;
import io.rastro.audio.DamagedAudioException;
import io.rastro.audio.DecodingProcess;
import io.rastro.audio.PlayableAudio;
import io.rastro.recording.store.StoredFile;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The forms in which recordings are played. A listener asks for a file in many parts, and some files have to be walked
 * from end to end to know where what is: the forms asked for last are kept.
 */
@Component
public class PlayableAudioCache implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(PlayableAudioCache.class);
    private static final int MOST = 200;
    /** For each part: somebody waits for it, and others behind him. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final WaveformRepository repository;
    private final DecodingProcess decoding = new DecodingProcess();
    private final Map<StoredFile, PlayableAudio> forms =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<StoredFile, PlayableAudio> eldest) {
                    return size() > MOST;
                }
            });

    PlayableAudioCache(WaveformRepository repository) {
        this.repository = repository;
    }

    /** A form that browsers play; as it is stored where nothing here can convert it, which a browser may know to. */
    public PlayableAudio of(RecordedAudio audio) throws IOException {
        PlayableAudio known = forms.get(audio.file());
        PlayableAudio form = known == null ? playable(audio) : known;
        forms.put(audio.file(), form);
        return form;
    }

    private PlayableAudio playable(RecordedAudio audio) throws IOException {
        if (repository.isCostly(audio.file())) {
            return audio.original();
        }
        StoredFile file = audio.file();
        try {
            String key = file.name().path() + " " + file.version();
            return new Watched(decoding.playable(audio.source(), key, LIMIT), file);
        } catch (DamagedAudioException unknown) {
            note(unknown, file);
            return audio.original();
        }
    }

    /** What takes too much once is not tried again. */
    private void note(DamagedAudioException damaged, StoredFile file) {
        if (damaged.damage() == Damage.COSTLY) {
            log.warn("Recording {} is not converted any more: {}", file.name().path(), damaged.getMessage());
            repository.undecodable(file, Damage.COSTLY);
            forms.remove(file);
        }
    }

    @Override
    public void destroy() {
        decoding.close();
    }

    /** A form of which a part may turn out to take too much. */
    private final class Watched implements PlayableAudio {

        private final PlayableAudio form;
        private final StoredFile file;

        Watched(PlayableAudio form, StoredFile file) {
            this.form = form;
            this.file = file;
        }

        @Override
        public String mediaType() {
            return form.mediaType();
        }

        @Override
        public long length() {
            return form.length();
        }

        @Override
        public void write(long from, long toExclusive, OutputStream out) throws IOException {
            try {
                form.write(from, toExclusive, out);
            } catch (DamagedAudioException damaged) {
                note(damaged, file);
                throw damaged;
            }
        }
    }
}
