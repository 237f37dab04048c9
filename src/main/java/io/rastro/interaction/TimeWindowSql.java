package io.rastro.interaction;

import io.rastro.interaction.TimeWindows.TimeWindow;
import io.rastro.report.Order;
import io.rastro.report.sql.SqlStatement;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** The SQL of a search inside one {@link TimeWindow}. */
final class TimeWindowSql {

    private final SearchCriteria criteria;
    private final Order order;
    private final ZoneId zone;

    TimeWindowSql(SearchCriteria criteria, Order order, ZoneId zone) {
        this.criteria = criteria;
        this.order = order;
        this.zone = zone;
    }

    /** The keys of the first matching rows, in order. */
    SqlStatement keys(TimeWindow window, int limit) {
        return window.sequential() ? sequentially(window, limit) : byFacets(window, limit);
    }

    /** The key of the last row that is scanned; none: there are not so many. */
    SqlStatement last(TimeWindow window) {
        SqlConditions within = within(window);
        return new SqlStatement(
                "select i.id, i.received_at from interaction i" + within.where() + ordered() + " offset "
                        + (window.scanRows() - 1) + " limit 1",
                within.parameters());
    }

    // The rows are chosen before they are looked at, so that no index is tempted by what is asked of them.
    private SqlStatement sequentially(TimeWindow window, int limit) {
        SqlConditions within = within(window);
        SqlConditions filters = new SqlConditions(criteria, zone)
                .facetsExcept(null)
                .otherConditions()
                .timeOfDay();
        Map<String, Object> parameters = new LinkedHashMap<>(within.parameters());
        parameters.putAll(filters.parameters());
        return new SqlStatement(
                "select i.id, i.received_at from (select i.* from interaction i" + within.where() + ordered()
                        + " limit " + window.scanRows() + ") i" + filters.where() + ordered() + " limit " + limit,
                parameters);
    }

    // Fenced, so that the order does not tempt the planner to scan in it.
    private SqlStatement byFacets(TimeWindow window, int limit) {
        SqlConditions conditions =
                within(window).facetsByIndex().otherConditions().timeOfDay();
        return new SqlStatement(
                "select i.id, i.received_at from (select i.id, i.received_at from interaction i" + conditions.where()
                        + " offset 0) i" + ordered() + " limit " + limit,
                conditions.parameters());
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
}
