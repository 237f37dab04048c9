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
        declareInteractions();
        declareDetails();
    }

    private void declareInteractions() {
        interactions
                .columnsOf(IncomingInteraction.class, Row::facts)
                .column("id", Row::id)
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

    private void declareDetails() {
        tags.column("tag_id", tag -> ids.tag(tag.fact()))
                .column("medium", tag -> tag.of().facts().medium());
        of(tags);
        of(calls).columnsOf(Call.class, Detail::fact);
        placed(events)
                .columnsOf(Event.class, Detail::fact)
                .column("agent_id", event -> ids.agents().idOf(event.fact().agent()))
                .column("service_id", event -> ids.service(event.fact().service()))
                .column("to_agent_id", event -> ids.agents().idOf(event.fact().toAgent()))
                .column("to_service_id", event -> ids.service(event.fact().toService()))
                .column("tag_id", event -> ids.tagOrNull(event.fact().tag()));
        placed(messages).columnsOf(Message.class, Detail::fact);
        placed(recordings).columnsOf(RecordingReference.class, Detail::fact);
    }

    private static <T> CopyRows<Detail<T>> of(CopyRows<Detail<T>> rows) {
        return rows.column("interaction_id", Detail::id).column("received_at", Detail::receivedAt);
    }

    private static <T> CopyRows<Detail<T>> placed(CopyRows<Detail<T>> rows) {
        return of(rows).column("position", Detail::position);
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
