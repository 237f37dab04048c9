package io.rastro.interaction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What one request looks up, each thing once: a page, its count, and the searches that differ from it by one filter ask
 * for the same names, ids and edges again and again. All of them are of one snapshot.
 */
final class Lookups {

    private final Map<List<Object>, Object> known = new HashMap<>();

    /**
     * Looks it up, unless it is known.
     *
     * @param what names the look-up, and all that its result depends on
     */
    @SuppressWarnings("unchecked") // what the same look-up gave
    <T> T once(List<Object> what, Supplier<T> lookup) {
        Object found = known.get(what);
        if (found == null) {
            found = lookup.get();
            known.put(what, found);
        }
        return (T) found;
    }
}
