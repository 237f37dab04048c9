package io.rastro.interaction;

import io.rastro.report.Cursor;
import io.rastro.report.Order;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

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

    String ordered() {
        return SearchSql.ordered("i.", order);
    }

    /** The keys of matching lines, in order. */
    Statement hits(Slice slice, @Nullable Cursor after, int limit) {
        Conditions conditions = new Conditions(restriction, zone)
                .medium()
                .range(slice.range())
                .cursor("i.received_at", "i.id", order, after);
        String ordered = ordered() + " limit " + limit;
        String found = "select i.id, i.received_at from interaction i";
        if (slice.walked()) {
            conditions.keysUnindexed().others().timeOfDay();
            return new Statement(found + conditions.where() + ordered, conditions.parameters());
        }
        conditions.keysIndexed().others().timeOfDay();
        // Fenced, so that the order does not tempt the planner to walk it.
        String fenced = "select id, received_at from (" + found + conditions.where() + " offset 0) i" + ordered;
        return new Statement(fenced, conditions.parameters());
    }
}
