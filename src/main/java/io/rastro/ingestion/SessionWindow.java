package io.rastro.ingestion;

import io.rastro.ingestion.IncomingInteraction.Message;
import io.rastro.interaction.Expiration;
import io.rastro.interaction.Sender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** For how long a company may write freely in WhatsApp: a day from the customer's last message. */
public final class SessionWindow {

    private static final Duration OPEN = Duration.ofHours(24);

    private SessionWindow() {}

    /** Whether it was open at the last message; the messages are in their order. */
    public static Expiration atEnd(List<Message> messages) {
        Instant written = messages.stream()
                .filter(message -> message.sender() == Sender.CLIENT)
                .map(Message::sentAt)
                .reduce((earlier, later) -> later)
                .orElse(null);
        Instant end = messages.get(messages.size() - 1).sentAt();
        return written != null && end.isBefore(written.plus(OPEN)) ? Expiration.ACTIVE : Expiration.EXPIRED;
    }
}
