package io.rastro.interaction.history;

import io.rastro.interaction.EventType;
import io.rastro.interaction.Interaction;
import io.rastro.interaction.InteractionEvent;
import io.rastro.interaction.Medium.Trait;
import io.rastro.interaction.Outcome;
import io.rastro.interaction.Status;
import io.rastro.interaction.history.Segment.Transfer;
import io.rastro.text.Mask;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells stored segments as one path. */
final class SegmentFactory {

    private final NameLookup names;
    private final Mask mask;

    SegmentFactory(NameLookup names, Mask mask) {
        this.names = names;
        this.mask = mask;
    }

    List<Segment> path(List<StoredSegment> stored) {
        List<Segment> path = new ArrayList<>();
        for (int index = 0; index < stored.size(); index++) {
            Interaction next = index + 1 < stored.size() ? stored.get(index + 1).row() : null;
            path.add(segment(index + 1, stored.get(index), next));
        }
        return path;
    }

    private Segment segment(int number, StoredSegment stored, @Nullable Interaction next) {
        Interaction row = stored.row();
        Outcome outcome = stored.outcome();
        boolean open = stored.permitted();
        SegmentTimes times = times(row, outcome.status().answered());
        return new Segment(
                number,
                row.getId().id(),
                open,
                row.getMedium(),
                names.service(row.getServiceId()),
                open ? names.agent(row.getAgentId()) : null,
                outcome.status(),
                outcome.expiration(),
                outcome.startedBy(),
                times,
                transfer(stored, next),
                new Holds(stored.events(), times).ranges(),
                open ? names.tags(row.getTagIds()) : List.of(),
                open ? row.getProtocol() : null,
                open ? row.getExternalProtocol() : null,
                open ? row.getDirection() : null,
                open ? mask.text(row.getFromAddress()) : null,
                open ? mask.text(row.getToAddress()) : null,
                mask.text(stored.comments()),
                open && row.getMedium().has(Trait.CALL)
                        ? CallDetails.of(outcome.voiceStatus(), stored.call(), mask)
                        : null);
    }

    private static SegmentTimes times(Interaction row, boolean answered) {
        return new SegmentTimes(
                answered,
                row.getId().receivedAt(),
                row.getQueuedAt(),
                answered ? row.getAnsweredAt() : null,
                row.getFirstMessageAt(),
                row.getFinishedAt(),
                row.getHoldSeconds(),
                row.getFirstResponseSeconds(),
                row.getResponseSeconds());
    }

    /** As the event tells it; a source without events is completed by the segment that follows. */
    private @Nullable Transfer transfer(StoredSegment stored, @Nullable Interaction next) {
        InteractionEvent event = stored.last(EventType.TRANSFERRED).orElse(null);
        if (event == null && stored.outcome().status() != Status.SERVICE_TRANSFERRED) {
            return null;
        }
        Interaction row = stored.row();
        if (event == null) {
            return new Transfer(
                    row.getFinishedAt(),
                    stored.permitted() ? names.agent(row.getAgentId()) : null,
                    next == null ? null : names.service(next.getServiceId()),
                    null,
                    null);
        }
        boolean untold = event.getToServiceId() == null && event.getToAgentId() == null;
        Integer by = event.getAgentId() == null ? row.getAgentId() : event.getAgentId();
        return new Transfer(
                event.getHappenedAt(),
                stored.permitted() ? names.agent(by) : null,
                names.service(untold && next != null ? next.getServiceId() : event.getToServiceId()),
                names.receiver(event.getToAgentId()),
                stored.permitted() ? mask.text(event.getNote()) : null);
    }
}
