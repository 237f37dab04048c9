package io.rastro.recording.web;

import io.rastro.audio.Damage;
import org.jspecify.annotations.Nullable;

/**
 * The waveform of one recording as SVG, drawn for two widths of which a page shows one.
 *
 * @param recordingId the recording it is of
 * @param wide null while there is nothing to draw
 * @param narrow for a telephone; null while there is nothing to draw
 * @param damage what listeners should know of the file; null: nothing
 * @param expected whether asking again later will show more
 */
public record WaveformPicture(
        long recordingId,
        @Nullable String wide,
        @Nullable String narrow,
        @Nullable Damage damage,
        boolean expected) {}
