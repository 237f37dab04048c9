package io.rastro.interaction.history;

import io.rastro.interaction.CallQuality;
import io.rastro.interaction.EventType;
import io.rastro.interaction.Interaction;
import io.rastro.interaction.InteractionEvent;
import io.rastro.interaction.InteractionId;
import io.rastro.interaction.Outcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the database holds of one segment, as far as it may be read.
 *
 * @param permitted whether the reader's scope includes its service
 * @param events by time
 * @param call null for other media and where it may not be read
 * @param comments internal comments that are not among the messages; null where they may not be read
 */
record StoredSegment(
        Interaction row,
        Outcome outcome,
        boolean permitted,
        List<InteractionEvent> events,
        @Nullable CallQuality call,
        @Nullable String comments) {

    InteractionId id() {
        return row.getId();
    }

    boolean has(EventType type) {
        return last(type).isPresent();
    }

    Optional<InteractionEvent> last(EventType type) {
        return events.stream().filter(event -> event.getType() == type).reduce((earlier, later) -> later);
    }
}
