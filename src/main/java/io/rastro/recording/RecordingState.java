package io.rastro.recording;

import io.rastro.recording.audio.Damage;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why there is something to hear, or silence. */
public enum RecordingState {
    NOT_RECORDED,
    ARRIVING,
    AVAILABLE,
    DELETED,
    NOT_PERMITTED,
    MISSING,
    /** There is a file without any sound. */
    EMPTY,
    /** There is a file of a format that is not played here. */
    UNSUPPORTED,
    DAMAGED;

    /** Of a file that is there. */
    static RecordingState of(@Nullable Damage damage) {
        if (damage == null || damage.audible()) {
            return AVAILABLE;
        }
        return switch (damage) {
            case EMPTY -> EMPTY;
            case UNSUPPORTED -> UNSUPPORTED;
            default -> DAMAGED;
        };
    }

    /** Whether there is a file that somebody may make use of. */
    boolean downloadable() {
        return this == AVAILABLE || this == UNSUPPORTED || this == DAMAGED;
    }

    /** The message that says it; with {@code .hint} at the end, the one that says what to do. */
    public String messageKey() {
        return "recording.state." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
