package io.rastro.interaction.contact;

import io.rastro.interaction.Direction;
import io.rastro.interaction.ElapsedTime;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Status;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stay of a conversation in one service. Null is unknown.
 *
 * @param direction of calls
 * @param answeredAt null also when nobody answered
 */
public record ContactSegment(
        long conversationId,
        Medium medium,
        @Nullable Direction direction,
        @Nullable String service,
        @Nullable String agent,
        Status status,
        Instant receivedAt,
        @Nullable Instant answeredAt,
        Instant finishedAt) {

    /** DURAÇÃO; null when nobody answered. */
    public @Nullable Duration handlingTime() {
        Long seconds = status.answered() ? ElapsedTime.seconds(answeredAt, finishedAt) : null;
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }
}
