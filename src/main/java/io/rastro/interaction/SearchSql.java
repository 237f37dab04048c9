package io.rastro.interaction;

import io.rastro.report.Cursor;
import io.rastro.report.InstantRange;
import io.rastro.report.Order;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
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

    SearchSql(Restriction restriction, Order order, ZoneId zone) {
        this.restriction = restriction;
        this.order = order;
        this.zone = zone;
        this.leading = restriction.lead().key();
    }

    /**
     * The keys of the first lines after the cursor, in order, inside the spans given (everywhere without any). Where
     * the restriction is pinned it is fenced: its few rows are all found by their own index, and sorted then.
     */
    Statement keys(List<InstantRange> spans, @Nullable Cursor after, int limit) {
        Conditions conditions = new Conditions(restriction, zone);
        if (!tagAlone()) {
            conditions.medium();
        }
        if (spans.isEmpty()) {
            conditions.keys(leading).others().period(stamp()).timeOfDay();
        } else {
            spanConditions(conditions).spans(stamp(), spans);
        }
        conditions.cursor(stamp(), leading == Key.TAG ? "t.interaction_id" : "i.id", order, after);
        String found = restriction.pinned()
                ? "select id, received_at from (select i.id, i.received_at from interaction i" + conditions.where()
                        + " offset 0) i"
                : probes(spans, conditions, limit);
        return new Statement(found + ordered("") + " limit " + limit, conditions.parameters());
    }

    /** Every matching line, in order; the planner chooses how they are found, since all of them are wanted. */
    Statement all() {
        Conditions conditions = everyCondition();
        String found = "select i.* from interaction i" + conditions.where() + ordered("i.") + " offset 0";
        // The order is kept by the way the lines are decorated; said again, it costs nothing and is certain.
        return new Statement(LineSql.eachOf(found, restriction.medium()) + ordered("i."), conditions.parameters());
    }

    /** How many lines match. */
    Statement count() {
        Conditions conditions = everyCondition();
        return new Statement("select count(*) from interaction i" + conditions.where(), conditions.parameters());
    }

    /** The conditions on interaction i that hold for every matching line. */
    Conditions everyCondition() {
        return new Conditions(restriction, zone)
                .medium()
                .keys(null)
                .others()
                .period("i.received_at")
                .timeOfDay();
    }

    // Without a leading key the spans lead: a day's few minutes are looked at line by line.
    private Conditions spanConditions(Conditions conditions) {
        return (leading == null ? conditions.keysUnindexed() : conditions.keys(leading)).others();
    }

    private String probes(List<InstantRange> spans, Conditions conditions, int limit) {
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

    private String probe(Conditions conditions) {
        if (leading == Key.TAG) {
            conditions.add("t.tag_id = " + probed(leading) + " and t.medium = :medium");
            // Fenced: where a new partition has no statistics yet, the planner would join with all interactions there
            // are.
            String joined = tagAlone()
                    ? ""
                    : " cross join lateral (select * from interaction x where x.id = t.interaction_id"
                            + " and x.received_at = t.received_at offset 0) i";
            return "select t.interaction_id as id, t.received_at from interaction_tag t" + joined + conditions.where()
                    + " order by t.received_at " + direction(order) + ", t.interaction_id " + direction(order);
        }
        if (leading != null) {
            conditions.add("i." + leading.column() + " = " + probed(leading));
        }
        return "select i.id, i.received_at from interaction i" + conditions.where() + ordered("i.");
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

    private String stamp() {
        return leading == Key.TAG ? "t.received_at" : "i.received_at";
    }

    private String ordered(String alias) {
        return ordered(alias, order);
    }

    /** The order of the grid. */
    static String ordered(String alias, Order order) {
        return " order by " + alias + "received_at " + direction(order) + ", " + alias + "id " + direction(order);
    }

    private static String direction(Order order) {
        return order == Order.NEWEST ? "desc" : "asc";
    }
}
