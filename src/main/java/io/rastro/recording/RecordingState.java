package io.rastro.recording;

import java.util.Locale;

/** Why there is something to hear, or silence. */
public enum RecordingState {
    NOT_RECORDED,
    ARRIVING,
    AVAILABLE,
    DELETED,
    NOT_PERMITTED,
    MISSING,
    DAMAGED;

    /** The message that says it; with {@code .hint} at the end, the one that says what to do. */
    public String messageKey() {
        return "recording.state." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
