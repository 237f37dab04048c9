package io.rastro.interaction.history;

import io.rastro.interaction.EventType;
import io.rastro.interaction.InteractionEvent;
import io.rastro.report.InstantRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pairs the beginnings and ends of holds by the rule TMI is computed by: a hold within a hold is one hold, one that
 * nobody ended lasts until the segment does, and only what lies within the service counts.
 */
final class Holds {

    private final Instant answeredAt;
    private final Instant finishedAt;
    private final List<InstantRange> ranges = new ArrayList<>();
    private final Map<InteractionEvent, Long> secondsByBeginning = new HashMap<>();
    private @Nullable InteractionEvent open;

    Holds(List<InteractionEvent> events, SegmentTimes times) {
        this.answeredAt = times.waitedUntil();
        this.finishedAt = times.finishedAt();
        events.forEach(this::read);
        close(finishedAt);
    }

    private void read(InteractionEvent event) {
        if (event.getType() == EventType.HOLD_IN && open == null) {
            open = event;
        } else if (event.getType() == EventType.HOLD_OUT) {
            close(event.getHappenedAt());
        }
    }

    private void close(Instant end) {
        InteractionEvent beginning = open;
        open = null;
        if (beginning == null) {
            return;
        }
        Instant from = beginning.getHappenedAt().isBefore(answeredAt) ? answeredAt : beginning.getHappenedAt();
        Instant until = end.isAfter(finishedAt) ? finishedAt : end;
        if (until.isAfter(from)) {
            ranges.add(new InstantRange(from, until));
            secondsByBeginning.put(beginning, (until.toEpochMilli() - from.toEpochMilli() + 500) / 1000);
        }
    }

    /** The periods on hold, in order. */
    List<InstantRange> ranges() {
        return List.copyOf(ranges);
    }

    /** How long the hold lasted that this event began; null when it began none. */
    @Nullable
    Long secondsFrom(InteractionEvent event) {
        return secondsByBeginning.get(event);
    }
}
