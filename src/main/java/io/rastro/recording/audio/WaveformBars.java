package io.rastro.recording.audio;

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
        loudest = waveform.lanes().stream()
                .mapToInt(lane -> loudest(lane, 0, lane.parts()))
                .reduce(QUIET, Math::max);
    }

    /** The bars of one lane around its centre, the loudest of all lanes as high as there is room. */
    String path(Waveform.Lane lane, int centre, int room) {
        StringBuilder path = new StringBuilder(bars * 30);
        for (int bar = 0; bar < bars; bar++) {
            int level = loudest(lane, bar * lane.parts() / bars, (bar + 1) * lane.parts() / bars);
            double height = Math.max(LEAST_HEIGHT, (double) room * level / loudest);
            path.append(String.format(
                    Locale.ROOT, "M%d %.1fh%.1fv%.1fh-%.1fz", bar * STEP, centre - height / 2, WIDTH, height, WIDTH));
        }
        return path.toString();
    }

    private static int loudest(Waveform.Lane lane, int from, int to) {
        int loudest = 0;
        for (int part = from; part < Math.min(lane.parts(), Math.max(to, from + 1)); part++) {
            loudest = Math.max(loudest, lane.level(part));
        }
        return loudest;
    }
}
