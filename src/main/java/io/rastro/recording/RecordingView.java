package io.rastro.recording;

import io.rastro.recording.AudioFiles.AudioLookup;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows of one recording, or of its absence.
 *
 * @param id null when nothing was taken in
 * @param startedAt null if unknown
 * @param duration null if unknown
 * @param channels null if unknown
 * @param size of its file in bytes; null where there is none, or the reader may not listen
 * @param deletedAt null unless its time was over
 * @param unfinished whether the file's header was never brought to an end: its end may be missing
 * @param audioUrl null unless the reader may listen and there is audio
 * @param downloadUrl null unless the reader may download and there is a file
 */
public record RecordingView(
        @Nullable Long id,
        int position,
        RecordingState state,
        @Nullable Instant startedAt,
        @Nullable Duration duration,
        @Nullable Integer channels,
        @Nullable Long size,
        @Nullable Instant deletedAt,
        boolean unfinished,
        @Nullable String audioUrl,
        @Nullable String downloadUrl) {

    static RecordingView none() {
        return without(RecordingState.NOT_RECEIVED, null);
    }

    /** A file in the watched directory that was not taken in. */
    static RecordingView waiting(WatchedFile file) {
        return without(file.state().shown(), file.size());
    }

    private static RecordingView without(RecordingState state, @Nullable Long size) {
        return new RecordingView(null, 0, state, null, null, null, size, null, false, null, null);
    }

    static RecordingView of(Recording recording, AudioLookup lookup, boolean download) {
        String url = "/recordings/" + recording.id() + "/audio";
        AudioFacts facts = recording.facts();
        return new RecordingView(
                recording.id(),
                recording.position(),
                lookup.state(),
                recording.startedAt(),
                recording.duration(),
                recording.channels(),
                lookup.file() == null ? null : lookup.file().size(),
                facts == null ? null : facts.deletedAt(),
                lookup.unfinished(),
                lookup.state() == RecordingState.AVAILABLE ? url : null,
                download && lookup.state().hasFile() ? url + "?download" : null);
    }
}
