package io.rastro.audio;

/** The 260 bits of a GSM 06.10 frame taken apart into its 76 parameters. */
final class GsmFrame {

    static final int PULSES = 13;
    /** Lag, gain, grid, block amplitude and the pulses of one of the four sub-frames. */
    static final int SUBFRAME = 4 + PULSES;

    static final int REFLECTIONS = 8;
    static final int BITS = 260;

    private static final int[] WIDTHS = widths();

    private final int[] parameters = new int[WIDTHS.length];

    private static int[] widths() {
        int[] widths = new int[REFLECTIONS + 4 * SUBFRAME];
        int[] reflections = {6, 6, 5, 5, 4, 4, 3, 3};
        int[] head = {7, 2, 2, 6};
        System.arraycopy(reflections, 0, widths, 0, REFLECTIONS);
        for (int at = REFLECTIONS; at < widths.length; at++) {
            int within = (at - REFLECTIONS) % SUBFRAME;
            widths[at] = within < head.length ? head[within] : 3;
        }
        return widths;
    }

    /** Bare frames: the first bit of a byte is its most significant one. */
    void unpackHighFirst(byte[] source, int firstBit) {
        int bit = firstBit;
        for (int at = 0; at < WIDTHS.length; at++) {
            int value = 0;
            for (int count = 0; count < WIDTHS[at]; count++, bit++) {
                value = (value << 1) | ((source[bit >> 3] >> (7 - (bit & 7))) & 1);
            }
            parameters[at] = value;
        }
    }

    /** WAV: the first bit of a byte, and of a parameter, is its least significant one. */
    void unpackLowFirst(byte[] source, int firstBit) {
        int bit = firstBit;
        for (int at = 0; at < WIDTHS.length; at++) {
            int value = 0;
            for (int count = 0; count < WIDTHS[at]; count++, bit++) {
                value |= ((source[bit >> 3] >> (bit & 7)) & 1) << count;
            }
            parameters[at] = value;
        }
    }

    int reflection(int number) {
        return parameters[number];
    }

    int lag(int subframe) {
        return parameters[REFLECTIONS + subframe * SUBFRAME];
    }

    int gain(int subframe) {
        return parameters[REFLECTIONS + subframe * SUBFRAME + 1];
    }

    int grid(int subframe) {
        return parameters[REFLECTIONS + subframe * SUBFRAME + 2];
    }

    int amplitude(int subframe) {
        return parameters[REFLECTIONS + subframe * SUBFRAME + 3];
    }

    int pulse(int subframe, int number) {
        return parameters[REFLECTIONS + subframe * SUBFRAME + 4 + number];
    }
}
