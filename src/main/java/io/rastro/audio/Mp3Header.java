package io.rastro.audio;

import org.jspecify.annotations.Nullable;

/**
 * The four bytes that begin an MPEG audio frame of layer III.
 *
 * @param first MPEG-1; otherwise one of its successors for low rates
 * @param kilobits per second
 * @param length of the whole frame in bytes
 * @param samples of each channel
 */
record Mp3Header(boolean first, int channels, int rate, int kilobits, int length, int samples) {

    static final int BYTES = 4;
    private static final int LAYER_III = 1;
    private static final int RESERVED_VERSION = 1;
    private static final int[] RATES = {44_100, 48_000, 32_000};
    private static final int[] KILOBITS = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] LOW_KILOBITS = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};

    /** Null: no frame begins here. */
    static @Nullable Mp3Header parse(byte[] bytes, int at) {
        if (at + BYTES > bytes.length || Bytes.big16(bytes, at) >> 5 != 0x7ff) {
            return null;
        }
        int version = (bytes[at + 1] >> 3) & 3;
        int bitrate = (bytes[at + 2] >> 4) & 15;
        int rate = (bytes[at + 2] >> 2) & 3;
        boolean layer = ((bytes[at + 1] >> 1) & 3) == LAYER_III;
        if (version == RESERVED_VERSION || !layer || bitrate == 0 || bitrate == 15 || rate == 3) {
            return null;
        }
        return of(version, bitrate, rate, (bytes[at + 2] >> 1) & 1, ((bytes[at + 3] >> 6) & 3) == 3 ? 1 : 2);
    }

    /** Versions count backwards: 3 is MPEG-1, 2 is MPEG-2 with half the rate, 0 is MPEG-2.5 with a quarter. */
    private static Mp3Header of(int version, int bitrate, int rate, int padding, int channels) {
        boolean first = version == 3;
        int hertz = RATES[rate] >> (first ? 0 : version == 2 ? 1 : 2);
        int samples = first ? 1152 : 576;
        int kilobits = (first ? KILOBITS : LOW_KILOBITS)[bitrate];
        int length = samples / 8 * kilobits * 1000 / hertz + padding;
        return new Mp3Header(first, channels, hertz, kilobits, length, samples);
    }

    /** Where an encoder's note about the whole file stands in the first frame. */
    int noteOffset() {
        return BYTES + (first ? (channels == 1 ? 17 : 32) : (channels == 1 ? 9 : 17));
    }

    boolean agrees(@Nullable Mp3Header other) {
        return other != null && other.first == first && other.rate == rate;
    }
}
