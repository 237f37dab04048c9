package io.rastro.demo;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Seeded choices: the same seed and stream choose the same, whatever other streams did before. */
final class Chance {

    private static final long SEED = 20_260_701;

    private final SplittableRandom random;

    private Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** One independent stream of choices per purpose and number, such as one conversation. */
    static Chance of(String purpose, long number) {
        return new Chance(mix(mix(SEED + purpose.hashCode()) + number));
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** From least to most, both included. */
    int between(int least, int max) {
        return least + random.nextInt(max - least + 1);
    }

    double fraction() {
        return random.nextDouble();
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    <T> T weighted(List<T> choices, ToDoubleFunction<T> weight) {
        double point =
                random.nextDouble() * choices.stream().mapToDouble(weight).sum();
        for (T choice : choices) {
            point -= weight.applyAsDouble(choice);
            if (point < 0) {
                return choice;
            }
        }
        return choices.get(choices.size() - 1);
    }

    /** A time people take: many near the median, a long tail. StrictMath, because it must be the same everywhere. */
    int seconds(int median, double spread, int least, int max) {
        double value = median * StrictMath.exp(spread * normal());
        return (int) Math.max(least, Math.min(max, value));
    }

    private double normal() {
        double sum = 0;
        for (int draw = 0; draw < 12; draw++) {
            sum += random.nextDouble();
        }
        return sum - 6;
    }

    String digits(int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int digit = 0; digit < count; digit++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    String hex(int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int digit = 0; digit < count; digit++) {
            digits.append(Character.forDigit(random.nextInt(16), 16));
        }
        return digits.toString();
    }
}
