package io.rastro.demo;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingInteraction.ContactReference;
import io.rastro.interaction.EventType;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Sender;
import io.rastro.interaction.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What real data holds once in a while and a report must bear, each in a conversation of its own. */
final class EdgeCases {

    static final AgentReference AGENT =
            new AgentReference("00900", "Ângela D'Ávila e Sá", List.of("Sênior", "Turno A", "Equipe \"Casos raros\""));
    private static final int PER_DAY = 20;

    private final Window window;
    private final int firstNumber;
    private final Service service;
    private final List<List<Draft>> conversations = new ArrayList<>();

    private EdgeCases(Window window, int firstNumber, Service service) {
        this.window = window;
        this.firstNumber = firstNumber;
        this.service = service;
    }

    /** The conversations, numbered from a number on. */
    static List<List<IncomingInteraction>> tell(Window window, int firstNumber, ServiceCatalogue services) {
        EdgeCases cases = new EdgeCases(window, firstNumber, services.named("Ouvidoria"));
        CallEdges.tell(cases);
        TextEdges.tell(cases);
        TimeEdges.tell(cases);
        return cases.conversations.stream()
                .map(drafts -> drafts.stream().map(Draft::build).toList())
                .toList();
    }

    /** Begins a conversation of its own, at a time when the agent of these cases does nothing else. */
    Draft begin(Medium medium) {
        int slot = conversations.size();
        Instant at =
                window.at(window.anchor().minusDays(8 + slot / PER_DAY), 9, 0).plusSeconds(slot % PER_DAY * 900L);
        Draft draft = draft(medium, 1, at, firstNumber + slot);
        List<Draft> drafts = new ArrayList<>();
        drafts.add(draft);
        conversations.add(drafts);
        return draft;
    }

    /** Goes on with the conversation begun last, where its last segment ended. */
    Draft goOn() {
        List<Draft> drafts = conversations.get(conversations.size() - 1);
        Draft before = drafts.get(drafts.size() - 1);
        Draft draft = draft(before.medium, before.segment + 1, before.finishedAt, before.conversation);
        draft.contact = before.contact;
        drafts.add(draft);
        return draft;
    }

    private Draft draft(Medium medium, int segment, Instant at, int number) {
        Draft draft = new Draft(medium, number, segment, at);
        Chance chance = Chance.of("edge", number);
        draft.protocol = Protocols.protocol(medium, window.local(at), chance);
        draft.contact = new ContactReference(
                "0000" + number, "Caso " + number, Documents.cpf(chance), "+5511900000" + (number % 900 + 100), null);
        draft.from = "+5511900000" + (number % 900 + 100);
        draft.portfolio = number % 2 == 0;
        draft.service(service);
        return draft;
    }

    /** Waits ten seconds, is answered and ends so many seconds later, well. */
    static void answer(Draft draft, int seconds) {
        handle(draft, seconds);
        draft.event(draft.finishedAt, EventType.WRAPPED_UP, AGENT.name(), null);
    }

    static void handOver(Draft draft, int seconds, String next) {
        handle(draft, seconds);
        draft.end(draft.finishedAt, Status.SERVICE_TRANSFERRED);
        draft.transfer(AGENT.name(), next, "Assunto de outra área");
    }

    private static void handle(Draft draft, int seconds) {
        draft.queue(draft.receivedAt);
        Instant answered = draft.receivedAt.plusSeconds(10);
        draft.answeredAt = answered;
        draft.agent = AGENT;
        draft.event(answered, EventType.DELIVERED, AGENT.name(), null);
        draft.end(answered.plusSeconds(seconds), Status.SERVICE_COMPLETED);
    }

    static void say(Draft draft, int second, Sender sender, String text) {
        Instant at = draft.receivedAt.plusSeconds(10L + second);
        draft.course.message(at, sender, sender == Sender.AGENT ? AGENT.name() : null, text, null);
        if (sender == Sender.AGENT && draft.firstMessageAt == null) {
            draft.firstMessageAt = at;
        }
    }
}
