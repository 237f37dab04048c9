package io.rastro.interaction.history;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a segment came, was answered and ended. Instants are UTC, spans whole seconds, null is unknown.
 *
 * @param holdSeconds TMI
 * @param firstResponseSeconds TM1R
 * @param responseSeconds TMR
 */
public record SegmentTimes(
        Instant receivedAt,
        @Nullable Instant queuedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant firstMessageAt,
        Instant finishedAt,
        @Nullable Long holdSeconds,
        @Nullable Long firstResponseSeconds,
        @Nullable Long responseSeconds) {

    /** When waiting began: at the queue, or on arrival where no queue is told of. */
    public Instant waitedFrom() {
        return queuedAt == null ? receivedAt : queuedAt;
    }

    /** When waiting ended: with the agent, or with the segment when nobody answered. */
    public Instant waitedUntil() {
        return answeredAt == null ? finishedAt : answeredAt;
    }

    public long waitedSeconds() {
        return Math.max(0, Duration.between(waitedFrom(), waitedUntil()).toSeconds());
    }

    /** DURAÇÃO; null when nobody answered. */
    public @Nullable Long handledSeconds() {
        return answeredAt == null
                ? null
                : Duration.between(answeredAt, finishedAt).toSeconds();
    }

    /** TMP; null when it cannot be told. */
    public @Nullable Long productiveSeconds() {
        Long handled = handledSeconds();
        return handled == null || holdSeconds == null ? null : Long.valueOf(handled - holdSeconds);
    }
}
