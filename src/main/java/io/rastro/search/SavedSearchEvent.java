package io.rastro.search;

import io.rastro.system.LedgerEvent;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Something that was done with a kept search, published in the transaction that does it. Its name, which a person chose,
 * is not told.
 *
 * @param state what changed of whom it is open to, in codes and ids, when it was shared; its report otherwise
 */
record SavedSearchEvent(Act act, int searchId, String state) implements LedgerEvent {

    @Override
    public Kind kind() {
        return Kind.SEARCH;
    }

    @Override
    public String action() {
        return "search-" + act.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<String> objects() {
        return List.of("search/" + searchId);
    }

    @Override
    public Map<String, String> details() {
        return Map.of("state", state);
    }

    /** What was done. */
    enum Act {
        SAVED,
        /** It asks something else, or has another name. */
        CHANGED,
        /** With a team, by a link, or no longer. */
        SHARED,
        DELETED
    }
}
