package io.rastro.ingestion;

import io.rastro.text.VisibleText;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who writes in a chat. A name ends with the first colon and blank, unless the name itself holds one: then all that this name
 * wrote goes on with the same words up to the next.
 */
final class ChatAuthors {

    /** A name is not looked for behind so many characters. */
    private static final int NAME_CHARACTERS = 120;

    private static final int COLONS = 3;

    /** With fewer messages, words that are the same in all of them may be what somebody says. */
    private static final int PROOF_MESSAGES = 4;

    /** How a message may be divided into its author and the rest. */
    record Attribution(String author, String text) {}

    /** What stands behind a name up to the next colon. */
    private static final class Prefix {
        private int messages;
        private @Nullable String following;
        private boolean various;

        void count(@Nullable String next) {
            various |= messages > 0 && (next == null || !next.equals(following));
            following = next;
            messages++;
        }
    }

    private final Map<String, Prefix> prefixes = new HashMap<>();
    private final Set<String> roots = new LinkedHashSet<>();

    /** Takes notice of a message. */
    void count(String text) {
        String name = null;
        int colon = -1;
        for (int split = 0; split < COLONS; split++) {
            colon = colon(text, colon + 1);
            if (colon < 0) {
                break;
            }
            String longer = VisibleText.of(text.substring(0, colon));
            if (longer.isEmpty()) {
                break;
            }
            if (name == null) {
                roots.add(longer);
            } else {
                prefixes.computeIfAbsent(name, key -> new Prefix()).count(longer);
            }
            name = longer;
        }
        if (name != null) {
            prefixes.computeIfAbsent(name, key -> new Prefix()).count(null);
        }
    }

    /**
     * The messages of each, in the order that they first wrote.
     *
     * @param chatName a name that is whole for certain; null: none
     */
    Map<String, Integer> messages(@Nullable String chatName) {
        Map<String, Integer> messages = new LinkedHashMap<>();
        for (String root : roots) {
            String name = root;
            Prefix prefix = prefixes.get(name);
            while (prefix != null && goesOn(prefix) && !name.equals(chatName)) {
                name = String.valueOf(prefix.following);
                prefix = prefixes.get(name);
            }
            messages.merge(name, prefix == null ? 0 : prefix.messages, Integer::sum);
        }
        return messages;
    }

    private static boolean goesOn(Prefix prefix) {
        return prefix.messages >= PROOF_MESSAGES && !prefix.various && prefix.following != null;
    }

    /** By the longest of these names; null: nobody wrote it. */
    static @Nullable Attribution attribute(String text, Set<String> authors) {
        Attribution found = null;
        int colon = colon(text, 0);
        for (int split = 0; split < COLONS && colon >= 0; split++) {
            String name = VisibleText.of(text.substring(0, colon));
            if (authors.contains(name)) {
                found = new Attribution(name, text.substring(Math.min(colon + 2, text.length())));
            }
            colon = colon(text, colon + 1);
        }
        return found;
    }

    /** The next colon that a blank or the line's end follows; -1: none where a name could end. */
    private static int colon(String text, int from) {
        for (int index = from; index < Math.min(text.length(), NAME_CHARACTERS); index++) {
            char character = text.charAt(index);
            if (character == '\n') {
                return -1;
            }
            boolean last = index + 1 == text.length() || text.charAt(index + 1) == '\n';
            if (character == ':' && index > 0 && (last || text.charAt(index + 1) == ' ')) {
                return index;
            }
        }
        return -1;
    }
}
