package io.rastro.interaction;

import io.rastro.report.Order;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** The SQL of a restriction inside one {@link Slice}. */
final class SliceSql {

    private final Restriction restriction;
    private final Order order;
    private final ZoneId zone;

    SliceSql(Restriction restriction, Order order, ZoneId zone) {
        this.restriction = restriction;
        this.order = order;
        this.zone = zone;
    }

    /** The keys of the first matching lines, in order. */
    Statement keys(Slice slice, int limit) {
        return slice.walked() ? walked(slice, limit) : swept(slice, limit);
    }

    /** The key of the last line that is walked; none: there are not so many. */
    Statement last(Slice slice) {
        Conditions inside = inside(slice);
        return new Statement(
                "select i.id, i.received_at from interaction i" + inside.where() + ordered() + " offset "
                        + (slice.lines() - 1) + " limit 1",
                inside.parameters());
    }

    // The lines are chosen before they are looked at, so that no index is tempted by what is asked of them.
    private Statement walked(Slice slice, int limit) {
        Conditions inside = inside(slice);
        Conditions asked = new Conditions(restriction, zone).keys(null).others().timeOfDay();
        Map<String, Object> parameters = new LinkedHashMap<>(inside.parameters());
        parameters.putAll(asked.parameters());
        return new Statement(
                "select i.id, i.received_at from (select i.* from interaction i" + inside.where() + ordered()
                        + " limit " + slice.lines() + ") i" + asked.where() + ordered() + " limit " + limit,
                parameters);
    }

    // Fenced, so that the order does not tempt the planner to walk it.
    private Statement swept(Slice slice, int limit) {
        Conditions conditions = inside(slice).keysIndexed().others().timeOfDay();
        return new Statement(
                "select i.id, i.received_at from (select i.id, i.received_at from interaction i" + conditions.where()
                        + " offset 0) i" + ordered() + " limit " + limit,
                conditions.parameters());
    }

    private Conditions inside(Slice slice) {
        return new Conditions(restriction, zone)
                .medium()
                .range(slice.range())
                .cursor("i.received_at", "i.id", order, slice.after());
    }

    private String ordered() {
        return SearchSql.ordered("i.", order);
    }
}
