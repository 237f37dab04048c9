package io.rastro.interaction;

import io.rastro.text.VisibleText;
import java.util.Map;

/**
 * A part of a contact's name as typed, accents and case ignored: anywhere in the name, or, when it is too short for the
 * trigram index, at the start of a word. Several blanks in a row are found as one, too, as they are stored.
 */
record NamePattern(String fragment) {

    /** The condition on contact c. */
    static final String MATCHES = "(c.folded_name like fold(:name) or c.folded_name like fold(:nameOfWord))";

    private static final int SHORTEST_TRIGRAM = 3;

    /** Whether it is part of a name and not of a number or an address, which may stand in a name's place. */
    static boolean isOfName(String fragment) {
        return fragment.indexOf('@') < 0 && fragment.chars().noneMatch(Character::isDigit);
    }

    Map<String, Object> parameters() {
        String literal = escaped(fragment.strip());
        return literal.length() < SHORTEST_TRIGRAM
                ? Map.of("name", literal + "%", "nameOfWord", "% " + literal + "%")
                : Map.of("name", "%" + VisibleText.inOneLine(literal) + "%", "nameOfWord", "%" + literal + "%");
    }

    /** The text with what LIKE would take for a wildcard made literal. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
