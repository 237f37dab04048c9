package io.rastro.recording;

import java.util.Locale;

/** What an account did with a recording. */
public enum AccessKind {
    LISTENED,
    DOWNLOADED;

    /** The message that says it. */
    public String messageKey() {
        return "recording.access." + name().toLowerCase(Locale.ROOT);
    }
}
