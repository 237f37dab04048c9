package io.rastro.interaction;

import io.rastro.report.DailyWindow;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a page is found by. Of several keys it is the one that few interactions carry, if there is one: whatever else is
 * asked is then soon checked on those few, even if nothing matches.
 *
 * @param key the key to probe, id by id; null: the order itself, or a pinned condition
 * @param bySpans whether a time of day is read day by day rather than checked line by line
 */
record Lead(@Nullable Key key, boolean bySpans) {

    /** More probes than this on each day cost more than they save. */
    private static final int MOST_IDS_A_DAY = 10;

    private static final int SECONDS_PER_HOUR = 3_600;

    static Lead of(Restriction restriction, Lookup lookup) {
        DailyWindow window = restriction.window();
        if (restriction.pinned()) {
            return new Lead(null, false);
        }
        Optional<Key> few =
                restriction.keys().size() > 1 || window != null ? few(restriction, lookup) : Optional.empty();
        if (few.isPresent()) {
            return new Lead(few.get(), false);
        }
        Key first = restriction.keys().entrySet().stream()
                .filter(Lead::canLead)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        return window == null ? new Lead(first, false) : of(first, restriction, window);
    }

    private static Lead of(@Nullable Key first, Restriction restriction, DailyWindow window) {
        if (first == null || restriction.keys().getOrDefault(first, Set.of()).size() <= MOST_IDS_A_DAY) {
            return new Lead(first, true);
        }
        return window.seconds() < SECONDS_PER_HOUR ? new Lead(null, true) : new Lead(first, false);
    }

    private static Optional<Key> few(Restriction restriction, Lookup lookup) {
        return restriction.keys().entrySet().stream()
                .filter(entry ->
                        canLead(entry) && lookup.fewCarry(entry.getKey(), entry.getValue(), restriction.medium()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean canLead(Map.Entry<Key, Set<Object>> ids) {
        return ids.getKey().leads(ids.getValue());
    }
}
