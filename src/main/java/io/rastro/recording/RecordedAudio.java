package io.rastro.recording;

import io.rastro.recording.audio.AudioFormats;
import io.rastro.recording.audio.AudioType;
import io.rastro.recording.audio.DamagedAudioException;
import io.rastro.recording.audio.PlayableAudio;
import io.rastro.recording.audio.SeekableSource;
import io.rastro.recording.store.StoredFile;
import java.io.IOException;

/**
 * The file of a recording.
 *
 * @param file as the store holds it now
 * @param audible whether there is a way to hear it
 * @param source its bytes
 */
public record RecordedAudio(StoredFile file, AudioType type, boolean audible, SeekableSource source) {

    /** In a form that browsers play; as it is stored where nothing here can convert it, which a browser may know to. */
    public PlayableAudio playable() throws IOException {
        try {
            return AudioFormats.playable(source);
        } catch (DamagedAudioException unknown) {
            return original();
        }
    }

    /** Of the file as it is stored, without the dot. */
    public String extension() {
        return type.extension(file.name().path());
    }

    /** The file as it is stored. */
    public PlayableAudio original() {
        return new StoredAudio(source, type.mediaType(), file.size());
    }
}
