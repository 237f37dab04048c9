package io.rastro.interaction;

import io.rastro.report.DailyWindow;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a page is found by. Of several keys it is the one that few interactions carry, if there is one: whatever else is
 * asked is then soon checked on those few, even if nothing matches. Where there is none, the time is cut into
 * {@link Slices}.
 *
 * @param key the key to probe, id by id; null: the order itself, or a pinned condition
 * @param way how the time is gone through
 */
record Lead(@Nullable Key key, Way way) {

    /** How the time of a search is gone through. */
    enum Way {
        /** In one statement. */
        WHOLE,
        /** Day by day, each day's time of day as a span. */
        SPANS,
        /** In {@link Slices}. */
        SLICES
    }

    /** More probes than this on each day cost more than they save. */
    private static final int MOST_IDS_A_DAY = 10;

    /** So few minutes of a day are looked at line by line. */
    private static final int NARROW_SECONDS = 900;

    static Lead of(Restriction restriction, Lookup lookup) {
        if (restriction.pinned()) {
            return new Lead(null, Way.WHOLE);
        }
        int asked = restriction.keys().size() + restriction.conditions().size();
        Optional<Key> few = asked > 1 || restriction.window() != null ? few(restriction, lookup) : Optional.empty();
        if (few.isPresent()) {
            return new Lead(few.get(), Way.WHOLE);
        }
        Key only = asked > 1 ? null : onlyKey(restriction);
        DailyWindow window = restriction.window();
        if (window != null) {
            return within(window, asked, only, restriction);
        }
        return only != null || asked == 0 ? new Lead(only, Way.WHOLE) : new Lead(null, Way.SLICES);
    }

    private static Lead within(DailyWindow window, int asked, @Nullable Key only, Restriction restriction) {
        boolean fewIds =
                only != null && restriction.keys().getOrDefault(only, Set.of()).size() <= MOST_IDS_A_DAY;
        if (fewIds) {
            return new Lead(only, Way.SPANS);
        }
        return new Lead(null, asked == 0 || window.seconds() <= NARROW_SECONDS ? Way.SPANS : Way.SLICES);
    }

    private static Optional<Key> few(Restriction restriction, Lookup lookup) {
        return restriction.keys().entrySet().stream()
                .filter(entry ->
                        canLead(entry) && lookup.fewCarry(entry.getKey(), entry.getValue(), restriction.medium()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static @Nullable Key onlyKey(Restriction restriction) {
        return restriction.keys().entrySet().stream()
                .filter(Lead::canLead)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static boolean canLead(Map.Entry<Key, Set<Object>> ids) {
        return ids.getKey().leads(ids.getValue());
    }
}
