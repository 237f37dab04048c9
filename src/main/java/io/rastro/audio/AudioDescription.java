package io.rastro.audio;

import org.jspecify.annotations.Nullable;

/**
 * What a file holds, told by its content.
 *
 * @param channels 0 when nothing is audible
 * @param sampleRate in Hz; 0 when nothing is audible
 * @param durationMillis null when it is not known without decoding the whole file
 * @param playedAsStored browsers play the file as it is; otherwise it is converted on the way
 * @param damage null: none found
 */
public record AudioDescription(
        AudioFormat format,
        int channels,
        int sampleRate,
        @Nullable Long durationMillis,
        boolean playedAsStored,
        @Nullable Damage damage) {

    /** Whether there is anything to hear. */
    public boolean audible() {
        return damage == null || damage.audible();
    }

    static AudioDescription inaudible(AudioFormat format, Damage damage) {
        return new AudioDescription(format, 0, 0, null, false, damage);
    }
}
