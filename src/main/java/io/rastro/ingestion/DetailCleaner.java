package io.rastro.ingestion;

import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingInteraction.Call;
import io.rastro.ingestion.IncomingInteraction.Event;
import io.rastro.ingestion.IncomingInteraction.Message;
import io.rastro.ingestion.IncomingInteraction.RecordingReference;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cleans what hangs on an interaction: agent, call, events, messages, recordings. */
final class DetailCleaner {

    private final TextCleaner cleaner;
    private final InstantCheck instants;
    private final Set<Notice> warnings;

    DetailCleaner(TextCleaner cleaner, InstantCheck instants, Set<Notice> warnings) {
        this.cleaner = cleaner;
        this.instants = instants;
        this.warnings = warnings;
    }

    /** An agent without a name is nobody. */
    @Nullable
    AgentReference agent(@Nullable AgentReference agent) {
        if (agent == null) {
            return null;
        }
        String externalId = cleaner.name("agent.externalId", agent.externalId());
        String name = cleaner.name("agent.name", agent.name());
        String known = name == null ? externalId : name;
        return known == null ? null : new AgentReference(externalId, known, cleaner.names("agent.tags", agent.tags()));
    }

    /** By time, whatever the order sent. */
    List<Event> events(List<Event> events) {
        return events.stream()
                .map(this::event)
                .sorted(Comparator.comparing(Event::happenedAt))
                .toList();
    }

    private Event event(Event event) {
        return new Event(
                instants.fine("events.happenedAt", event.happenedAt()),
                event.type(),
                cleaner.name("events.agent", event.agent()),
                cleaner.name("events.service", event.service()),
                cleaner.name("events.toAgent", event.toAgent()),
                cleaner.name("events.toService", event.toService()),
                cleaner.name("events.tag", event.tag()),
                cleaner.text("events.note", event.note()));
    }

    /** By time, whatever the order sent. */
    List<Message> messages(List<Message> messages) {
        return messages.stream()
                .map(this::message)
                .sorted(Comparator.comparing(Message::sentAt))
                .toList();
    }

    private Message message(Message message) {
        return new Message(
                instants.fine("messages.sentAt", message.sentAt()),
                message.sender(),
                cleaner.text("messages.author", message.author()),
                cleaner.text("messages.text", message.text()),
                cleaner.text("messages.attachmentName", message.attachmentName()),
                cleaner.text("messages.attachmentUrl", message.attachmentUrl()));
    }

    @Nullable
    Call call(@Nullable Call call) {
        if (call == null) {
            return null;
        }
        return new Call(
                measured("call.jitterMs", call.jitterMs(), Double.MAX_VALUE),
                measured("call.packetLossPercent", call.packetLossPercent(), 100),
                cleaner.text("call.voiceServer", call.voiceServer()),
                cleaner.text("call.dialledNumber", call.dialledNumber()),
                cleaner.text("call.externalChannel", call.externalChannel()),
                cleaner.text("call.internalChannel", call.internalChannel()),
                instants.optionalStamp("call.clientHungUpAt", call.clientHungUpAt()),
                instants.optionalStamp("call.agentHungUpAt", call.agentHungUpAt()));
    }

    private @Nullable Double measured(String field, @Nullable Double value, double max) {
        if (value != null && !(value >= 0 && value <= max)) {
            warnings.add(Notice.of("absurdValue", field, value));
            return null;
        }
        return value;
    }

    /** A recording without a reference cannot be found, so it is left out. */
    List<RecordingReference> recordings(List<RecordingReference> recordings) {
        return recordings.stream()
                .filter(recording -> !recording.reference().isBlank())
                .map(this::recording)
                .toList();
    }

    private RecordingReference recording(RecordingReference recording) {
        String reference = cleaner.text("recordings.reference", recording.reference());
        Instant startedAt = recording.startedAt();
        Long duration = recording.durationMs();
        if (duration != null && duration < 0) {
            throw RowRejected.because("negative", "recordings.durationMs", duration);
        }
        return new RecordingReference(
                reference == null ? "" : reference,
                startedAt == null ? null : instants.fine("recordings.startedAt", startedAt),
                duration,
                recording.channels());
    }
}
