package io.rastro.audio;

import io.rastro.audio.Waveform.AudioSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a waveform is to be drawn.
 *
 * @param id prefix of the ids in the picture, unique in its page
 * @param width in units of about a pixel
 * @param holds when the client was on hold
 * @param positionMillis where the listener is: what is before is drawn full, what is after faint; null: all is full
 */
public record WaveformDrawing(
        String id,
        int width,
        List<AudioSpan> holds,
        Texts texts,
        @Nullable Long positionMillis) {

    public WaveformDrawing {
        if (width < 40 || !id.matches("[A-Za-z][A-Za-z0-9_-]*")) {
            throw new IllegalArgumentException("no drawing " + id + " of width " + width);
        }
        holds = List.copyOf(holds);
    }

    /**
     * The words in the picture, in the reader's language.
     *
     * @param title what it is, for those who hear it
     * @param description what is to be seen in it: length, lanes, silences
     * @param hold written on the stretches on hold
     * @param silence written on the stretches in which nobody is heard
     */
    public record Texts(String title, String description, String hold, String silence) {}
}
