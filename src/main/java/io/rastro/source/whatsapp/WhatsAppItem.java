package io.rastro.source.whatsapp;

import io.rastro.source.JsonBody;
import io.rastro.source.RawEvent;
import io.rastro.text.PhoneNumber;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message that came, one that was sent from a telephone (echo), or what became of one that was sent.
 *
 * @param id of the message that it is, or that it tells of
 * @param number the company's number, by Meta's id
 * @param user the customer's id within the company's portfolio; null: not told
 * @param phone the customer's number in its canonical form; null: not told
 */
record WhatsAppItem(
        RawEvent event,
        String kind,
        String id,
        String number,
        @Nullable String user,
        @Nullable String phone,
        JsonBody body) {

    static final String MESSAGE = "message";
    static final String STATUS = "status";
    static final String ECHO = "echo";

    /** Null: it is none of these. */
    static @Nullable WhatsAppItem of(RawEvent event) {
        JsonBody body = JsonBody.parse(event.text());
        if (body == null) {
            return null;
        }
        String kind = body.text("kind");
        String id = body.text("item", "id");
        String number = body.text("metadata", "phone_number_id");
        if (kind == null || id == null || number == null) {
            return null;
        }
        JsonBody item = body.get("item");
        boolean inbound = kind.equals(MESSAGE);
        String user = item.text(inbound ? "from_user_id" : kind.equals(ECHO) ? "to_user_id" : "recipient_user_id");
        String phone = item.text(inbound ? "from" : kind.equals(ECHO) ? "to" : "recipient_id");
        String knownUser = user == null ? body.text("contact", "user_id") : user;
        String canonical = canonical(phone == null ? body.text("contact", "wa_id") : phone);
        return knownUser == null && canonical == null
                ? null
                : new WhatsAppItem(event, kind, id, number, knownUser, canonical, body);
    }

    /** WhatsApp writes a number with its country and without a plus. What is no number, such as a user's id, is none. */
    private static @Nullable String canonical(@Nullable String waId) {
        boolean digits = waId != null
                && waId.length() >= 8
                && waId.length() <= 15
                && waId.chars().allMatch(unit -> unit >= '0' && unit <= '9');
        return digits ? PhoneNumber.canonical("+" + waId) : null;
    }

    /** By either the customer is known at this number, and a message with both joins what was known by one. */
    Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        if (user != null) {
            keys.add("user:" + number + "|" + user);
        }
        if (phone != null) {
            keys.add("phone:" + number + "|" + phone);
        }
        return keys;
    }

    /** What became of a message that was sent: sent, delivered, read, played, failed; null: it is a message itself. */
    @Nullable
    String state() {
        return kind.equals(STATUS) ? body.textOr("", "item", "status") : null;
    }

    boolean inbound() {
        return kind.equals(MESSAGE);
    }

    String type() {
        return body.textOr("", "item", "type");
    }

    /** The words of it; null: it has none, or they are not delivered. */
    @Nullable
    String text() {
        JsonBody item = body.get("item");
        return switch (type()) {
            case "text" -> item.text("text", "body");
            case "button" -> item.text("button", "text");
            case "interactive" -> {
                String button = item.text("interactive", "button_reply", "title");
                yield button == null ? item.text("interactive", "list_reply", "title") : button;
            }
            case "location" -> item.text("location", "name");
            default -> item.text(type(), "caption");
        };
    }

    /** The name of a file that is attached, or what kind of thing it is; null: nothing is. */
    @Nullable
    String attachment() {
        return switch (type()) {
            case "image", "audio", "video", "document", "sticker", "location", "contacts", "order" ->
                body.textOr(type(), "item", type(), "filename");
            default -> null;
        };
    }
}
