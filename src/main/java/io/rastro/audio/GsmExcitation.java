package io.rastro.audio;

import static io.rastro.audio.Fixed.add;
import static io.rastro.audio.Fixed.multiply;
import static io.rastro.audio.Fixed.subtract;

/** The first half of GSM 06.10 decoding: pulses, and what the voice repeats of itself (ETSI GSM 06.10, 5.3.1 and 5.3.2). */
final class GsmExcitation {

    static final int SUBFRAME_SAMPLES = 40;
    private static final int LONGEST_LAG = 120;
    private static final int[] MANTISSAS = {18431, 20479, 22527, 24575, 26623, 28671, 30719, 32767};
    private static final int[] GAINS = {3277, 11469, 21299, 32767};

    /** The last 120 values, then the 40 of the current sub-frame. */
    private final int[] signal = new int[LONGEST_LAG + SUBFRAME_SAMPLES];

    private int lag = SUBFRAME_SAMPLES;

    /** Writes the 40 values of a sub-frame. */
    void decode(GsmFrame frame, int subframe, int[] target, int at) {
        int[] pulses = new int[SUBFRAME_SAMPLES];
        pulses(frame, subframe, pulses);
        int sent = frame.lag(subframe);
        lag = sent < SUBFRAME_SAMPLES || sent > LONGEST_LAG ? lag : sent;
        int gain = GAINS[frame.gain(subframe)];
        for (int k = 0; k < SUBFRAME_SAMPLES; k++) {
            int repeated = multiply(gain, signal[LONGEST_LAG + k - lag]);
            signal[LONGEST_LAG + k] = add(pulses[k], repeated);
        }
        System.arraycopy(signal, LONGEST_LAG, target, at, SUBFRAME_SAMPLES);
        System.arraycopy(signal, SUBFRAME_SAMPLES, signal, 0, LONGEST_LAG);
    }

    /** Thirteen pulses, every third sample from the grid's position on, on the scale of the block's amplitude. */
    private static void pulses(GsmFrame frame, int subframe, int[] target) {
        int coded = frame.amplitude(subframe);
        int exponent = coded > 15 ? (coded >> 3) - 1 : 0;
        int mantissa = coded - (exponent << 3);
        if (mantissa == 0) {
            exponent = -4;
            mantissa = 7;
        } else {
            while (mantissa <= 7) {
                mantissa = (mantissa << 1) | 1;
                exponent--;
            }
            mantissa -= 8;
        }
        int shift = subtract(6, exponent);
        int half = shift == 0 ? 0 : 1 << (shift - 1);
        for (int number = 0; number < GsmFrame.PULSES; number++) {
            int level = ((frame.pulse(subframe, number) << 1) - 7) << 12;
            target[frame.grid(subframe) + 3 * number] = add(multiply(MANTISSAS[mantissa], level), half) >> shift;
        }
    }
}
