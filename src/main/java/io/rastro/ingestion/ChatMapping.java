package io.rastro.ingestion;

import io.rastro.text.PhoneNumber;
import io.rastro.text.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an exported chat does not tell, as somebody decided it.
 *
 * @param zone of its stamps
 * @param monthFirst whether the month stands before the day; null: not decided
 * @param customer the customer's name
 * @param phone the customer's number; null: unknown
 * @param sides of its authors; one that is missing is not decided
 */
public record ChatMapping(
        String zone,
        @Nullable Boolean monthFirst,
        @Nullable String service,
        @Nullable String customer,
        @Nullable String phone,
        Map<String, ChatSide> sides) {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** With the stamp of an interaction it has to fit into an id. */
    public static final int CUSTOMER_LIMIT = 120;

    private static final String MISSING = "imports.chat.missing.";

    public static ChatMapping read(String mapping) {
        return MAPPER.readValue(mapping, ChatMapping.class);
    }

    public String write() {
        return MAPPER.writeValueAsString(this);
    }

    ChatMapping inOrder(@Nullable Boolean monthFirst) {
        return new ChatMapping(zone, monthFirst, service, customer, phone, sides);
    }

    /** The same for the same decisions. */
    public String fingerprint() {
        return Integer.toHexString(write().hashCode());
    }

    /** By what the customer's chat is known when it is exported again, be it from another telephone. */
    String customerKey() {
        String number = PhoneNumber.canonical(phone);
        return number == null
                ? VisibleText.inOneLine(VisibleText.of(String.valueOf(customer)))
                        .toLowerCase(Locale.ROOT)
                : number;
    }

    /** The message keys of what is still to be told before the chat can be read. */
    public List<String> missing(ChatSample sample) {
        List<String> missing = new ArrayList<>();
        String objection = sample.dateOrder().objection(monthFirst);
        if (objection != null) {
            missing.add(objection);
        }
        if (sample.authors().size() > ChatSample.MOST_AUTHORS) {
            missing.add(MISSING + "authors");
        } else if (!sides.keySet().containsAll(sample.authors().keySet())) {
            missing.add(MISSING + "sides");
        } else if (sides.values().stream().allMatch(side -> side == ChatSide.WHATSAPP)) {
            missing.add(MISSING + "nobody");
        }
        if (customer == null || customer.length() > CUSTOMER_LIMIT) {
            missing.add(MISSING + "customer");
        }
        if (phone != null && PhoneNumber.of(phone).isEmpty()) {
            missing.add(MISSING + "phone");
        }
        if (service == null || service.length() > TextCleaner.NAME_LIMIT) {
            missing.add(MISSING + "service");
        }
        return missing;
    }
}
