package io.rastro.agents;

import io.rastro.interaction.Direction;
import io.rastro.interaction.ElapsedTime;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Status;
import io.rastro.report.Cursor;
import io.rastro.report.ListRow;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One segment in the list behind a number. Instants are UTC in whole seconds; null is unknown. */
public record SegmentRow(
        long id,
        Instant receivedAt,
        @Nullable Instant answeredAt,
        Instant finishedAt,
        Long conversationId,
        Medium medium,
        Status status,
        @Nullable String protocol,
        @Nullable String service,
        @Nullable String agent,
        @Nullable String contact,
        @Nullable String fromAddress,
        @Nullable Direction direction,
        @Nullable Long holdSeconds,
        @Nullable Long firstResponseSeconds,
        @Nullable Long responseSeconds)
        implements ListRow {

    /** DURAÇÃO; null when nobody answered. */
    public @Nullable Long handlingSeconds() {
        return status.answered() ? ElapsedTime.seconds(answeredAt, finishedAt) : null;
    }

    /** Of one that is known to have been open. */
    public Instant requiredAnsweredAt() {
        return Objects.requireNonNull(answeredAt);
    }

    @Override
    public Cursor cursor(long position) {
        return new Cursor(receivedAt, id, position);
    }
}
