package io.rastro.audio;

/**
 * How many channels an AudioSpecificConfig tells of (ISO/IEC 14496-3, 1.6). The track's own header and the decoder both
 * say two, whatever there is.
 */
final class AacChannels {

    private static final int SBR = 5;
    private static final int PARAMETRIC_STEREO = 29;
    private static final int ESCAPE = 31;
    private static final int EXPLICIT_RATE = 15;
    private static final int EIGHT = 7;

    private final byte[] bytes;
    private int bit;

    private AacChannels(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Fails with IndexOutOfBoundsException where the configuration is cut off. */
    static int of(byte[] configuration) {
        return new AacChannels(configuration).read();
    }

    private int read() {
        int type = objectType();
        rate();
        int configured = bits(4);
        if (type == SBR || type == PARAMETRIC_STEREO) {
            rate();
            objectType();
        }
        if (configured == 0) {
            return program();
        }
        if (configured == 1 && type == PARAMETRIC_STEREO) {
            return 2;
        }
        return configured == EIGHT ? 8 : configured;
    }

    private int objectType() {
        int type = bits(5);
        return type == ESCAPE ? 32 + bits(6) : type;
    }

    private void rate() {
        if (bits(4) == EXPLICIT_RATE) {
            bits(24);
        }
    }

    /** A program_config_element that lists every channel, single or in pairs. */
    private int program() {
        bits(1);
        if (bits(1) == 1) {
            bits(14);
        }
        bits(1 + 4 + 2 + 4);
        int front = bits(4);
        int side = bits(4);
        int back = bits(4);
        int low = bits(2);
        bits(3 + 4);
        for (int mixdown = 0; mixdown < 3; mixdown++) {
            if (bits(1) == 1) {
                bits(mixdown < 2 ? 4 : 3);
            }
        }
        int channels = low;
        for (int element = 0; element < front + side + back; element++) {
            channels += 1 + bits(1);
            bits(4);
        }
        return channels;
    }

    private int bits(int count) {
        int value = 0;
        for (int left = count; left > 0; left--, bit++) {
            value = (value << 1) | ((bytes[bit / 8] >> (7 - bit % 8)) & 1);
        }
        return value;
    }
}
