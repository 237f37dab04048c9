package io.rastro.audio;

import io.rastro.audio.Waveform.AudioSpan;
import java.util.ArrayList;
import java.util.List;

/** Stretches of at least two seconds in which nobody can be heard on any channel. */
final class SilenceFinder {

    private static final long SHORTEST_MILLIS = 2_000;
    /** Below this loudness is the noise of a line, about 48 dB under the loudest there can be. */
    private static final double THRESHOLD = 130;

    private static final int WINDOWS_PER_SECOND = 20;
    /** More than can be seen. */
    private static final int MOST = 10_000;

    private final int channels;
    private final int sampleRate;
    private final int window;
    private final double[] squares;
    private final List<AudioSpan> found = new ArrayList<>();
    private long frames;
    private long silentSince;

    SilenceFinder(int channels, int sampleRate) {
        this.channels = channels;
        this.sampleRate = sampleRate;
        window = Math.max(1, sampleRate / WINDOWS_PER_SECOND);
        squares = new double[channels];
    }

    /** Takes one sample of each channel. */
    void add(short[] samples, int at) {
        for (int channel = 0; channel < channels; channel++) {
            double value = samples[at + channel];
            squares[channel] += value * value;
        }
        frames++;
        if (frames % window == 0) {
            endWindow();
        }
    }

    private void endWindow() {
        boolean heard = false;
        for (int channel = 0; channel < channels; channel++) {
            heard |= squares[channel] > THRESHOLD * THRESHOLD * window;
            squares[channel] = 0;
        }
        if (heard) {
            keep(frames - window);
            silentSince = frames;
        }
    }

    private void keep(long until) {
        long from = silentSince * 1000 / sampleRate;
        long to = until * 1000 / sampleRate;
        if (to - from >= SHORTEST_MILLIS && found.size() < MOST) {
            found.add(new AudioSpan(from, to));
        }
    }

    /** To be asked once, at the end. */
    List<AudioSpan> spans() {
        keep(frames);
        return List.copyOf(found);
    }
}
