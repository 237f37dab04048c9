package io.rastro.interaction;

import io.rastro.report.Order;
import java.time.ZoneId;

/** The SQL of all that a restriction finds; the first of it is found by {@link SearchSql}. */
final class AllSql {

    private final Restriction restriction;
    private final Order order;
    private final ZoneId zone;

    AllSql(Restriction restriction, Order order, ZoneId zone) {
        this.restriction = restriction;
        this.order = order;
        this.zone = zone;
    }

    /** Every matching line, in order; the planner chooses how they are found, since all of them are wanted. */
    Statement lines() {
        Conditions conditions = everyCondition();
        String found =
                "select i.* from interaction i" + conditions.where() + SearchSql.ordered("i.", order) + " offset 0";
        // The order is kept by the way the lines are decorated; said again, it costs nothing and is certain.
        return new Statement(
                LineSql.eachOf(found, restriction.medium()) + SearchSql.ordered("i.", order), conditions.parameters());
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
}
