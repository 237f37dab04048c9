package io.rastro.interaction;

import io.rastro.interaction.TimeWindows.TimeWindow;
import io.rastro.report.Order;
import io.rastro.report.sql.KeyOrder;
import io.rastro.report.sql.SqlStatement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The SQL of a search inside one {@link TimeWindow}. */
final class TimeWindowSql {

    /** Keys of an index on one page, where a row that is looked at costs a page of its own. */
    private static final double KEYS_PER_PAGE = 140;

    /** The share of rows up to which finding each by its key is cheaper than scanning all, of which several are on a page. */
    private static final double LOOKED_AT_AT_MOST = 0.05;

    private final SearchCriteria criteria;
    private final Order order;
    private final ZoneId zone;

    TimeWindowSql(SearchCriteria criteria, Order order, ZoneId zone) {
        this.criteria = criteria;
        this.order = order;
        this.zone = zone;
    }

    /** The key of the last row that is scanned; none: there are not so many. */
    SqlStatement last(TimeWindow window) {
        SqlConditions within = within(window);
        return new SqlStatement(
                "select i.id, i.received_at from interaction i" + within.where() + ordered() + " offset "
                        + (window.scanRows() - 1) + " limit 1",
                within.parameters());
    }

    /** How many of the scanned rows carry each facet, in the order of the facets. */
    SqlStatement carrying(TimeWindow window) {
        SqlConditions within = within(window);
        String counts = criteria.facets().keySet().stream()
                .map(facet -> "count(*) filter (where " + facet.condition() + ")")
                .collect(Collectors.joining(", "));
        return new SqlStatement("select " + counts + " from " + scanned(window, within), within.parameters());
    }

    // The rows are chosen before they are looked at, so that no index is tempted by what is asked of them.
    private String scanned(TimeWindow window, SqlConditions within) {
        return "(select i.* from interaction i" + within.where() + ordered() + " limit " + window.scanRows() + ") i";
    }

    /** The keys of the first matching rows, in order. */
    SqlStatement keys(TimeWindow window, int limit) {
        return window.sequential() ? scan(window, limit) : intersection(window, limit);
    }

    private SqlStatement scan(TimeWindow window, int limit) {
        SqlConditions within = within(window);
        SqlConditions filters = new SqlConditions(criteria, zone)
                .facetsUnindexed(List.of())
                .otherConditions()
                .timeOfDay();
        Map<String, Object> parameters = new LinkedHashMap<>(within.parameters());
        parameters.putAll(filters.parameters());
        return new SqlStatement(
                "select i.id, i.received_at from " + scanned(window, within) + filters.where() + ordered() + " limit "
                        + limit,
                parameters);
    }

    // What the facets of the window have in common is read from their indexes alone. Only these rows are looked at, one
    // by
    // one, for the rest of the conditions.
    private SqlStatement intersection(TimeWindow window, int limit) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        String keys = window.facets().stream()
                .map(facet -> keys(facet, window, parameters))
                .collect(Collectors.joining(" intersect "));
        SqlConditions rest = new SqlConditions(criteria, zone)
                .facetsUnindexed(window.facets())
                .otherConditions();
        SqlConditions times = new SqlConditions(criteria, zone).timeOfDay("k.received_at");
        parameters.putAll(times.parameters());
        // Fenced, so that the planner neither joins with all interactions there are nor looks at them before the time.
        String lookedAt = rest.none()
                ? ""
                : " cross join lateral (select from interaction i"
                        + rest.add("i.id = k.id and i.received_at = k.received_at")
                                .where() + " offset 0) i";
        parameters.putAll(rest.parameters());
        return new SqlStatement(
                "select k.id, k.received_at from (select * from (" + keys + ") k" + times.where() + inOrder()
                        + " offset 0) k" + lookedAt + inOrder() + " limit " + limit,
                parameters);
    }

    private String keys(Facet facet, TimeWindow window, Map<String, Object> parameters) {
        KeyOrder keyOrder = new KeyOrder("x.received_at", "x." + facet.idColumn());
        SqlConditions conditions = new SqlConditions(criteria, zone)
                .carrying(facet)
                .range(keyOrder.instant(), window.range())
                .cursor(keyOrder, order, window.after());
        parameters.putAll(conditions.parameters());
        String distinct = facet == Facet.TAG ? "distinct " : "";
        return "(select " + distinct + keyOrder.id() + " as id, x.received_at from " + facet.table() + " x"
                + conditions.where() + ")";
    }

    private SqlConditions within(TimeWindow window) {
        return new SqlConditions(criteria, zone)
                .medium()
                .range(window.range())
                .cursor(SearchSql.KEYS, order, window.after());
    }

    private String ordered() {
        return SearchSql.KEYS.by(order);
    }

    private String inOrder() {
        return new KeyOrder("k.received_at", "k.id").by(order);
    }

    /**
     * The facets whose keys are worth reading: the rarest one, and each further one as long as reading its keys is
     * cheaper than looking at the rows that are left without it. None, when so many are left to be looked at that scanning
     * is cheaper.
     *
     * @param shares the part of all rows that carries each
     */
    List<Facet> worthIntersecting(Map<Facet, Double> shares) {
        List<Facet> worth = new ArrayList<>();
        double left = 1;
        for (Map.Entry<Facet, Double> facet :
                shares.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList()) {
            boolean readable = facet.getKey().hasReadableKeys(criteria.facets().getOrDefault(facet.getKey(), Set.of()));
            if (readable && (worth.isEmpty() || facet.getValue() < left * KEYS_PER_PAGE)) {
                worth.add(facet.getKey());
                left *= facet.getValue();
            }
        }
        boolean all = worth.size() == shares.size() && criteria.conditions().isEmpty();
        return all || left <= LOOKED_AT_AT_MOST ? worth : List.of();
    }
}
