package io.rastro.ingestion;

import io.rastro.ingestion.IncomingInteraction.Call;
import io.rastro.ingestion.IncomingInteraction.Event;
import io.rastro.ingestion.IncomingInteraction.Message;
import io.rastro.ingestion.IncomingInteraction.RecordingReference;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One batch of interactions with all that hangs on them, in the shape of the tables. */
final class InteractionWriter {

    private final ReferencedIds ids;
    private final CopyRows interactions = new CopyRows("interaction", """
            id, received_at, queued_at, answered_at, first_message_at, finished_at, conversation_id, contact_id, segment,
            service_id, agent_id, outcome_id, hold_seconds, first_response_seconds, response_seconds, medium, direction,
            origin, last_reply, protocol, external_protocol, from_address, to_address, phone_number, email, tag_ids,
            internal_comments, import_id""");
    private final CopyRows tags = new CopyRows("interaction_tag", "tag_id, medium, received_at, interaction_id");
    private final CopyRows calls = new CopyRows("call_quality", """
            interaction_id, received_at, jitter_ms, packet_loss_percent, voice_server, dialled_number, external_channel,
            internal_channel, client_hung_up_at, agent_hung_up_at""");
    private final CopyRows events = new CopyRows("interaction_event", """
            interaction_id, received_at, position, happened_at, type, agent_id, service_id, to_agent_id, to_service_id,
            tag_id, note""");
    private final CopyRows messages = new CopyRows("message", """
            interaction_id, received_at, position, sent_at, sender, author, text, attachment_name, attachment_url""");
    private final CopyRows recordings = new CopyRows(
            "recording", "interaction_id, received_at, position, reference, started_at, duration_ms, channels");

    private final @Nullable Integer importId;

    InteractionWriter(ReferencedIds ids, @Nullable Integer importId) {
        this.ids = ids;
        this.importId = importId;
    }

    void add(long id, DerivedInteraction row) {
        IncomingInteraction facts = row.facts();
        addInteraction(id, row, facts);
        facts.tags().forEach(tag -> tags.add(ids.tag(tag), facts.medium(), facts.receivedAt(), id));
        addCall(id, facts);
        addEvents(id, facts.receivedAt(), facts.events());
        addMessages(id, facts.receivedAt(), facts.messages());
        addRecordings(id, facts.receivedAt(), facts.recordings());
    }

    private void addInteraction(long id, DerivedInteraction row, IncomingInteraction facts) {
        interactions.add(
                id,
                facts.receivedAt(),
                facts.queuedAt(),
                facts.answeredAt(),
                facts.firstMessageAt(),
                facts.finishedAt(),
                ids.conversation(row),
                ids.contact(row),
                facts.segment(),
                ids.service(facts.service()),
                ids.agents().idOf(facts.agent()),
                ids.outcome(row),
                facts.holdSeconds(),
                facts.firstResponseSeconds(),
                facts.responseSeconds(),
                facts.medium(),
                facts.direction(),
                facts.origin(),
                facts.lastReply(),
                facts.protocol(),
                facts.externalProtocol(),
                facts.from(),
                facts.to(),
                row.phoneNumber(),
                row.email(),
                facts.tags().stream().map(ids::tag).toList(),
                facts.internalComments(),
                importId);
    }

    private void addCall(long id, IncomingInteraction facts) {
        Call call = facts.call();
        if (call != null) {
            calls.add(
                    id,
                    facts.receivedAt(),
                    call.jitterMs(),
                    call.packetLossPercent(),
                    call.voiceServer(),
                    call.dialledNumber(),
                    call.externalChannel(),
                    call.internalChannel(),
                    call.clientHungUpAt(),
                    call.agentHungUpAt());
        }
    }

    private void addEvents(long id, Instant receivedAt, List<Event> rows) {
        for (int position = 0; position < rows.size(); position++) {
            Event event = rows.get(position);
            events.add(
                    id,
                    receivedAt,
                    position,
                    event.happenedAt(),
                    event.type(),
                    ids.agents().idOf(event.agent()),
                    ids.service(event.service()),
                    ids.agents().idOf(event.toAgent()),
                    ids.service(event.toService()),
                    ids.tagOrNull(event.tag()),
                    event.note());
        }
    }

    private void addMessages(long id, Instant receivedAt, List<Message> rows) {
        for (int position = 0; position < rows.size(); position++) {
            Message message = rows.get(position);
            messages.add(
                    id,
                    receivedAt,
                    position,
                    message.sentAt(),
                    message.sender(),
                    message.author(),
                    message.text(),
                    message.attachmentName(),
                    message.attachmentUrl());
        }
    }

    private void addRecordings(long id, Instant receivedAt, List<RecordingReference> rows) {
        for (int position = 0; position < rows.size(); position++) {
            RecordingReference recording = rows.get(position);
            recordings.add(
                    id,
                    receivedAt,
                    position,
                    recording.reference(),
                    recording.startedAt(),
                    recording.durationMs(),
                    recording.channels());
        }
    }

    /** In the order in which they are to be filled. */
    List<CopyRows> tables() {
        return List.of(interactions, tags, calls, events, messages, recordings);
    }
}
