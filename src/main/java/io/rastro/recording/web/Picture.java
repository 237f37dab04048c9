package io.rastro.recording.web;

import org.jspecify.annotations.Nullable;

/**
 * The waveform of one recording as SVG, drawn for two widths of which a page shows one.
 *
 * @param recordingId the recording it is of
 * @param wide null while there is nothing to draw
 * @param narrow for a telephone; null while there is nothing to draw
 * @param expected whether asking again later will show more
 */
public record Picture(
        long recordingId, @Nullable String wide, @Nullable String narrow, boolean expected) {}
