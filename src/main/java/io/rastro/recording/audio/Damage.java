package io.rastro.recording.audio;

/** Why a file is not, or not wholly, audible. */
public enum Damage {
    /** There is a file, but no sound in it. */
    EMPTY,
    /** The content is of no format known here, whatever the file's name says. */
    NOT_AUDIO,
    /** The format is known, but the header is cut off or contradicts itself. */
    UNREADABLE,
    /** The container is known, the encoding in it is not. */
    UNSUPPORTED,
    /** The file ends before the audio its header promises; what is there can be heard. */
    TRUNCATED;

    public boolean audible() {
        return this == TRUNCATED;
    }
}
