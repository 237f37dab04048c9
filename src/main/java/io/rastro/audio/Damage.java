package io.rastro.audio;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a file is not, or not wholly, audible, or not as its header says. */
public enum Damage {
    /** There is a file, but no sound in it. */
    EMPTY(1),
    /** The content is no audio, whatever the file's name says. */
    NOT_AUDIO(2),
    /** The format is known, but the header is cut off or contradicts itself. */
    UNREADABLE(3),
    /** The file may be sound, but nothing here decodes its format. */
    UNSUPPORTED(4),
    /** The file ends before the audio its header promises; what is there can be heard. */
    TRUNCATED(5),
    /** The file goes on after the audio its header promises; all of it can be heard. */
    UNDERSTATED(6),
    /** To decode the file takes more time or memory than any recording of its size; as it is stored, it may be played. */
    COSTLY(7);

    private final int code;

    Damage(int code) {
        this.code = code;
    }

    /** In kept waveforms; never changed, never 0. */
    int code() {
        return code;
    }

    /** Null: no constant has that code. */
    static @Nullable Damage ofCode(int code) {
        return Stream.of(values())
                .filter(damage -> damage.code == code)
                .findFirst()
                .orElse(null);
    }

    public boolean audible() {
        return this == TRUNCATED || this == UNDERSTATED || this == COSTLY;
    }

    /** The message that tells listeners of it; there is one of what is audible. */
    public String messageKey() {
        return "recording.damage." + name().toLowerCase(Locale.ROOT);
    }
}
