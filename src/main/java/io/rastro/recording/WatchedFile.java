package io.rastro.recording;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A file of the watched directory whose call is known, as the database remembers it.
 *
 * @param id in the database
 * @param path where the exchange wrote it
 * @param size in bytes, when it was noted
 * @param modifiedNanos its own time of change then, since 1970
 * @param reference the name of its copy in the store; null unless it was taken
 * @param aside where the original was to be moved; null unless it was taken
 */
record WatchedFile(
        long id,
        Path path,
        long interactionId,
        State state,
        long size,
        long modifiedNanos,
        @Nullable String reference,
        @Nullable Path aside) {

    enum State {
        /** It does not look finished. */
        WAITING(RecordingState.UNFINISHED),
        /** It has not a single sample, and nobody seems to write to it. */
        EMPTY(RecordingState.EMPTY),
        TOO_LARGE(RecordingState.TOO_LARGE),
        TAKEN(RecordingState.AVAILABLE);

        private final RecordingState shown;

        State(RecordingState shown) {
            this.shown = shown;
        }

        /** What a page says of a file that is in this state. */
        RecordingState shown() {
            return shown;
        }
    }

    boolean isTaken() {
        return state == State.TAKEN;
    }

    /** Whether what its state says of it can still be said: scripts of an exchange rename, convert and delete files. */
    boolean isThere() {
        return state == State.EMPTY || Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    boolean sameAs(BasicFileAttributes facts) {
        return size == facts.size() && modifiedNanos == nanos(facts);
    }

    static long nanos(BasicFileAttributes facts) {
        return facts.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    }
}
