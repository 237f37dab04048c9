package io.rastro.audio;

import java.util.ArrayList;
import java.util.List;

/** The marks of a time axis: round times, as many as their labels have room for. */
final class TimeAxis {

    private static final int[] STEPS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 36_000};
    private static final double LABEL_ROOM = 96;

    private TimeAxis() {}

    /** Whole seconds since the beginning, the first mark being 0. */
    static List<Long> marks(long durationMillis, int width) {
        double pixelsPerSecond = width * 1000.0 / Math.max(1, durationMillis);
        long step = STEPS[STEPS.length - 1];
        for (int number = STEPS.length - 1; number >= 0 && STEPS[number] * pixelsPerSecond >= LABEL_ROOM; number--) {
            step = STEPS[number];
        }
        List<Long> marks = new ArrayList<>();
        for (long second = 0; second * 1000 <= durationMillis; second += step) {
            marks.add(second);
        }
        return marks;
    }

    /** As a player writes it: {@code 03:57}, {@code 1:03:57}. */
    static String label(long seconds) {
        String rest = two(seconds / 60 % 60) + ":" + two(seconds % 60);
        return seconds < 3600 ? rest : seconds / 3600 + ":" + rest;
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }
}
