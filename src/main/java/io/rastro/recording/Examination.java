package io.rastro.recording;

import io.rastro.audio.AudioDescription;
import io.rastro.audio.AudioFormats;
import io.rastro.audio.AudioType;
import io.rastro.audio.Damage;
import io.rastro.audio.SeekableSource;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a look into a file shows, without decoding it.
 *
 * @param type null: none that is known
 * @param damage null: nothing found
 * @param completeness whether it is told to be whole
 */
record Examination(@Nullable AudioType type, @Nullable Damage damage, FileCompleteness completeness) {

    static Examination of(SeekableSource source) throws IOException {
        AudioDescription description = AudioFormats.describe(source);
        try (InputStream in = source.open(0)) {
            AudioType type =
                    AudioType.of(in.readNBytes(AudioType.HEAD), source.name()).orElse(null);
            return new Examination(type, description.damage(), completeness(type, description, source));
        }
    }

    /** The index of an M4A file is written last. */
    private static FileCompleteness completeness(
            @Nullable AudioType type, AudioDescription description, SeekableSource source) throws IOException {
        return type == AudioType.M4A && description.damage() == null
                ? FileCompleteness.STATED
                : FileCompleteness.of(source);
    }

    /** Without a single sample it is the beginning of a recording, or what is left of none. */
    boolean silent() {
        boolean onlyBegun =
                completeness == FileCompleteness.OPEN && (damage == Damage.UNREADABLE || damage == Damage.NOT_AUDIO);
        return damage == Damage.EMPTY || onlyBegun;
    }

    /** Whether its header was never brought to an end. */
    boolean unfinished() {
        return completeness == FileCompleteness.OPEN;
    }
}
