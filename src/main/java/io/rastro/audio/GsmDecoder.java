package io.rastro.audio;

import static io.rastro.audio.Fixed.add;
import static io.rastro.audio.Fixed.multiply;
import static io.rastro.audio.Fixed.subtract;

/** Decodes GSM 06.10 full rate: 260 bits to 160 samples at 8 kHz, bit-exact to ETSI GSM 06.10, section 5.3. */
final class GsmDecoder {

    static final int FRAME_SAMPLES = 160;
    private static final int ORDER = GsmFrame.REFLECTIONS;
    private static final int[] OFFSETS = {0, 0, 2048, -2560, 94, -1792, -341, -1144};
    private static final int[] LEAST = {-32, -32, -16, -16, -8, -8, -4, -4};
    private static final int[] SCALES = {13107, 13107, 13107, 13107, 19223, 17476, 31454, 29708};
    private static final int DEEMPHASIS = 28180;
    /** The vocal tract changes in four steps at the start of a frame: where each ends. */
    private static final int[] ZONE_ENDS = {13, 27, 40, FRAME_SAMPLES};

    private final GsmExcitation excitation = new GsmExcitation();
    private final int[] excited = new int[FRAME_SAMPLES];
    private final int[] lattice = new int[ORDER + 1];
    private int[] ratiosBefore = new int[ORDER];
    private int lastOutput;

    void decode(GsmFrame frame, short[] samples, int first) {
        for (int subframe = 0; subframe < 4; subframe++) {
            excitation.decode(frame, subframe, excited, subframe * GsmExcitation.SUBFRAME_SAMPLES);
        }
        int[] ratios = ratios(frame);
        int from = 0;
        for (int zone = 0; zone < ZONE_ENDS.length; zone++) {
            int[] reflections = reflections(ratiosBefore, ratios, zone);
            for (int k = from; k < ZONE_ENDS[zone]; k++) {
                samples[first + k] = output(filter(excited[k], reflections));
            }
            from = ZONE_ENDS[zone];
        }
        ratiosBefore = ratios;
    }

    /** Logarithmic area ratios. */
    private static int[] ratios(GsmFrame frame) {
        int[] ratios = new int[ORDER];
        for (int i = 0; i < ORDER; i++) {
            int value = add(frame.reflection(i), LEAST[i]) << 10;
            value = multiply(SCALES[i], subtract(value, OFFSETS[i] << 1));
            ratios[i] = add(value, value);
        }
        return ratios;
    }

    private static int[] reflections(int[] before, int[] now, int zone) {
        int[] reflections = new int[ORDER];
        for (int i = 0; i < ORDER; i++) {
            reflections[i] = reflection(
                    switch (zone) {
                        case 0 -> add(add(before[i] >> 2, now[i] >> 2), before[i] >> 1);
                        case 1 -> add(before[i] >> 1, now[i] >> 1);
                        case 2 -> add(add(before[i] >> 2, now[i] >> 2), now[i] >> 1);
                        default -> now[i];
                    });
        }
        return reflections;
    }

    /** From the logarithmic scale back to a linear one, by three straight lines. */
    private static int reflection(int ratio) {
        int size = ratio == Short.MIN_VALUE ? Short.MAX_VALUE : Math.abs(ratio);
        int value = size < 11059 ? size << 1 : size < 20070 ? size + 11059 : add(size >> 2, 26112);
        return ratio < 0 ? -value : value;
    }

    /** One step of the lattice filter that stands for the vocal tract. */
    private int filter(int sample, int[] reflections) {
        int value = sample;
        for (int i = ORDER - 1; i >= 0; i--) {
            value = subtract(value, multiply(reflections[i], lattice[i]));
            lattice[i + 1] = add(lattice[i], multiply(reflections[i], value));
        }
        lattice[0] = value;
        return value;
    }

    /** The output has 13 bits. */
    private short output(int value) {
        lastOutput = add(value, multiply(lastOutput, DEEMPHASIS));
        return (short) (add(lastOutput, lastOutput) & 0xfff8);
    }

    /** The first half of GSM 06.10 decoding: pulses, and what the voice repeats of itself (ETSI GSM 06.10, 5.3.1 and 5.3.2). */
    static final class GsmExcitation {

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
}
