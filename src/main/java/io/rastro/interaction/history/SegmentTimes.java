package io.rastro.interaction.history;

import io.rastro.interaction.ElapsedTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a segment came, was answered and ended. Instants are UTC, spans whole seconds, null is unknown.
 *
 * @param answered whether anybody answered, as the status says
 * @param answeredAt null also when nobody answered
 * @param holdSeconds TMI
 * @param firstResponseSeconds TM1R
 * @param responseSeconds TMR
 */
public record SegmentTimes(
        boolean answered,
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

    /** When waiting ended: with the agent, or with the segment when nobody answered; at once where nobody knows. */
    public Instant waitedUntil() {
        if (answeredAt != null) {
            return answeredAt;
        }
        return answered ? waitedFrom() : finishedAt;
    }

    public @Nullable Long waitedSeconds() {
        return answered && answeredAt == null ? null : ElapsedTime.seconds(waitedFrom(), waitedUntil());
    }

    /** DURAÇÃO; null when nobody answered. */
    public @Nullable Long handledSeconds() {
        return ElapsedTime.seconds(answeredAt, finishedAt);
    }

    /** TMP; null when it cannot be told. */
    public @Nullable Long productiveSeconds() {
        Long handled = handledSeconds();
        return handled == null || holdSeconds == null ? null : Long.valueOf(handled - holdSeconds);
    }
}
