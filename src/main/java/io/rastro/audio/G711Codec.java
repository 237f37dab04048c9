package io.rastro.audio;

import java.util.function.IntUnaryOperator;

/** ITU-T G.711: one byte per sample on a logarithmic scale, by A-law or mu-law. */
record G711Codec(int channels, Law law) implements SampleCodec {

    private static final int MULAW_BIAS = 0x84;

    private static final short[] ALAW = table(G711Codec::alaw);
    private static final short[] MULAW = table(G711Codec::mulaw);

    enum Law {
        A,
        MU
    }

    private static short[] table(IntUnaryOperator expand) {
        short[] table = new short[256];
        for (int code = 0; code < table.length; code++) {
            table[code] = (short) expand.applyAsInt(code);
        }
        return table;
    }

    @Override
    public int sampleBytes() {
        return 1;
    }

    @Override
    public void decode(byte[] source, int count, short[] samples) {
        short[] values = law == Law.A ? ALAW : MULAW;
        for (int sample = 0; sample < count; sample++) {
            samples[sample] = values[source[sample] & 0xff];
        }
    }

    /** Sign, three bits of exponent, four of mantissa; every other bit is inverted on the line. */
    private static int alaw(int code) {
        int bits = code ^ 0x55;
        int exponent = (bits >> 4) & 7;
        int mantissa = ((bits & 15) << 4) | 8;
        int magnitude = exponent == 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
        return (bits & 0x80) == 0 ? -magnitude : magnitude;
    }

    private static int mulaw(int code) {
        int bits = ~code;
        int magnitude = ((((bits & 15) << 3) + MULAW_BIAS) << ((bits >> 4) & 7)) - MULAW_BIAS;
        return (bits & 0x80) == 0 ? magnitude : -magnitude;
    }
}
