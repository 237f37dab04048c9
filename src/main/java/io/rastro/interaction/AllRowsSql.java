package io.rastro.interaction;

import io.rastro.report.Order;
import io.rastro.report.sql.SqlStatement;
import java.time.ZoneId;

/** The SQL of all rows that match; the first ones are found by {@link SearchSql}. */
final class AllRowsSql {

    private final SearchCriteria criteria;
    private final Order order;
    private final ZoneId zone;

    AllRowsSql(SearchCriteria criteria, Order order, ZoneId zone) {
        this.criteria = criteria;
        this.order = order;
        this.zone = zone;
    }

    /** Every matching row, in order; the planner chooses how they are found, since all of them are wanted. */
    SqlStatement rows() {
        SqlConditions conditions = everyCondition();
        String found = "select i.* from interaction i" + conditions.where() + SearchSql.KEYS.by(order) + " offset 0";
        // The order is kept by the way the rows are decorated; said again, it costs nothing and is certain.
        return new SqlStatement(
                InteractionRowSql.eachOf(found, criteria.medium()) + SearchSql.KEYS.by(order), conditions.parameters());
    }

    /** How many rows match. */
    SqlStatement count() {
        SqlConditions conditions = everyCondition();
        return new SqlStatement("select count(*) from interaction i" + conditions.where(), conditions.parameters());
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
}
