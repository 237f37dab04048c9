package io.rastro.recording;

import io.rastro.recording.audio.PlayableAudio;
import io.rastro.recording.audio.SeekableSource;
import io.rastro.recording.store.StoredFile;

/**
 * The file of a recording that can be heard.
 *
 * @param file as the store holds it now
 * @param source its bytes
 */
public record RecordedAudio(StoredFile file, AudioType type, SeekableSource source) {

    /** The file as it is stored. */
    public PlayableAudio original() {
        return new StoredAudio(source, type.mediaType(), file.size());
    }
}
