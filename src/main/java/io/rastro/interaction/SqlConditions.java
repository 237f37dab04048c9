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

    /** Every facet, in a form that the planner finds no index for: the rows are scanned one by one. */
    SqlConditions facetsUnindexed() {
        criteria.facets().keySet().forEach(facet -> add("(" + facet.condition() + ") is true"));
        return this;
    }

    /** Every facet by its own table's or index's rows inside the range of {@link #range}. */
    SqlConditions facetsByIndex() {
        criteria.facets().keySet().forEach(facet -> add(facet.conditionInRange()));
        return this;
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
        return add("i.received_at >= :rangeStart", "rangeStart", range.start().atOffset(ZoneOffset.UTC))
                .add("i.received_at < :rangeEnd", "rangeEnd", range.end().atOffset(ZoneOffset.UTC));
    }

    SqlConditions timeOfDay() {
        DailyWindow window = criteria.window();
        if (window == null) {
            return this;
        }
        parameters.putAll(TimeOfDay.parameters(window, zone));
        return add(TimeOfDay.condition("i.received_at", window));
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

    String where() {
        return " where " + String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
