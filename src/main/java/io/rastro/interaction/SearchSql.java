package io.rastro.interaction;

import io.rastro.interaction.Lead.Way;
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

    /** Whether lines are found in several places, each of which gives as many as are asked for. */
    boolean probesSeveral() {
        return !ids().isEmpty() || restriction.lead().way() == Way.SPANS;
    }

    /** The keys of the first lines after the cursor, in order, inside the spans given (everywhere without any). */
    Statement keys(List<InstantRange> spans, @Nullable Cursor after, int limit) {
        Statement hits = hits(spans, after, limit);
        return new Statement(hits.sql() + ordered("") + " limit " + limit, hits.parameters());
    }

    /** How many lines match after the cursor, counted no further than the limit. */
    Statement countUpTo(List<InstantRange> spans, @Nullable Cursor after, int limit) {
        Statement hits = hits(spans, after, limit);
        return new Statement("select count(*) from (" + hits.sql() + " limit " + limit + ") hit", hits.parameters());
    }

    // A pinned search is fenced: its few rows are all found by their own index, and sorted then.
    private Statement hits(List<InstantRange> spans, @Nullable Cursor after, int limit) {
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
        return new Statement(found, conditions.parameters());
    }

    // Without a leading key the spans lead: a day's few minutes are looked at line by line.
    private Conditions spanConditions(Conditions conditions) {
        return (leading == null ? conditions.keysUnindexed() : conditions.keys(leading)).others();
    }

    private String probes(List<InstantRange> spans, Conditions conditions, int limit) {
        String probe = probe(conditions) + " limit " + limit;
        List<String> sources = new ArrayList<>(ids());
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

    private List<String> ids() {
        return leading == null || single(leading) ? List.of() : List.of("unnest(" + leading.array() + ") key (id)");
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
