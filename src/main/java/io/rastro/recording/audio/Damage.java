package io.rastro.recording.audio;

import java.util.Locale;

/**
 * Why a file is not, or not wholly, audible, or not as its header says. Kept waveforms hold the number of the constant:
 * new ones come last.
 */
public enum Damage {
    /** There is a file, but no sound in it. */
    EMPTY,
    /** The content is no audio, whatever the file's name says. */
    NOT_AUDIO,
    /** The format is known, but the header is cut off or contradicts itself. */
    UNREADABLE,
    /** The file may be sound, but nothing here decodes its format. */
    UNSUPPORTED,
    /** The file ends before the audio its header promises; what is there can be heard. */
    TRUNCATED,
    /** The file goes on after the audio its header promises; all of it can be heard. */
    UNDERSTATED;

    public boolean audible() {
        return this == TRUNCATED || this == UNDERSTATED;
    }

    /** The message that tells listeners of it; there is one of what is audible. */
    public String messageKey() {
        return "recording.damage." + name().toLowerCase(Locale.ROOT);
    }
}
