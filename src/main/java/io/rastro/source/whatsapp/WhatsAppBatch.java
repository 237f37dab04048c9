package io.rastro.source.whatsapp;

import io.rastro.source.JsonBody;
import io.rastro.source.WebhookType.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One delivery, which may tell of many customers and numbers at once, taken apart: each message, status or echo with what the
 * batch says once for all. What is neither is kept as the change it is.
 */
final class WhatsAppBatch {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Instant receivedAt;
    private final List<Part> parts = new ArrayList<>();

    private WhatsAppBatch(Instant receivedAt) {
        this.receivedAt = receivedAt;
    }

    static List<Part> parts(String body, Instant receivedAt) {
        WhatsAppBatch batch = new WhatsAppBatch(receivedAt);
        JsonBody whole = JsonBody.parse(body);
        if (whole != null) {
            whole.get("entry")
                    .each()
                    .forEach(entry ->
                            entry.get("changes").each().forEach(change -> batch.add(entry.text("id"), change)));
        }
        return batch.parts.isEmpty() ? List.of(new Part(receivedAt, body)) : batch.parts;
    }

    private void add(@Nullable String account, JsonBody change) {
        JsonBody value = change.get("value");
        int before = parts.size();
        value.get("messages").each().forEach(item -> add(account, value, WhatsAppItem.MESSAGE, item));
        value.get("statuses").each().forEach(item -> add(account, value, WhatsAppItem.STATUS, item));
        value.get("message_echoes").each().forEach(item -> add(account, value, WhatsAppItem.ECHO, item));
        if (parts.size() == before) {
            parts.add(new Part(receivedAt, change.node().toString()));
        }
    }

    private void add(@Nullable String account, JsonBody value, String kind, JsonBody item) {
        ObjectNode part = JSON.createObjectNode();
        part.put("kind", kind);
        part.put("account", account);
        part.set("metadata", value.get("metadata").node().deepCopy());
        part.set("contact", contact(value, item).node().deepCopy());
        part.set("item", item.node().deepCopy());
        Instant at = item.epoch("timestamp");
        parts.add(new Part(at == null ? receivedAt : at, part.toString()));
    }

    /** The customer that an item is of: the one of that id, or the only one. */
    private static JsonBody contact(JsonBody value, JsonBody item) {
        List<JsonBody> contacts = value.get("contacts").each();
        for (JsonBody contact : contacts) {
            if (same(contact.text("user_id"), item.text("from_user_id"), item.text("recipient_user_id"))
                    || same(contact.text("wa_id"), item.text("from"), item.text("recipient_id"))) {
                return contact;
            }
        }
        return contacts.size() == 1 ? contacts.get(0) : value.get("none");
    }

    private static boolean same(@Nullable String id, @Nullable String sender, @Nullable String recipient) {
        return id != null && (id.equals(sender) || id.equals(recipient));
    }
}
