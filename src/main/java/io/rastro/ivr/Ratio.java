package io.rastro.ivr;

import io.rastro.report.Format;
import org.jspecify.annotations.Nullable;

/** A ratio of sums: a rate, or a mean of seconds. */
public record Ratio(long part, long whole) {

    /** Null when it divides by nothing. */
    public @Nullable Double value() {
        return whole == 0 ? null : (double) part / whole;
    }

    /** In whole seconds, halves rounded up; null when it divides by nothing. */
    public @Nullable Long seconds() {
        Double exact = value();
        return exact == null ? null : Math.round(exact);
    }

    @Nullable
    Object as(Format format) {
        if (format == Format.DURATION) {
            return seconds();
        }
        return value();
    }
}
