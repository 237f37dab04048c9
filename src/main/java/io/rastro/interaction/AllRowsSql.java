package io.rastro.interaction;

import io.rastro.report.InstantRange;
import io.rastro.report.Order;
import io.rastro.report.sql.CopyReader.Parts;
import io.rastro.report.sql.SqlStatement;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    private SqlStatement rows(InstantRange range) {
        SqlConditions conditions = new SqlConditions(criteria, zone)
                .medium()
                .facetsExcept(null)
                .otherConditions()
                .range(range)
                .timeOfDay();
        return new SqlStatement(
                "select " + StoredColumn.selectList(criteria.medium()) + " from interaction i"
                        + InteractionRows.joinsInRange(criteria.medium()) + conditions.where()
                        + SearchSql.KEYS.by(order),
                conditions.parameters());
    }

    /** Every matching row, window by window; empty: none was received in the period, of those received in the extent. */
    Optional<Parts> parts(InstantRange extent) {
        return ExportWindows.range(criteria.period(), extent, zone).map(range -> {
            ExportWindows windows = new ExportWindows(range, order);
            return new Parts() {
                @Override
                public @Nullable SqlStatement next() {
                    InstantRange window = windows.next();
                    return window == null ? null : rows(window);
                }

                @Override
                public void found(long rows) {
                    windows.found(rows);
                }
            };
        });
    }

    SearchCriteria criteria() {
        return criteria;
    }
}
