package io.rastro.source.whatsapp;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.ContactReference;
import io.rastro.ingestion.IncomingInteraction.Message;
import io.rastro.ingestion.SessionWindow;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Sender;
import io.rastro.interaction.StartedBy;
import io.rastro.interaction.Status;
import io.rastro.source.SegmentDraft;
import io.rastro.source.SettingMap;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One customer's messages without a long silence among them, the earliest first. */
record WhatsAppConversation(List<WhatsAppMessage> messages, SettingMap services) {

    IncomingInteraction segment() {
        WhatsAppMessage first = messages.get(0);
        SegmentDraft draft = new SegmentDraft(first.id(), Medium.WHATSAPP, first.at());
        draft.conversationId = first.id();
        draft.answeredAt = answeredAt();
        draft.finishedAt = last().at();
        draft.status = status();
        draft.startedBy = first.inbound() ? StartedBy.CLIENT : StartedBy.COMPANY;
        draft.expiration = SessionWindow.atEnd(
                messages.stream().map(WhatsAppConversation::message).toList());
        draft.to = told(WhatsAppMessage::companyNumber);
        draft.service = service(first);
        parties(draft, first);
        messages.forEach(message -> draft.add(message(message)));
        return draft.finished();
    }

    private @Nullable String service(WhatsAppMessage first) {
        String ours = services.get(first.companyNumberId());
        return ours == null ? told(WhatsAppMessage::companyNumber) : ours;
    }

    /** Known by the user's id at this number first: a telephone number is told only sometimes. */
    private void parties(SegmentDraft draft, WhatsAppMessage first) {
        String user = told(WhatsAppMessage::user);
        String phone = told(WhatsAppMessage::phone);
        draft.from = phone == null ? user : phone;
        draft.phone = phone;
        String externalId = user == null ? null : first.companyNumberId() + "|" + user;
        draft.contact = new ContactReference(externalId, told(WhatsAppMessage::name), null, phone, null);
    }

    private static Message message(WhatsAppMessage message) {
        Sender sender = message.inbound() ? Sender.CLIENT : Sender.AGENT;
        return new Message(
                message.at(),
                sender,
                message.inbound() ? message.name() : null,
                message.text(),
                message.attachment(),
                null);
    }

    private WhatsAppMessage last() {
        return messages.get(messages.size() - 1);
    }

    private @Nullable Instant answeredAt() {
        return messages.stream()
                .filter(message -> !message.inbound() && !message.failed())
                .map(WhatsAppMessage::at)
                .findFirst()
                .orElse(null);
    }

    private Status status() {
        if (answeredAt() != null) {
            return Status.SERVICE_COMPLETED;
        }
        return messages.stream().anyMatch(WhatsAppMessage::inbound) ? Status.ABANDONED : Status.BAD_PHONE;
    }

    private @Nullable String told(Function<WhatsAppMessage, @Nullable String> reading) {
        return messages.stream()
                .map(reading)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
