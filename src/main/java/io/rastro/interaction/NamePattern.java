package io.rastro.interaction;

import io.rastro.text.Mask;
import io.rastro.text.VisibleText;
import java.util.Map;

/**
 * A part of a contact's name as typed, accents and case ignored: anywhere in the name, or, when it is too short for the
 * trigram index, at the start of a word. Several blanks in a row are found as one, too, as they are stored.
 */
record NamePattern(String fragment) {

    private static final String NAME = "c.folded_name";

    /** The name without an address in it, which {@link Mask} hides. */
    private static final String SEEN = "regexp_replace(c.folded_name, '[^[:space:]@]+@[^[:space:]@]+', '', 'g')";

    private static final int SHORTEST_TRIGRAM = 3;

    /** The condition on contact c: nobody is found by letters that the reader does not see. */
    static String matches(Mask mask) {
        return mask.hides() ? "(" + matches(NAME) + " and " + matches(SEEN) + ")" : matches(NAME);
    }

    private static String matches(String name) {
        return "(%1$s like fold(:name) or %1$s like fold(:nameOfWord))".formatted(name);
    }

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
