package io.rastro.recording;

import io.rastro.recording.audio.AudioFormats;
import io.rastro.recording.audio.DamagedAudioException;
import io.rastro.recording.audio.PlayableAudio;
import io.rastro.recording.audio.SeekableSource;
import io.rastro.recording.store.StoredFile;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The file of a recording.
 *
 * @param file as the store holds it now
 * @param type null: none that is known
 * @param audible whether it can be heard here; otherwise it can only be taken away
 * @param source its bytes
 */
public record RecordedAudio(StoredFile file, @Nullable AudioType type, boolean audible, SeekableSource source) {

    private static final String ANYTHING = "application/octet-stream";
    private static final Pattern EXTENSION = Pattern.compile(".*\\.([A-Za-z0-9]{1,10})");

    /** In a form that browsers play; as it is stored where nothing here can convert it, which a browser may know to. */
    public PlayableAudio playable() throws IOException {
        try {
            return AudioFormats.playable(source);
        } catch (DamagedAudioException unknown) {
            return original();
        }
    }

    /** The file as it is stored. */
    public PlayableAudio original() {
        return new StoredAudio(source, type == null ? ANYTHING : type.mediaType(), file.size());
    }

    /** What a file name that tells the type ends with: of a type that is not known here, as its writer named it. */
    public String extension() {
        Matcher named = EXTENSION.matcher(file.name().path());
        return type != null ? type.extension() : named.matches() ? named.group(1) : "bin";
    }
}
