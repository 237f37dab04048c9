package io.rastro.ingestion;

import io.rastro.ingestion.IncomingInteraction.Call;
import io.rastro.ingestion.IncomingInteraction.Event;
import io.rastro.ingestion.IncomingInteraction.Message;
import io.rastro.ingestion.IncomingInteraction.RecordingReference;
import io.rastro.ingestion.RecordStore.Numbered;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One batch of interactions with all that hangs on them, in the shape of the tables. */
final class InteractionWriter {

    /** One interaction under its id. */
    private record Row(long id, DerivedInteraction derived, IncomingInteraction facts) {}

    /** What hangs on an interaction, and its place among its like, from 0. */
    private record Detail<T>(Row of, int position, T fact) {

        long id() {
            return of.id();
        }

        Instant receivedAt() {
            return of.facts().stamps().receivedAt();
        }
    }

    private final ReferencedIds ids;
    private final @Nullable Integer importId;
    private final CopyRows<Row> interactions = new CopyRows<>("interaction");
    private final CopyRows<Detail<String>> tags = new CopyRows<>("interaction_tag");
    private final CopyRows<Detail<Call>> calls = new CopyRows<>("call_quality");
    private final CopyRows<Detail<Event>> events = new CopyRows<>("interaction_event");
    private final CopyRows<Detail<Message>> messages = new CopyRows<>("message");
    private final CopyRows<Detail<RecordingReference>> recordings = new CopyRows<>("recording");

    InteractionWriter(ReferencedIds ids, @Nullable Integer importId) {
        this.ids = ids;
        this.importId = importId;
        declareIdentity();
        declareReferences();
        declareFacts();
        declareTags();
        declareCalls();
        declareEvents();
        declareMessages();
        declareRecordings();
    }

    private void declareIdentity() {
        interactions
                .column("id", Row::id)
                .column("medium", row -> row.facts().medium())
                .column("received_at", row -> row.facts().stamps().receivedAt())
                .column("queued_at", row -> row.facts().stamps().queuedAt())
                .column("answered_at", row -> row.facts().stamps().answeredAt())
                .column("first_message_at", row -> row.facts().stamps().firstMessageAt())
                .column("finished_at", row -> row.facts().stamps().finishedAt());
    }

    private void declareReferences() {
        interactions
                .column("conversation_id", row -> ids.conversation(row.derived()))
                .column("contact_id", row -> ids.contact(row.derived()))
                .column("service_id", row -> ids.service(row.facts().parties().service()))
                .column(
                        "agent_id",
                        row -> ids.agents().idOf(row.facts().parties().agent()))
                .column("outcome_id", row -> ids.outcome(row.derived()))
                .column(
                        "tag_ids",
                        row -> row.facts().trail().tags().stream().map(ids::tag).toList())
                .column("phone_number", row -> row.derived().phoneNumber())
                .column("email", row -> row.derived().email())
                .column("import_id", row -> importId);
    }

    private void declareFacts() {
        interactions
                .column("segment", row -> row.facts().numbers().segment())
                .column("protocol", row -> row.facts().numbers().protocol())
                .column("external_protocol", row -> row.facts().numbers().externalProtocol())
                .column("origin", row -> row.facts().parties().origin())
                .column("direction", row -> row.facts().parties().direction())
                .column("from_address", row -> row.facts().parties().from())
                .column("to_address", row -> row.facts().parties().to())
                .column("last_reply", row -> row.facts().ending().lastReply())
                .column("internal_comments", row -> row.facts().ending().internalComments())
                .column("hold_seconds", row -> row.facts().durations().holdSeconds())
                .column("first_response_seconds", row -> row.facts().durations().firstResponseSeconds())
                .column("response_seconds", row -> row.facts().durations().responseSeconds());
    }

    private void declareTags() {
        tags.column("tag_id", tag -> ids.tag(tag.fact()))
                .column("medium", tag -> tag.of().facts().medium())
                .column("received_at", Detail::receivedAt)
                .column("interaction_id", Detail::id);
    }

    private void declareCalls() {
        calls.column("interaction_id", Detail::id)
                .column("received_at", Detail::receivedAt)
                .column("jitter_ms", call -> call.fact().jitterMs())
                .column("packet_loss_percent", call -> call.fact().packetLossPercent())
                .column("voice_server", call -> call.fact().voiceServer())
                .column("dialled_number", call -> call.fact().dialledNumber())
                .column("external_channel", call -> call.fact().externalChannel())
                .column("internal_channel", call -> call.fact().internalChannel())
                .column("client_hung_up_at", call -> call.fact().clientHungUpAt())
                .column("agent_hung_up_at", call -> call.fact().agentHungUpAt());
    }

    private void declareEvents() {
        placed(events)
                .column("happened_at", event -> event.fact().happenedAt())
                .column("type", event -> event.fact().type())
                .column("agent_id", event -> ids.agents().idOf(event.fact().agent()))
                .column("service_id", event -> ids.service(event.fact().service()))
                .column("to_agent_id", event -> ids.agents().idOf(event.fact().toAgent()))
                .column("to_service_id", event -> ids.service(event.fact().toService()))
                .column("tag_id", event -> ids.tagOrNull(event.fact().tag()))
                .column("note", event -> event.fact().note());
    }

    private void declareMessages() {
        placed(messages)
                .column("sent_at", message -> message.fact().sentAt())
                .column("sender", message -> message.fact().sender())
                .column("author", message -> message.fact().author())
                .column("text", message -> message.fact().text())
                .column("attachment_name", message -> message.fact().attachmentName())
                .column("attachment_url", message -> message.fact().attachmentUrl());
    }

    private void declareRecordings() {
        placed(recordings)
                .column("reference", recording -> recording.fact().reference())
                .column("started_at", recording -> recording.fact().startedAt())
                .column("duration_ms", recording -> recording.fact().durationMs())
                .column("channels", recording -> recording.fact().channels());
    }

    private static <T> CopyRows<Detail<T>> placed(CopyRows<Detail<T>> rows) {
        return rows.column("interaction_id", Detail::id)
                .column("received_at", Detail::receivedAt)
                .column("position", Detail::position);
    }

    void add(Numbered<DerivedInteraction> record) {
        IncomingInteraction facts = record.content().facts();
        Row row = new Row(record.id(), record.content(), facts);
        interactions.add(row);
        addAll(tags, row, facts.trail().tags());
        addAll(
                calls,
                row,
                facts.trail().call() == null ? List.of() : List.of(facts.trail().call()));
        addAll(events, row, facts.trail().events());
        addAll(messages, row, facts.trail().messages());
        addAll(recordings, row, facts.trail().recordings());
    }

    private static <T> void addAll(CopyRows<Detail<T>> rows, Row of, List<T> facts) {
        for (int position = 0; position < facts.size(); position++) {
            rows.add(new Detail<>(of, position, facts.get(position)));
        }
    }

    /** In the order in which they are to be filled. */
    List<CopyRows<?>> tables() {
        return List.of(interactions, tags, calls, events, messages, recordings);
    }
}
