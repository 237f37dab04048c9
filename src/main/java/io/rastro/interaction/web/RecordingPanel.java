package io.rastro.interaction.web;

import io.rastro.recording.RecordingAccess;
import io.rastro.recording.web.Track;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The recordings of a conversation's calls.
 *
 * @param listenings newest first; null when the reader is not to know who listened
 */
public record RecordingPanel(List<Track> tracks, @Nullable List<Listening> listenings) {

    /** One listening or download, and which of the tracks it was of; 0 when that one is no longer there. */
    public record Listening(int track, RecordingAccess access) {}

    /** Whether the tracks must be told apart. */
    public boolean several() {
        return tracks.size() > 1;
    }
}
