package io.rastro.interaction;

import io.rastro.report.Cursor;
import io.rastro.report.DailyWindow;
import io.rastro.report.InstantRange;
import io.rastro.report.Order;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of a restriction. A page is found by its keys first and decorated after: one ordered index probe per id
 * (LATERAL), or one per span of a time of day, or a fenced look-up where a condition is nearly unique; the planner is
 * never left to walk the order and filter.
 */
final class SearchSql {

    private final Restriction restriction;
    private final Order order;
    private final ZoneId zone;
    private final @Nullable Key leading;
    private final Map<String, Object> parameters;

    SearchSql(Restriction restriction, Order order, ZoneId zone) {
        this.restriction = restriction;
        this.order = order;
        this.zone = zone;
        this.leading = restriction.lead().key();
        this.parameters = new LinkedHashMap<>(restriction.parameters());
        restriction.keys().forEach((key, ids) -> parameters.put(key.parameter(), key.toArray(ids)));
    }

    /** The page's lines, in order, inside the spans given (all of them when the filter has no time of day). */
    Statement page(List<InstantRange> spans, @Nullable Cursor after, int limit) {
        Statement hits = hits(spans, after, limit, ordered("") + " limit " + limit);
        String sql = "with hit as materialized (" + hits.sql() + ") select " + RowMapper.COLUMNS
                + " from hit join interaction i on i.id = hit.id and i.received_at = hit.received_at"
                + RowMapper.JOINS + ordered("i.");
        return new Statement(sql, hits.parameters());
    }

    /** How many lines match, counting no further than the limit. */
    Statement countUpTo(List<InstantRange> spans, int limit) {
        Statement hits = hits(spans, null, limit, " limit " + limit);
        return new Statement("select count(*) from (" + hits.sql() + ") hit", hits.parameters());
    }

    /** Every matching line, in order; the planner chooses, since all of them are wanted. */
    Statement all() {
        Statement matching = matching();
        String sql = "select " + RowMapper.COLUMNS + " from interaction i" + RowMapper.JOINS + " where "
                + matching.sql() + ordered("i.");
        return new Statement(sql, matching.parameters());
    }

    /** How many lines match. */
    Statement count() {
        Statement matching = matching();
        return new Statement("select count(*) from interaction i where " + matching.sql(), matching.parameters());
    }

    /** The conditions on interaction i that hold for every matching line, the period and the time of day among them. */
    Statement matching() {
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        return new Statement(everyCondition(all), all);
    }

    private String everyCondition(Map<String, Object> all) {
        List<String> conditions = conditions(null);
        addPeriod(conditions, all, "i.received_at");
        addTimeOfDay(conditions, all);
        return String.join(" and ", conditions);
    }

    private void addTimeOfDay(List<String> conditions, Map<String, Object> all) {
        DailyWindow window = restriction.window();
        if (window != null) {
            conditions.add(timeOfDay(window, all));
        }
    }

    private String timeOfDay(DailyWindow window, Map<String, Object> all) {
        all.put("zone", zone.getId());
        all.put("firstSecond", window.firstSecond());
        all.put("endSecond", window.endSecond());
        String second = "date_part('epoch', cast(i.received_at at time zone :zone as time))";
        return "(" + second + " >= :firstSecond " + (window.crossesMidnight() ? "or " : "and ") + second
                + " < :endSecond)";
    }

    // A pinned search is fenced: its few rows are all found by their own index, and sorted then.
    private Statement hits(List<InstantRange> spans, @Nullable Cursor after, int limit, String tail) {
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        List<String> conditions = conditions(leading);
        if (spans.isEmpty()) {
            addPeriod(conditions, all, stamp());
            addTimeOfDay(conditions, all);
        } else {
            addSpans(conditions, all, spans);
        }
        addCursor(conditions, all, after);
        String hits = restriction.pinned()
                ? "select id, received_at from (select i.id, i.received_at from interaction i" + where(conditions)
                        + " offset 0) i"
                : probes(spans, conditions, limit);
        return new Statement(hits + tail, all);
    }

    private String probes(List<InstantRange> spans, List<String> conditions, int limit) {
        String probe = probe(conditions) + " limit " + limit;
        List<String> sources = new ArrayList<>();
        if (leading != null && !single(leading)) {
            sources.add("unnest(" + leading.array() + ") key (id)");
        }
        if (!spans.isEmpty()) {
            sources.add("unnest(cast(:starts as timestamptz[]), cast(:ends as timestamptz[])) span (start, stop)");
        }
        if (sources.isEmpty()) {
            return "select id, received_at from (" + probe + ") i";
        }
        String distinct = leading == Key.TAG ? "distinct " : "";
        return "select " + distinct + "hits.id, hits.received_at from " + String.join(" cross join ", sources)
                + " cross join lateral (" + probe + ") hits";
    }

    // A single id stands in the condition itself: the planner then knows how many rows carry it. A tag does not: a
    // frequent one would tempt it to begin at the interactions.
    private boolean single(Key key) {
        return key != Key.TAG && restriction.keys().getOrDefault(key, Set.of()).size() == 1;
    }

    private String probe(List<String> conditions) {
        List<String> all = new ArrayList<>(conditions);
        if (leading == Key.TAG) {
            all.add(0, "t.tag_id = " + probed(leading) + " and t.medium = :medium");
            String joined = tagAlone()
                    ? ""
                    : " join interaction i on i.id = t.interaction_id and i.received_at = t.received_at";
            return "select t.interaction_id as id, t.received_at from interaction_tag t" + joined + where(all)
                    + " order by t.received_at " + direction() + ", t.interaction_id " + direction();
        }
        if (leading != null) {
            all.add(0, "i." + leading.column() + " = " + probed(leading));
        }
        return "select i.id, i.received_at from interaction i" + where(all) + ordered("i.");
    }

    private String probed(Key key) {
        return single(key) ? "(" + key.array() + ")[1]" : "key.id";
    }

    // Whether the tag's own table tells all that is asked.
    private boolean tagAlone() {
        return leading == Key.TAG
                && restriction.keys().size() == 1
                && restriction.conditions().isEmpty()
                && restriction.window() == null;
    }

    private List<String> conditions(@Nullable Key handled) {
        List<String> conditions = new ArrayList<>();
        if (handled == null || !tagAlone()) {
            conditions.add("i.medium = :medium");
        }
        restriction.keys().keySet().stream()
                .filter(key -> key != handled)
                .map(Key::condition)
                .forEach(conditions::add);
        conditions.addAll(restriction.conditions());
        return conditions;
    }

    private void addPeriod(List<String> conditions, Map<String, Object> all, String stamp) {
        Instant start = restriction.period().start(zone);
        if (start != null) {
            conditions.add(stamp + " >= :periodStart");
            all.put("periodStart", start.atOffset(ZoneOffset.UTC));
        }
        Instant end = restriction.period().end(zone);
        if (end != null) {
            conditions.add(stamp + " < :periodEnd");
            all.put("periodEnd", end.atOffset(ZoneOffset.UTC));
        }
    }

    private void addSpans(List<String> conditions, Map<String, Object> all, List<InstantRange> spans) {
        conditions.add(stamp() + " >= span.start and " + stamp() + " < span.stop");
        all.put("starts", spans.stream().map(span -> span.start().toString()).toArray(String[]::new));
        all.put("ends", spans.stream().map(span -> span.end().toString()).toArray(String[]::new));
    }

    // The plain bound beside the row comparison lets the planner skip partitions.
    private void addCursor(List<String> conditions, Map<String, Object> all, @Nullable Cursor after) {
        if (after != null) {
            String beyond = order == Order.NEWEST ? "<" : ">";
            String id = leading == Key.TAG ? "t.interaction_id" : "i.id";
            conditions.add(stamp() + " " + beyond + "= :cursorAt and (" + stamp() + ", " + id + ") " + beyond
                    + " (:cursorAt, :cursorId)");
            all.put("cursorAt", after.instant().atOffset(ZoneOffset.UTC));
            all.put("cursorId", after.id());
        }
    }

    private String stamp() {
        return leading == Key.TAG ? "t.received_at" : "i.received_at";
    }

    private String ordered(String alias) {
        return " order by " + alias + "received_at " + direction() + ", " + alias + "id " + direction();
    }

    private String direction() {
        return order == Order.NEWEST ? "desc" : "asc";
    }

    private static String where(List<String> conditions) {
        return " where " + String.join(" and ", conditions);
    }

    /** SQL with named parameters. */
    record Statement(String sql, Map<String, Object> parameters) {}
}
