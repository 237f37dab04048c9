package io.rastro.audio;

import java.util.Locale;

/** The bars of a waveform as path data; the lanes share one scale, so that they can be compared. */
final class WaveformBars {

    private static final int STEP = 4;
    private static final double WIDTH = 2.5;
    private static final double LEAST_HEIGHT = 1.6;
    /** A recording quieter than this is drawn quiet, or else the noise of the line would fill the picture. */
    private static final int QUIET = 48;

    private final int bars;
    private final int loudest;

    WaveformBars(Waveform waveform, int width) {
        bars = width / STEP;
        loudest = waveform.lanes().stream().mapToInt(WaveformBars::loudest).reduce(QUIET, Math::max);
    }

    /** The bars of one lane around its centre, the loudest of all lanes as high as there is room. */
    String path(Waveform.Lane lane, int centre, int room) {
        StringBuilder path = new StringBuilder(bars * 30);
        for (int bar = 0; bar < bars; bar++) {
            double height = Math.max(LEAST_HEIGHT, room * level(lane, bar) / loudest);
            path.append(String.format(
                    Locale.ROOT, "M%d %.1fh%.1fv%.1fh-%.1fz", bar * STEP, centre - height / 2, WIDTH, height, WIDTH));
        }
        return path.toString();
    }

    private static int loudest(Waveform.Lane lane) {
        int loudest = 0;
        for (int part = 0; part < lane.parts(); part++) {
            loudest = Math.max(loudest, lane.level(part));
        }
        return loudest;
    }

    /** A mean, because where bars are few the loudest moment of each would make them all alike. */
    private double level(Waveform.Lane lane, int bar) {
        int from = bar * lane.parts() / bars;
        int to = Math.max(from + 1, (bar + 1) * lane.parts() / bars);
        double sum = 0;
        for (int part = from; part < to; part++) {
            sum += lane.level(part);
        }
        return sum / (to - from);
    }
}
