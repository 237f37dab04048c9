package io.rastro.source.chatwoot;

import io.rastro.ingestion.IncomingInteraction.Message;
import io.rastro.interaction.Sender;
import io.rastro.source.JsonBody;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A message as it was told last. Webhooks write its kind as a word, the API as a number. */
record ChatwootMessage(Instant at, JsonBody body) {

    /** Chatwoot's own words on what happened, in the language of the account: no message. */
    boolean isActivity() {
        String kind = kind();
        return kind.equals("activity") || kind.equals("2");
    }

    private String kind() {
        return body.textOr("", "message_type");
    }

    Sender sender() {
        return switch (kind()) {
            case "incoming", "0" -> Sender.CLIENT;
            case "template", "3" -> Sender.BOT;
            default -> outgoing();
        };
    }

    private Sender outgoing() {
        if ("true".equals(body.text("private"))) {
            return Sender.INTERNAL;
        }
        String type = body.textOr("", "sender", "type").toLowerCase(Locale.ROOT);
        return type.equals("user") || (type.isEmpty() && body.text("sender", "id") != null) ? Sender.AGENT : Sender.BOT;
    }

    Message message() {
        JsonBody file = body.get("attachments").each().stream().findFirst().orElse(body.get("none"));
        String address = file.text("data_url");
        String name = address == null ? file.text("file_type") : address.substring(address.lastIndexOf('/') + 1);
        return new Message(at, sender(), body.text("sender", "name"), body.text("content"), name, web(address));
    }

    private static @Nullable String web(@Nullable String address) {
        return address != null && (address.startsWith("https://") || address.startsWith("http://")) ? address : null;
    }
}
