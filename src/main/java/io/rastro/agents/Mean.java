package io.rastro.agents;

import org.jspecify.annotations.Nullable;

/**
 * An average that has not been divided yet, so that it can be added up: every average is a ratio of sums.
 *
 * @param sum of the values
 * @param count of those that have a value
 */
public record Mean(long sum, long count) {

    public static final Mean NONE = new Mean(0, 0);

    public Mean plus(Mean other) {
        return new Mean(sum + other.sum, count + other.count);
    }

    /** To the nearest whole; null when nothing has a value. */
    public @Nullable Long rounded() {
        Double exact = exact();
        return exact == null ? null : Math.round(exact);
    }

    /** Null when nothing has a value. */
    public @Nullable Double exact() {
        return count == 0 ? null : Double.valueOf((double) sum / count);
    }
}
