package io.rastro.source.chatwoot;

import io.rastro.interaction.Sender;
import io.rastro.source.JsonBody;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Chatwoot tells of a conversation: a message of it, or how it stands.
 *
 * @param conversation its number in the account, which it keeps when it is opened again
 */
record ChatwootEvent(String name, String conversation, JsonBody body) {

    static final String MESSAGE_BEFORE = "message_backfilled";
    static final String CONVERSATION_BEFORE = "conversation_backfilled";

    private static final String RESOLVED = "resolved";

    /** Null: it is no JSON, or of no conversation. */
    static @Nullable ChatwootEvent of(String text) {
        JsonBody body = JsonBody.parse(text);
        String name = body == null ? null : body.text("event");
        if (body == null || name == null) {
            return null;
        }
        boolean message = name.startsWith("message_");
        if ((!message && !name.startsWith("conversation_")) || name.startsWith("conversation_typing")) {
            return null;
        }
        String id = message ? body.text("conversation", "id") : body.text("id");
        return id == null ? null : new ChatwootEvent(name, id, body);
    }

    boolean isMessage() {
        return name.startsWith("message_");
    }

    /** The conversation as it stood. */
    JsonBody standing() {
        return isMessage() ? body.get("conversation") : body;
    }

    /** Of a message when it was written, else when the conversation changed; null: not told. */
    @Nullable
    Instant at() {
        return isMessage() ? time("created_at") : name.equals("conversation_created") ? createdAt() : changedAt();
    }

    private @Nullable Instant changedAt() {
        Instant updated = time(name.equals(CONVERSATION_BEFORE) ? "last_activity_at" : "updated_at");
        return updated == null ? time("timestamp") : updated;
    }

    /** When the conversation began; null: not told. */
    @Nullable
    Instant createdAt() {
        return new ChatwootEvent(name, conversation, standing()).time("created_at");
    }

    /** One product, two forms: seconds since 1970, and a text. */
    private @Nullable Instant time(String field) {
        Instant epoch = body.epoch(field);
        String text = body.text(field);
        if (epoch != null || text == null || text.length() > 40) {
            return epoch;
        }
        try {
            return Instant.parse(text.strip().replace(" UTC", "Z").replace(' ', 'T'));
        } catch (DateTimeException noStamp) {
            return null;
        }
    }

    /** Whether it says that the conversation was resolved at this moment. */
    boolean resolves() {
        return tellsStatus() && RESOLVED.equals(body.text("status"));
    }

    private boolean tellsStatus() {
        return name.equals("conversation_status_changed") || name.equals(CONVERSATION_BEFORE);
    }

    /** Whether it says that the conversation goes on, had it been resolved before: every word of the client opens it again. */
    boolean reopens() {
        return isMessage()
                ? new ChatwootMessage(Instant.EPOCH, body).sender() == Sender.CLIENT
                : tellsStatus() && body.text("status") != null && !resolves();
    }

    /** Whether it tells of the conversation's very beginning. */
    boolean tellsBeginning() {
        return name.equals("conversation_created") || name.equals(CONVERSATION_BEFORE);
    }
}
