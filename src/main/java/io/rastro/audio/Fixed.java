package io.rastro.audio;

/** The 16-bit arithmetic of speech codecs: fractions of 32768, at the limits saturated. */
final class Fixed {

    private Fixed() {}

    static int add(int a, int b) {
        return saturate(a + b);
    }

    static int subtract(int a, int b) {
        return saturate(a - b);
    }

    /** Product of two fractions, rounded. */
    static int multiply(int a, int b) {
        return saturate((a * b + 0x4000) >> 15);
    }

    /** The nearest sample to a value of the same scale. */
    static short sample(float value) {
        return (short) saturate(Math.round(value));
    }

    private static int saturate(int value) {
        return Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
    }
}
