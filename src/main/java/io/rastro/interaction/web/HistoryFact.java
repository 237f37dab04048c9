package io.rastro.interaction.web;

import io.rastro.text.PhoneNumber;
import java.util.List;
import java.util.Set;

/**
 * A known fact with its name.
 *
 * @param key the name is the message {@code history.fact.<key>}
 */
public record HistoryFact(String key, String value) {

    private static final Set<String> NUMBERS = Set.of("phone", "from", "to", "dialled");

    /** The value in the parts that it is read in; together they are the value. */
    public List<String> groups() {
        return NUMBERS.contains(key) ? PhoneNumber.groups(value) : List.of(value);
    }
}
