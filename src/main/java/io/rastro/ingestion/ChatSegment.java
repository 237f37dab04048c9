package io.rastro.ingestion;

import io.rastro.ingestion.ChatEntries.Entry;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingInteraction.ContactReference;
import io.rastro.ingestion.IncomingInteraction.Durations;
import io.rastro.ingestion.IncomingInteraction.Ending;
import io.rastro.ingestion.IncomingInteraction.Labels;
import io.rastro.ingestion.IncomingInteraction.Message;
import io.rastro.ingestion.IncomingInteraction.Parties;
import io.rastro.ingestion.IncomingInteraction.Trail;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Sender;
import io.rastro.interaction.StartedBy;
import io.rastro.interaction.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Messages of a chat with no long silence among them: an interaction. */
final class ChatSegment {

    /**
     * After a day of silence another begins. It is the same for all chats: with another silence, a chat that is exported again
     * would be divided otherwise than what is stored of it.
     */
    static final Duration SILENCE = Duration.ofHours(24);

    private final Entry first;
    private final List<Message> messages = new ArrayList<>();
    private Instant last;
    private boolean notUtf8;

    ChatSegment(Entry first, Message message) {
        this.first = first;
        this.last = message.sentAt();
        add(first, message);
    }

    void add(Entry entry, Message message) {
        messages.add(message);
        last = message.sentAt();
        notUtf8 |= entry.notUtf8();
    }

    /** Compared by the minute, since another telephone's export may have no seconds. */
    boolean goesOnAt(Instant at) {
        return Duration.between(minute(last), minute(at)).abs().compareTo(SILENCE) <= 0;
    }

    private static Instant minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES);
    }

    Entry first() {
        return first;
    }

    boolean notUtf8() {
        return notUtf8;
    }

    /** What tells it from the others of its chat: the minute in which it begins. */
    Instant key() {
        return minute(ordered().get(0).sentAt());
    }

    private List<Message> ordered() {
        return messages.stream().sorted(Comparator.comparing(Message::sentAt)).toList();
    }

    /** @param externalId that the same messages have had before */
    IncomingInteraction interaction(String externalId, String conversationId, ChatMapping mapping) {
        List<Message> ordered = ordered();
        Message opening = ordered.get(0);
        Message answer = ordered.stream()
                .filter(message -> message.sender() == Sender.AGENT)
                .findFirst()
                .orElse(null);
        Status status = answer == null ? Status.ABANDONED : Status.SERVICE_COMPLETED;
        return new IncomingInteraction(
                externalId,
                Medium.WHATSAPP,
                new Stamps(
                        opening.sentAt(),
                        null,
                        answer == null ? null : answer.sentAt(),
                        null,
                        ordered.get(ordered.size() - 1).sentAt()),
                new Labels(conversationId, null, null, null),
                parties(mapping, answer),
                new Ending(status, null, null, SessionWindow.atEnd(ordered), startedBy(opening), null, null),
                new Durations(null, null, null),
                new Trail(List.of(), null, List.of(), ordered, List.of()));
    }

    private static Parties parties(ChatMapping mapping, @Nullable Message answer) {
        AgentReference agent =
                answer == null ? null : new AgentReference(null, Objects.requireNonNull(answer.author()), List.of());
        ContactReference contact = new ContactReference(null, mapping.customer(), null, mapping.phone(), null);
        return new Parties(mapping.service(), agent, contact, null, null, mapping.phone(), null, mapping.phone());
    }

    private static StartedBy startedBy(Message opening) {
        return opening.sender() == Sender.CLIENT ? StartedBy.CLIENT : StartedBy.COMPANY;
    }
}
