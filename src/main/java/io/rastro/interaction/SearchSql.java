package io.rastro.interaction;

import io.rastro.interaction.AccessPath.Scan;
import io.rastro.report.Cursor;
import io.rastro.report.InstantRange;
import io.rastro.report.Order;
import io.rastro.report.sql.KeyOrder;
import io.rastro.report.sql.SqlStatement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of a search. A page is found by its keys first and decorated after: one ordered index probe per id
 * (LATERAL), or one per span of a time of day, or a fenced look-up where a condition is nearly unique; the planner is
 * never left to walk the order and filter. Where all rows are wanted, {@link AllRowsSql} finds them.
 */
final class SearchSql {

    /** The order of the grid. */
    static final KeyOrder KEYS = new KeyOrder("i.received_at", "i.id");

    private static final KeyOrder TAG_KEYS = new KeyOrder("t.received_at", "t.interaction_id");

    private final SearchCriteria criteria;
    private final Order order;
    private final ZoneId zone;

    SearchSql(SearchCriteria criteria, Order order, ZoneId zone) {
        this.criteria = criteria;
        this.order = order;
        this.zone = zone;
    }

    SearchCriteria criteria() {
        return criteria;
    }

    /** How many rows match. */
    SqlStatement countAll() {
        SqlConditions conditions = everyCondition();
        return new SqlStatement("select count(*) from interaction i" + conditions.where(), conditions.parameters());
    }

    /** When the first row that matches was received. */
    SqlStatement firstReceived() {
        SqlConditions conditions = everyCondition();
        return new SqlStatement(
                "select min(i.received_at) from interaction i" + conditions.where(), conditions.parameters());
    }

    /** The conditions on interaction i that hold for every matching row. */
    SqlConditions everyCondition() {
        return new SqlConditions(criteria, zone)
                .medium()
                .facetsExcept(null)
                .otherConditions()
                .period("i.received_at")
                .timeOfDay();
    }

    private @Nullable Facet leading() {
        return criteria.accessPath().facet();
    }

    /** Whether rows are found in several places, each of which gives as many as are asked for. */
    boolean probesSeveral() {
        return !ids().isEmpty() || criteria.accessPath().scan() == Scan.BY_DAY;
    }

    /** The keys of the first rows after the cursor, in order, inside the spans given (everywhere without any). */
    SqlStatement keys(List<InstantRange> spans, @Nullable Cursor after, int limit) {
        SqlStatement hits = matchingKeys(spans, after, limit);
        return new SqlStatement(
                hits.sql() + new KeyOrder("received_at", "id").by(order) + " limit " + limit, hits.parameters());
    }

    /** How many rows match after the cursor, counted no further than the limit. */
    SqlStatement countUpTo(List<InstantRange> spans, @Nullable Cursor after, int limit) {
        SqlStatement hits = matchingKeys(spans, after, limit);
        return new SqlStatement("select count(*) from (" + hits.sql() + " limit " + limit + ") hit", hits.parameters());
    }

    // A selective search is fenced: its few rows are all found by their own index, and sorted then.
    private SqlStatement matchingKeys(List<InstantRange> spans, @Nullable Cursor after, int limit) {
        SqlConditions conditions = new SqlConditions(criteria, zone);
        if (!tagOnly()) {
            conditions.medium();
        }
        if (spans.isEmpty()) {
            conditions.facetsExcept(leading()).otherConditions().period(stamp()).timeOfDay();
        } else {
            spanConditions(conditions).spans(stamp(), spans);
        }
        conditions.cursor(keys(), order, after);
        String found = criteria.selective()
                ? "select id, received_at from (select i.id, i.received_at from interaction i" + conditions.where()
                        + " offset 0) i"
                : probes(spans, conditions, limit);
        return new SqlStatement(found, conditions.parameters());
    }

    // Without a leading facet the search begins at the spans: a day's few minutes are scanned row by row.
    private SqlConditions spanConditions(SqlConditions conditions) {
        return (leading() == null ? conditions.facetsUnindexed(List.of()) : conditions.facetsExcept(leading()))
                .otherConditions();
    }

    private String probes(List<InstantRange> spans, SqlConditions conditions, int limit) {
        String probe = probe(conditions) + " limit " + limit;
        List<String> sources = new ArrayList<>(ids());
        if (!spans.isEmpty()) {
            sources.add("unnest(cast(:starts as timestamptz[]), cast(:ends as timestamptz[])) span (start, stop)");
        }
        if (sources.isEmpty()) {
            return "select id, received_at from (" + probe + ") i";
        }
        String distinct = leading() == Facet.TAG ? "distinct " : "";
        return "select " + distinct + "hits.id, hits.received_at from " + String.join(" cross join ", sources)
                + " cross join lateral (" + probe + ") hits";
    }

    private List<String> ids() {
        return leading() == null || single(leading())
                ? List.of()
                : List.of("unnest(" + leading().array() + ") key (id)");
    }

    // A single id stands in the condition itself: the planner then knows how many rows carry it. A tag does not: a
    // frequent one would tempt it to begin at the interactions.
    private boolean single(Facet facet) {
        return facet != Facet.TAG
                && criteria.facets().getOrDefault(facet, Set.of()).size() == 1;
    }

    private String probe(SqlConditions conditions) {
        if (leading() == Facet.TAG) {
            conditions.add("t.tag_id = " + probed(leading()) + " and t.medium = :medium");
            // Fenced: where a new partition has no statistics yet, the planner would join with all interactions there
            // are.
            String joined = tagOnly()
                    ? ""
                    : " cross join lateral (select * from interaction x where x.id = t.interaction_id"
                            + " and x.received_at = t.received_at offset 0) i";
            return "select t.interaction_id as id, t.received_at from interaction_tag t" + joined + conditions.where()
                    + TAG_KEYS.by(order);
        }
        if (leading() != null) {
            conditions.add(leading().is("i", probed(leading())));
        }
        return "select i.id, i.received_at from interaction i" + conditions.where() + KEYS.by(order);
    }

    private String probed(Facet facet) {
        return single(facet) ? "(" + facet.array() + ")[1]" : "key.id";
    }

    // Whether the tag's own table tells all that is asked.
    private boolean tagOnly() {
        return leading() == Facet.TAG
                && criteria.facets().size() == 1
                && criteria.conditions().isEmpty()
                && criteria.window() == null;
    }

    private String stamp() {
        return keys().instant();
    }

    private KeyOrder keys() {
        return leading() == Facet.TAG ? TAG_KEYS : KEYS;
    }
}
