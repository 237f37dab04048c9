package io.rastro.ingestion;

import io.rastro.ingestion.IncomingInteraction.Message;
import io.rastro.interaction.LastReply;
import io.rastro.interaction.Sender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the messages of one segment tell: the first reply, the mean time of a reply (TMR), who wrote last. */
final class ResponseTimes {

    private final List<Message> messages;

    /** @param messages by time */
    ResponseTimes(List<Message> messages) {
        this.messages = messages;
    }

    /** When the agent first wrote; null: never. */
    @Nullable
    Instant firstAgentMessage() {
        return messages.stream()
                .filter(message -> message.sender() == Sender.AGENT)
                .map(Message::sentAt)
                .findFirst()
                .orElse(null);
    }

    /**
     * The mean, over the agent's replies, of the reply minus the oldest client message it answers, in whole seconds. Of
     * several agent messages in a row only the first is a reply; bots and internal comments neither ask nor answer. Null:
     * there was no reply.
     */
    @Nullable
    Integer meanReplySeconds() {
        long replies = 0;
        long milliseconds = 0;
        Instant askedAt = null;
        for (Message message : messages) {
            if (message.sender() == Sender.CLIENT && askedAt == null) {
                askedAt = message.sentAt();
            } else if (message.sender() == Sender.AGENT && askedAt != null) {
                replies++;
                milliseconds += Duration.between(askedAt, message.sentAt()).toMillis();
                askedAt = null;
            }
        }
        return replies == 0 ? null : Rounding.seconds((double) milliseconds / replies);
    }

    /** Who wrote the last message that the client could see; null: nobody did. */
    @Nullable
    LastReply lastReply() {
        LastReply last = null;
        for (Message message : messages) {
            last = switch (message.sender()) {
                case AGENT -> LastReply.AGENT;
                case CLIENT -> LastReply.CLIENT;
                case BOT -> LastReply.BOT;
                case INTERNAL -> last;
            };
        }
        return last;
    }

    /** The internal comments, one a line; null: none. */
    @Nullable
    String internalComments() {
        String comments = messages.stream()
                .filter(message -> message.sender() == Sender.INTERNAL)
                .map(Message::text)
                .filter(text -> text != null)
                .collect(Collectors.joining("\n"));
        return comments.isEmpty() ? null : comments;
    }
}
