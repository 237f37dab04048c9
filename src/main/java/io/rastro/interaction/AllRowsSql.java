package io.rastro.interaction;

import io.rastro.report.InstantRange;
import io.rastro.report.Order;
import io.rastro.report.sql.SqlStatement;
import java.time.ZoneId;
import java.util.Optional;

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

    /**
     * The matching rows of a part of the period, in order. All of them are wanted, so the planner chooses how they are
     * found, and whether what decorates them is joined as sets or looked up.
     */
    SqlStatement rows(InstantRange range) {
        SqlConditions conditions = new SqlConditions(criteria, zone)
                .medium()
                .facetsExcept(null)
                .otherConditions()
                .range(range)
                .timeOfDay();
        return new SqlStatement(
                "select " + StoredColumn.selectList(criteria.medium()) + " from interaction i"
                        + InteractionRowSql.joinsInRange(criteria.medium()) + conditions.where()
                        + SearchSql.KEYS.by(order),
                conditions.parameters());
    }

    /** The windows in which all rows are read; empty: the period has no interactions, which were received in the extent. */
    Optional<ExportWindows> windows(InstantRange extent) {
        return ExportWindows.range(criteria.period(), extent, zone).map(range -> new ExportWindows(range, order));
    }

    Medium medium() {
        return criteria.medium();
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
