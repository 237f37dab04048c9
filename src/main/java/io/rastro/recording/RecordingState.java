package io.rastro.recording;

import java.util.Locale;

/** Why there is something to hear, or silence: no more than the portal knows. */
public enum RecordingState {
    /** Nothing came, and nobody said that anything would. */
    NOT_RECEIVED,
    /** A source named a file that is not there yet. */
    ARRIVING,
    /** In the watched directory lies a file that was not taken in: it does not look finished, or cannot be copied. */
    UNFINISHED,
    AVAILABLE,
    DELETED,
    NOT_PERMITTED,
    /** A file is known by name and is not in the store. */
    MISSING,
    /** The store does not answer. */
    UNREACHABLE,
    /** There is a file without a single sample. */
    EMPTY,
    /** There is a file of a format that is not played here. */
    UNSUPPORTED,
    /** There is a file of a known format in which nothing can be heard. */
    DAMAGED,
    /** In the watched directory lies a file larger than what is taken in. */
    TOO_LARGE;

    /** The message that says it. */
    public String messageKey() {
        return "recording.state." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The message that says more; {0}: the size of the file in bytes, {1}: when it was deleted. */
    public String hintKey() {
        return messageKey() + ".hint";
    }

    /** Whether there are bytes that a reader may at least take away. */
    boolean hasFile() {
        return this == AVAILABLE || this == UNSUPPORTED || this == DAMAGED;
    }
}
