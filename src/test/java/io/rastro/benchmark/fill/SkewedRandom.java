package io.rastro.benchmark.fill;

import java.util.SplittableRandom;

/** Chance from a seed. */
final class SkewedRandom {

    private final SplittableRandom random;

    SkewedRandom(long seed) {
        this.random = new SplittableRandom(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double unit() {
        return random.nextDouble();
    }

    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    /** 1 to n; the higher the skew, the more often the low ones. */
    int skewed(int n, double skew) {
        return 1 + Math.min(n - 1, (int) (n * Math.pow(random.nextDouble(), skew)));
    }

    /** Mostly short, sometimes long. */
    int seconds(int typical) {
        return 1 + (int) (-typical * Math.log(1 - random.nextDouble()));
    }

    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
