package io.rastro.interaction;

import io.rastro.report.Cursor;
import io.rastro.report.DailyWindow;
import io.rastro.report.InstantRange;
import io.rastro.report.Order;
import io.rastro.report.sql.KeyOrder;
import io.rastro.report.sql.TimeOfDay;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The conditions of one statement, with the values of their parameters. */
final class SqlConditions {

    private final SearchCriteria criteria;
    private final ZoneId zone;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters;

    SqlConditions(SearchCriteria criteria, ZoneId zone) {
        this.criteria = criteria;
        this.zone = zone;
        this.parameters = new LinkedHashMap<>(criteria.parameters());
        criteria.facets().forEach((facet, ids) -> parameters.put(facet.parameter(), facet.toArray(ids)));
    }

    SqlConditions add(String condition) {
        conditions.add(condition);
        return this;
    }

    SqlConditions add(String condition, String parameter, Object value) {
        parameters.put(parameter, value);
        return add(condition);
    }

    SqlConditions medium() {
        return add("i.medium = :medium");
    }

    /** Every facet but the one that is handled otherwise. */
    SqlConditions facetsExcept(@Nullable Facet handled) {
        criteria.facets().keySet().stream()
                .filter(facet -> facet != handled)
                .map(Facet::condition)
                .forEach(conditions::add);
        return this;
    }

    /**
     * Every facet but those that are handled otherwise, in a form that the planner finds no index for, nor asks for each of
     * thousands of ids how many rows carry it: the rows are looked at one by one.
     */
    SqlConditions facetsUnindexed(Collection<Facet> handled) {
        criteria.facets().keySet().stream()
                .filter(facet -> !handled.contains(facet))
                .forEach(facet -> add("coalesce(" + facet.condition() + ", false)"));
        return this;
    }

    /** What a facet's own index finds in its table x. */
    SqlConditions carrying(Facet facet) {
        return add(facet.isAny("x")).add(facet.mediumCondition());
    }

    /** What could not be resolved to ids. */
    SqlConditions otherConditions() {
        conditions.addAll(criteria.conditions());
        return this;
    }

    SqlConditions period(String stamp) {
        Instant start = criteria.period().start(zone);
        if (start != null) {
            add(stamp + " >= :periodStart", "periodStart", start.atOffset(ZoneOffset.UTC));
        }
        Instant end = criteria.period().end(zone);
        if (end != null) {
            add(stamp + " < :periodEnd", "periodEnd", end.atOffset(ZoneOffset.UTC));
        }
        return this;
    }

    SqlConditions range(InstantRange range) {
        return range("i.received_at", range);
    }

    SqlConditions range(String stamp, InstantRange range) {
        return add(stamp + " >= :rangeStart", "rangeStart", range.start().atOffset(ZoneOffset.UTC))
                .add(stamp + " < :rangeEnd", "rangeEnd", range.end().atOffset(ZoneOffset.UTC));
    }

    SqlConditions timeOfDay() {
        return timeOfDay("i.received_at");
    }

    SqlConditions timeOfDay(String stamp) {
        DailyWindow window = criteria.window();
        if (window == null) {
            return this;
        }
        parameters.putAll(TimeOfDay.parameters(window, zone));
        return add(TimeOfDay.condition(stamp, window));
    }

    /** One of the spans, by which a table of them is joined. */
    SqlConditions spans(String stamp, List<InstantRange> spans) {
        parameters.put(
                "starts", spans.stream().map(span -> span.start().toString()).toArray(String[]::new));
        parameters.put("ends", spans.stream().map(span -> span.end().toString()).toArray(String[]::new));
        return add(stamp + " >= span.start and " + stamp + " < span.stop");
    }

    SqlConditions cursor(KeyOrder keys, Order order, @Nullable Cursor after) {
        if (after == null) {
            return this;
        }
        parameters.putAll(KeyOrder.parameters(after));
        return add(keys.beyond(order));
    }

    /** Nothing where there are none. */
    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    boolean none() {
        return conditions.isEmpty();
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
