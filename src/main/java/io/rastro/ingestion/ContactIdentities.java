package io.rastro.ingestion;

import io.rastro.text.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a contact is recognised by within its source, the strongest first: external id, document, phone number and e-mail
 * address, a messenger's user id at one inbox. A name alone identifies nobody: such a contact is known by its conversation.
 */
final class ContactIdentities {

    private static final String EXTERNAL_ID = "id:";
    private static final String DOCUMENT = "document:";

    /** WhatsApp's business-scoped user id, and the id by which its accounts hide their number. */
    private static final Pattern USER =
            Pattern.compile("([A-Z]{2}\\.[0-9A-Za-z]{1,128}|\\d{1,20})(?:[._:]\\d+)*(@lid)?");

    private static final int LONGEST_INBOX = 200;

    private final List<String> identities = new ArrayList<>();

    /** The {@link #rank} of number, address, user and conversation. */
    static final int WEAKEST = 2;

    /** How much an identity counts: the lower, the stronger. */
    static int rank(String identity) {
        if (identity.startsWith(EXTERNAL_ID)) {
            return 0;
        }
        return identity.startsWith(DOCUMENT) ? 1 : WEAKEST;
    }

    ContactIdentities externalId(@Nullable String externalId) {
        return add(EXTERNAL_ID, externalId);
    }

    ContactIdentities document(@Nullable String plain) {
        return add(DOCUMENT, plain);
    }

    /** A number that may be the end of many is only good together with a name. */
    ContactIdentities phone(@Nullable String canonical, @Nullable String name) {
        if (canonical == null || new PhoneNumber(canonical).complete()) {
            return add("phone:", canonical);
        }
        return name == null ? this : add("phone:", canonical + "|" + name.toLowerCase(Locale.ROOT));
    }

    ContactIdentities email(@Nullable String address) {
        return add("email:", address);
    }

    /** @param inbox asked for only where the address is a user's id */
    ContactIdentities user(@Nullable String address, Supplier<String> inbox) {
        Matcher user = USER.matcher(address == null ? "" : address.strip());
        boolean anId = user.matches()
                && (user.group(2) != null || Character.isLetter(user.group(1).charAt(0)));
        return anId ? add("user:", user.group(1) + "|" + shortened(inbox.get())) : this;
    }

    private static String shortened(String text) {
        String inbox = SeparateKey.sent(text);
        return inbox.substring(0, Math.min(inbox.length(), LONGEST_INBOX));
    }

    private ContactIdentities add(String kind, @Nullable String value) {
        if (value != null) {
            identities.add(kind + value);
        }
        return this;
    }

    List<String> orConversation(String conversation) {
        return identities.isEmpty() ? List.of("conversation:" + conversation) : list();
    }

    List<String> list() {
        return List.copyOf(identities);
    }
}
