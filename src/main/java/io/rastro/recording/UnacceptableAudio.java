package io.rastro.recording;

/** A file that is not taken in. */
public final class UnacceptableAudio extends Exception {

    /** What is wrong with it. */
    public enum Reason {
        TOO_LARGE,
        UNKNOWN_AUDIO,
        /** It has not a single sample. */
        EMPTY
    }

    private final Reason reason;

    UnacceptableAudio(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
