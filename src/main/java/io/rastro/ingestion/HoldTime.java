package io.rastro.ingestion;

import io.rastro.ingestion.IncomingInteraction.Event;
import io.rastro.interaction.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** TMI: how long an interaction stood on hold or in the agent's personal queue, while it was being answered. */
final class HoldTime {

    private final Instant answeredAt;
    private final Instant finishedAt;
    private Duration total = Duration.ZERO;
    private @Nullable Instant holdSince;

    private HoldTime(Instant answeredAt, Instant finishedAt) {
        this.answeredAt = answeredAt;
        this.finishedAt = finishedAt;
    }

    /**
     * Whole seconds, rounded half up. A hold within a hold is one hold; one that nobody ended lasts until the end; an end
     * without a beginning says nothing.
     *
     * @param events by time
     */
    static int seconds(List<Event> events, Instant answeredAt, Instant finishedAt) {
        HoldTime time = new HoldTime(answeredAt, finishedAt);
        events.forEach(time::read);
        time.close(finishedAt);
        return Rounding.seconds((double) time.total.toMillis());
    }

    private void read(Event event) {
        if (event.type() == EventType.HOLD_IN && holdSince == null) {
            holdSince = event.happenedAt();
        } else if (event.type() == EventType.HOLD_OUT) {
            close(event.happenedAt());
        }
    }

    private void close(Instant end) {
        Instant since = holdSince;
        holdSince = null;
        if (since == null) {
            return;
        }
        Instant from = since.isBefore(answeredAt) ? answeredAt : since;
        Instant until = end.isAfter(finishedAt) ? finishedAt : end;
        if (until.isAfter(from)) {
            total = total.plus(Duration.between(from, until));
        }
    }
}
