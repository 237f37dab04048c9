package io.rastro.interaction.web;

import io.rastro.interaction.Grade;
import org.jspecify.annotations.Nullable;

/**
 * A measurement on the scale of its grades. The three parts are equally wide whatever the thresholds, so that each can
 * be read.
 *
 * @param key what was measured, as in the message bundles
 * @param position 0 to 100 along the scale
 */
public record Gauge(String key, double value, Grade grade, double position) {

    private static final double PART = 100 / 3.0;

    static @Nullable Gauge jitter(@Nullable Double milliseconds, @Nullable Grade grade) {
        return milliseconds == null || grade == null
                ? null
                : new Gauge(
                        "jitter",
                        milliseconds,
                        grade,
                        position(milliseconds, Grade.HIGH_JITTER_MS, Grade.LOW_JITTER_MS));
    }

    static @Nullable Gauge packetLoss(@Nullable Double percent, @Nullable Grade grade) {
        return percent == null || grade == null
                ? null
                : new Gauge("loss", percent, grade, position(percent, Grade.HIGH_LOSS_PERCENT, Grade.LOW_LOSS_PERCENT));
    }

    // Beyond the last threshold the scale goes as far again; what is worse still stands at its end.
    private static double position(double value, double high, double low) {
        double place;
        if (value <= high) {
            place = value / high * PART;
        } else if (value <= low) {
            place = PART + (value - high) / (low - high) * PART;
        } else {
            place = 2 * PART + Math.min(1, (value - low) / low) * PART;
        }
        return Math.round(Math.max(0, place) * 10) / 10.0;
    }
}
