package io.rastro.interaction.history;

import io.rastro.account.ServiceScope;
import io.rastro.interaction.CallQualityRepository;
import io.rastro.interaction.IdResolver;
import io.rastro.interaction.Interaction;
import io.rastro.interaction.InteractionEvent;
import io.rastro.interaction.InteractionEventRepository;
import io.rastro.interaction.InteractionId;
import io.rastro.interaction.InteractionRepository;
import io.rastro.interaction.Medium.Trait;
import io.rastro.interaction.MessageRepository;
import io.rastro.interaction.Outcome;
import io.rastro.interaction.Sender;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the segments of a conversation; what the scope does not permit is not even asked for. */
@Component
class StoredSegmentReader {

    private final InteractionRepository interactions;
    private final InteractionEventRepository events;
    private final CallQualityRepository calls;
    private final MessageRepository messages;
    private final IdResolver resolver;

    StoredSegmentReader(
            InteractionRepository interactions,
            InteractionEventRepository events,
            CallQualityRepository calls,
            MessageRepository messages,
            IdResolver resolver) {
        this.interactions = interactions;
        this.events = events;
        this.calls = calls;
        this.messages = messages;
        this.resolver = resolver;
    }

    /** The segments in order; empty when there are none or none of them is permitted. */
    List<StoredSegment> read(long conversationId, ServiceScope scope) {
        List<Interaction> rows = interactions.findByConversation(conversationId);
        if (rows.stream().noneMatch(row -> scope.permits(row.getServiceId()))) {
            return List.of();
        }
        Map<Integer, Outcome> outcomes =
                resolver.outcomes(rows.stream().map(Interaction::getOutcomeId).collect(Collectors.toSet()));
        return rows.stream().map(row -> stored(row, outcomes, scope)).toList();
    }

    private StoredSegment stored(Interaction row, Map<Integer, Outcome> outcomes, ServiceScope scope) {
        boolean permitted = scope.permits(row.getServiceId());
        boolean call = permitted && row.getMedium().has(Trait.CALL);
        return new StoredSegment(
                row,
                Objects.requireNonNull(outcomes.get(row.getOutcomeId())),
                permitted,
                eventsByTime(row.getId()),
                call ? calls.findById(row.getId()).orElse(null) : null,
                permitted ? separateComments(row) : null);
    }

    private List<InteractionEvent> eventsByTime(InteractionId id) {
        return events.findByInteraction(id.id(), id.receivedAt()).stream()
                .sorted(Comparator.comparing(InteractionEvent::getHappenedAt))
                .toList();
    }

    // Comments that a source sent as messages are also kept in one piece with the path, for the report; they are told
    // once.
    private @Nullable String separateComments(Interaction row) {
        String comments = row.getInternalComments();
        if (comments == null || comments.isBlank()) {
            return null;
        }
        InteractionId id = row.getId();
        String untold = "\n" + comments.strip() + "\n";
        for (String told : messages.textsOf(id.id(), id.receivedAt(), Sender.INTERNAL)) {
            untold = untold.replace("\n" + told.strip() + "\n", "\n");
        }
        return untold.isBlank() ? null : untold.strip();
    }
}
