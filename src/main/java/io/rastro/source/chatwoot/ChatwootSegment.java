package io.rastro.source.chatwoot;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingInteraction.ContactReference;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Sender;
import io.rastro.interaction.StartedBy;
import io.rastro.interaction.Status;
import io.rastro.source.JsonBody;
import io.rastro.source.SegmentDraft;
import io.rastro.source.SettingMap;
import io.rastro.source.chatwoot.ChatwootConversation.Told;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One segment of a conversation: from its beginning, or from when it was opened again, until it was resolved. */
final class ChatwootSegment {

    private final List<Told> told;
    private final Collection<ChatwootMessage> messages;
    private final SettingMap services;

    /** @param told in the order it happened */
    ChatwootSegment(List<Told> told, Collection<ChatwootMessage> messages, SettingMap services) {
        this.told = told;
        this.messages = messages;
        this.services = services;
    }

    IncomingInteraction record() {
        String conversation = told.get(0).event().conversation();
        Instant begin = begin();
        SegmentDraft draft = new SegmentDraft(conversation + ":" + begin.getEpochSecond(), medium(), begin);
        draft.conversationId = conversation;
        draft.protocol = conversation;
        draft.service = service();
        draft.agent = agent();
        draft.answeredAt = answeredAt();
        draft.finishedAt = end();
        draft.status = draft.answeredAt == null ? Status.ABANDONED : Status.SERVICE_COMPLETED;
        contact(draft);
        if (medium() == Medium.WHATSAPP) {
            draft.startedBy = startedBy();
        }
        last(standing -> standing.get("labels").present() ? standing.get("labels") : null)
                .each()
                .forEach(label -> draft.tag(label.node().asString()));
        messages.forEach(message -> draft.add(message.message()));
        return draft.finished();
    }

    private Instant begin() {
        Instant created = told.stream()
                .filter(each -> each.event().tellsBeginning())
                .map(each -> each.event().createdAt())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return created == null ? told.get(0).at() : created;
    }

    private Instant end() {
        return told.stream()
                .filter(each -> each.event().resolves())
                .map(Told::at)
                .findFirst()
                .orElseGet(() -> told.get(told.size() - 1).at());
    }

    private Medium medium() {
        String channel = last(standing -> standing.text("channel") == null ? null : standing.get("channel"))
                .textOr("");
        String address = last(standing ->
                        standing.get("contact_inbox", "source_id").present()
                                ? standing.get("contact_inbox", "source_id")
                                : null)
                .textOr("");
        return switch (channel) {
            case "Channel::Whatsapp" -> Medium.WHATSAPP;
            case "Channel::TwilioSms" -> address.startsWith("whatsapp:") ? Medium.WHATSAPP : Medium.SMS;
            case "Channel::Sms" -> Medium.SMS;
            case "Channel::Email" -> Medium.EMAIL;
            case "Channel::Instagram" -> Medium.INSTAGRAM;
            default -> Medium.CHAT;
        };
    }

    private @Nullable String service() {
        String team = last(standing -> standing.get("meta", "team")).text("name");
        if (team != null) {
            return services.orItself(team);
        }
        String inbox = told.stream()
                .map(each -> each.event().body().text("inbox", "name"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> last(standing -> standing.get("inbox_id")).text());
        return services.orItself(inbox);
    }

    private @Nullable AgentReference agent() {
        JsonBody assignee = last(standing -> isAgent(standing) ? standing.get("meta", "assignee") : null);
        String name = assignee.text("name");
        return name == null ? null : new AgentReference(assignee.text("id"), name, List.of());
    }

    private static boolean isAgent(JsonBody standing) {
        return standing.get("meta", "assignee").present()
                && !standing.textOr("", "meta", "assignee_type").contains("Bot");
    }

    /** When somebody was seen to have it first, at the latest with the first answer; null: nobody ever had it. */
    private @Nullable Instant answeredAt() {
        Instant assigned = told.stream()
                .filter(each -> isAgent(each.event().standing()))
                .map(Told::at)
                .findFirst()
                .orElse(null);
        Instant answered = messages.stream()
                .filter(message -> message.sender() == Sender.AGENT)
                .map(ChatwootMessage::at)
                .min(Instant::compareTo)
                .orElse(null);
        return assigned != null && (answered == null || assigned.isBefore(answered)) ? assigned : answered;
    }

    /** Chatwoot's own id of a contact is the last resort: it knows a visitor of a web page by nothing else. */
    private void contact(SegmentDraft draft) {
        JsonBody sender = last(standing -> standing.get("meta", "sender"));
        String phone = sender.text("phone_number");
        String email = sender.text("email");
        String identifier = sender.text("identifier");
        String id = identifier == null && phone == null && email == null ? sender.text("id") : identifier;
        draft.phone = phone;
        draft.from = draft.medium() == Medium.EMAIL ? email : phone;
        draft.contact = new ContactReference(id, sender.text("name"), null, phone, email);
    }

    private StartedBy startedBy() {
        return messages.stream().findFirst().map(ChatwootMessage::sender).orElse(Sender.CLIENT) == Sender.CLIENT
                ? StartedBy.CLIENT
                : StartedBy.COMPANY;
    }

    /** What the conversation said last of something; if nothing did, a value that is not there. */
    private JsonBody last(Function<JsonBody, @Nullable JsonBody> reading) {
        for (int place = told.size() - 1; place >= 0; place--) {
            JsonBody value = reading.apply(told.get(place).event().standing());
            if (value != null && value.present()) {
                return value;
            }
        }
        return told.get(0).event().body().get("none");
    }
}
