package io.rastro.interaction.history;

import io.rastro.interaction.Direction;
import io.rastro.interaction.EventType;
import io.rastro.interaction.InteractionEvent;
import io.rastro.interaction.Status;
import io.rastro.interaction.history.Segment.Transfer;
import io.rastro.interaction.history.TimelineEntry.Step;
import io.rastro.text.Mask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of one segment: the source's events, completed from the stamps where a source sends none. */
final class StepFactory {

    private final NameLookup names;
    private final Mask mask;
    private final Segment segment;
    private final StoredSegment stored;
    private final Holds holds;
    private final List<Step> steps = new ArrayList<>();

    private StepFactory(NameLookup names, Mask mask, Segment segment, StoredSegment stored) {
        this.names = names;
        this.mask = mask;
        this.segment = segment;
        this.stored = stored;
        this.holds = new Holds(stored.events(), segment.times());
    }

    /** In no particular order. */
    static List<Step> steps(NameLookup names, Mask mask, Segment segment, StoredSegment stored) {
        StepFactory factory = new StepFactory(names, mask, segment, stored);
        stored.events().forEach(event -> factory.steps.add(factory.told(event)));
        factory.addUntold();
        if (segment.permitted()) {
            factory.addCall();
        } else {
            factory.add(segment.times().receivedAt(), StepType.WITHHELD);
        }
        return factory.steps;
    }

    private Step told(InteractionEvent event) {
        StepType type = StepType.valueOf(event.getType().name());
        Step step = Step.of(event.getHappenedAt(), segment.number(), type);
        step = segment.permitted() ? step.by(names.agent(event.getAgentId())).saying(mask.text(event.getNote())) : step;
        return switch (event.getType()) {
            case ENTERED_QUEUE -> queued(step, event.getServiceId());
            case DELIVERED -> delivered(step, event);
            case HOLD_IN -> step.lasting(holds.secondsFrom(event));
            case HOLD_OUT -> step;
            case TRANSFERRED -> transferred(step, event);
            case WRAPPED_UP -> wrappedUp(step, event.getTagId());
        };
    }

    private Step queued(Step step, @Nullable Integer service) {
        return step.to(service == null ? segment.service() : names.service(service), null);
    }

    private Step delivered(Step step, InteractionEvent event) {
        boolean first = stored.events().stream()
                .noneMatch(other -> other.getType() == EventType.DELIVERED
                        && other != event
                        && other.getHappenedAt().isBefore(event.getHappenedAt()));
        boolean untold = segment.permitted() && step.agent() == null;
        return delivered(untold ? step.by(names.agent(event.getToAgentId())) : step, first);
    }

    private Step delivered(Step step, boolean first) {
        Long waited = segment.times().waitedSeconds();
        return step.by(step.agent() == null ? segment.agent() : step.agent())
                .lasting(first && segment.times().answered() && waited != null && waited > 0 ? waited : null);
    }

    private Step transferred(Step step, InteractionEvent event) {
        Step by = step.by(step.agent() == null ? segment.agent() : step.agent());
        Transfer transfer = segment.transfer();
        boolean untold = event.getToServiceId() == null && event.getToAgentId() == null;
        return untold && transfer != null
                ? by.to(transfer.toService(), transfer.toAgent())
                : by.to(names.service(event.getToServiceId()), names.receiver(event.getToAgentId()));
    }

    private Step wrappedUp(Step step, @Nullable Integer tagId) {
        if (!segment.permitted()) {
            return step;
        }
        List<String> chosen = tagId == null ? List.of() : names.tags(List.of(tagId));
        return step.tagged(segment.tags().isEmpty() ? chosen : segment.tags());
    }

    private void addUntold() {
        SegmentTimes times = segment.times();
        if (times.queuedAt() != null && !stored.has(EventType.ENTERED_QUEUE)) {
            steps.add(queued(step(times.queuedAt(), StepType.ENTERED_QUEUE), null));
        }
        if (times.answeredAt() != null && !stored.has(EventType.DELIVERED)) {
            steps.add(delivered(step(times.answeredAt(), StepType.DELIVERED), true));
        }
        if (!stored.has(EventType.TRANSFERRED) && !stored.has(EventType.WRAPPED_UP)) {
            steps.add(untoldEnd(times.finishedAt()));
        }
    }

    private Step untoldEnd(Instant at) {
        Transfer transfer = segment.transfer();
        if (transfer != null) {
            return step(at, StepType.TRANSFERRED).by(transfer.by()).to(transfer.toService(), transfer.toAgent());
        }
        return segment.status() == Status.SERVICE_COMPLETED
                ? wrappedUp(step(at, StepType.WRAPPED_UP), null)
                : step(at, StepType.ENDED).saying(segment.status().label());
    }

    private void addCall() {
        CallDetails call = segment.call();
        if (call == null) {
            return;
        }
        boolean outbound = segment.direction() == Direction.OUTBOUND;
        if (segment.number() == 1) {
            String number = outbound ? segment.toAddress() : segment.fromAddress();
            steps.add(step(segment.times().receivedAt(), StepType.CALLED).saying(number));
        }
        if (segment.times().firstMessageAt() != null) {
            steps.add(step(segment.times().firstMessageAt(), StepType.FIRST_WORDS)
                    .lasting(segment.times().firstResponseSeconds()));
        }
        add(call.clientHungUpAt(), StepType.CLIENT_HUNG_UP);
        add(call.agentHungUpAt(), StepType.AGENT_HUNG_UP);
    }

    private void add(@Nullable Instant at, StepType type) {
        if (at != null) {
            steps.add(step(at, type));
        }
    }

    private Step step(Instant at, StepType type) {
        return Step.of(at, segment.number(), type);
    }
}
