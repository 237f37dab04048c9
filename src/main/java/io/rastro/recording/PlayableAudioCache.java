package io.rastro.recording;

import io.rastro.audio.PlayableAudio;
import io.rastro.recording.store.StoredFile;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The forms in which recordings are played. A listener asks for a file in many parts, and some files have to be walked
 * from end to end to know where what is: the forms asked for last are kept.
 */
@Component
public class PlayableAudioCache {

    private static final int MOST = 200;

    private final Map<StoredFile, PlayableAudio> forms =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<StoredFile, PlayableAudio> eldest) {
                    return size() > MOST;
                }
            });

    /** A form that browsers play. */
    public PlayableAudio of(RecordedAudio audio) throws IOException {
        PlayableAudio known = forms.get(audio.file());
        PlayableAudio form = known == null ? audio.playable() : known;
        forms.put(audio.file(), form);
        return form;
    }
}
