package io.rastro.demo;

import io.rastro.ingestion.IncomingInteraction.Event;
import io.rastro.ingestion.IncomingInteraction.Message;
import io.rastro.interaction.EventType;
import io.rastro.interaction.LastReply;
import io.rastro.interaction.Sender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events and messages of one segment, in whatever order they become known. */
final class Course {

    private final List<Event> events = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();

    void event(Instant at, EventType type, @Nullable String agent, @Nullable String service, @Nullable String tag) {
        events.add(new Event(at, type, agent, service, null, null, tag, null));
    }

    void transfer(Instant at, String agent, @Nullable String service, String toService, @Nullable String reason) {
        events.add(new Event(at, EventType.TRANSFERRED, agent, service, null, toService, null, reason));
    }

    /** The transfer went to one agent, not to whoever is free; it is the last event. */
    void transferredTo(String agent) {
        Event last = events.remove(events.size() - 1);
        events.add(new Event(
                last.happenedAt(),
                last.type(),
                last.agent(),
                last.service(),
                agent,
                last.toService(),
                last.tag(),
                last.note()));
    }

    void message(Instant at, Sender sender, @Nullable String author, String text, @Nullable String attachment) {
        messages.add(new Message(at, sender, author, text.isBlank() ? null : text, attachment, null));
    }

    List<Event> events() {
        return events.stream().sorted(Comparator.comparing(Event::happenedAt)).toList();
    }

    List<Message> messages() {
        return messages.stream().sorted(Comparator.comparing(Message::sentAt)).toList();
    }

    /** Null: nobody wrote what the client could read. */
    @Nullable
    LastReply lastReply() {
        return messages().stream()
                .filter(message -> message.sender() != Sender.INTERNAL)
                .reduce((earlier, later) -> later)
                .map(message -> LastReply.valueOf(message.sender().name()))
                .orElse(null);
    }
}
