package io.rastro.recording;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows of one recording, or of its absence.
 *
 * @param id null when nothing was recorded
 * @param startedAt null if unknown
 * @param duration null if unknown
 * @param channels null if unknown
 * @param audioUrl null unless the reader may listen and there is audio
 * @param downloadUrl null unless the reader may download and there is a file, be it of a format that is not played
 */
public record RecordingView(
        @Nullable Long id,
        int position,
        RecordingState state,
        @Nullable Instant startedAt,
        @Nullable Duration duration,
        @Nullable Integer channels,
        @Nullable String audioUrl,
        @Nullable String downloadUrl) {

    static RecordingView none() {
        return new RecordingView(null, 0, RecordingState.NOT_RECORDED, null, null, null, null, null);
    }

    static RecordingView of(Recording recording, RecordingState state, boolean download) {
        String url = "/recordings/" + recording.id() + "/audio";
        return new RecordingView(
                recording.id(),
                recording.position(),
                state,
                recording.startedAt(),
                recording.duration(),
                recording.channels(),
                state == RecordingState.AVAILABLE ? url : null,
                download && state.downloadable() ? url + "?download" : null);
    }
}
