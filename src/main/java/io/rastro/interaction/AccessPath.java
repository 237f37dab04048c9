package io.rastro.interaction;

import io.rastro.report.DailyWindow;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way in which the rows of a page are found. Of several facets it is the one that few interactions carry, if there
 * is one: all other conditions are then soon checked on those few, even if nothing matches. Where there is none, the
 * time is cut into {@link TimeWindows}.
 *
 * @param facet the one to probe, id by id; null: the order itself, or a selective condition
 * @param scan how the period is scanned
 */
record AccessPath(@Nullable Facet facet, Scan scan) {

    /** How the period of a search is scanned. */
    enum Scan {
        /** In one statement. */
        SINGLE_STATEMENT,
        /** Day by day, each day's time of day as a span. */
        BY_DAY,
        /** In {@link TimeWindows}. */
        BY_TIME_WINDOW
    }

    /** More probes than this on each day cost more than they save. */
    private static final int MAX_IDS_PER_DAY = 2;

    /** So few minutes of a day are looked at row by row. */
    private static final int NARROW_SECONDS = 900;

    static AccessPath of(SearchCriteria criteria, IdResolver resolver) {
        if (criteria.selective()) {
            return new AccessPath(null, Scan.SINGLE_STATEMENT);
        }
        int conditionCount = criteria.facets().size() + criteria.conditions().size();
        Optional<Facet> rare =
                conditionCount > 1 || criteria.window() != null ? rareFacet(criteria, resolver) : Optional.empty();
        if (rare.isPresent()) {
            return new AccessPath(rare.get(), Scan.SINGLE_STATEMENT);
        }
        Facet only = conditionCount > 1 ? null : onlyFacet(criteria);
        DailyWindow window = criteria.window();
        if (window != null) {
            return forTimeOfDay(window, conditionCount, only, criteria);
        }
        return only != null || conditionCount == 0
                ? new AccessPath(only, Scan.SINGLE_STATEMENT)
                : new AccessPath(null, Scan.BY_TIME_WINDOW);
    }

    private static AccessPath forTimeOfDay(
            DailyWindow window, int conditionCount, @Nullable Facet only, SearchCriteria criteria) {
        boolean fewIds =
                only != null && criteria.facets().getOrDefault(only, Set.of()).size() <= MAX_IDS_PER_DAY;
        if (fewIds) {
            return new AccessPath(only, Scan.BY_DAY);
        }
        return new AccessPath(
                null, conditionCount == 0 || window.seconds() <= NARROW_SECONDS ? Scan.BY_DAY : Scan.BY_TIME_WINDOW);
    }

    private static Optional<Facet> rareFacet(SearchCriteria criteria, IdResolver resolver) {
        return criteria.facets().entrySet().stream()
                .filter(entry -> canBeProbed(entry) && rare(entry.getKey(), entry.getValue(), criteria, resolver))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean rare(Facet facet, Set<Object> ids, SearchCriteria criteria, IdResolver resolver) {
        return criteria.once("rare", Map.entry(facet, ids), () -> resolver.rare(facet, ids, criteria.medium()));
    }

    private static @Nullable Facet onlyFacet(SearchCriteria criteria) {
        return criteria.facets().entrySet().stream()
                .filter(AccessPath::canBeProbed)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static boolean canBeProbed(Map.Entry<Facet, Set<Object>> ids) {
        return ids.getKey().cheapToProbe(ids.getValue());
    }
}
