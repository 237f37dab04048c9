package io.rastro.recording.web;

import io.rastro.recording.RecordingState;
import io.rastro.recording.RecordingView;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One recording of a conversation, or its absence, as the page shows it.
 *
 * @param number the place in the conversation, from 1
 * @param segment the number of the call's segment
 * @param picture null unless it can be heard
 */
public record Track(
        int number,
        int segment,
        RecordingView recording,
        @Nullable WaveformPicture picture) {

    private static final Set<RecordingState> WRONG = EnumSet.of(
            RecordingState.MISSING,
            RecordingState.UNREACHABLE,
            RecordingState.EMPTY,
            RecordingState.DAMAGED,
            RecordingState.TOO_LARGE);

    public boolean playable() {
        return recording.state() == RecordingState.AVAILABLE;
    }

    /** In milliseconds; 0 while nobody knows it. */
    public long millis() {
        Duration duration = recording.duration();
        return duration == null ? 0 : duration.toMillis();
    }

    /** As a player writes it; null while nobody knows it. */
    public @Nullable String length() {
        return recording.duration() == null ? null : WaveformPictures.length(millis());
    }

    public boolean stereo() {
        Integer channels = recording.channels();
        return channels != null && channels == 2;
    }

    /** Whether something went wrong that an administrator should know of. */
    public boolean wrong() {
        return WRONG.contains(recording.state());
    }
}
