package io.rastro.interaction;

import io.rastro.interaction.Medium.Trait;
import io.rastro.interaction.RowKeys.RowKey;
import io.rastro.report.Order;
import io.rastro.report.sql.SqlStatement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/** The SQL of whole rows: what {@link StoredColumn} is read from. */
final class InteractionRowSql {

    private InteractionRowSql() {}

    private static final String CONTACT = " left join contact c on c.id = i.contact_id";
    private static final String QUALITY =
            " left join call_quality q on q.interaction_id = i.id and q.received_at = i.received_at";

    static final String JOINS = CONTACT + QUALITY;

    /** The rows of these keys, in order. Their extent lets the planner skip all other partitions. */
    static SqlStatement of(List<RowKey> rowKeys, Medium medium, Order order) {
        Map<String, Object> parameters = Map.of(
                "ids", rowKeys.stream().mapToLong(RowKey::id).toArray(),
                "stamps",
                        rowKeys.stream()
                                .map(rowKey -> rowKey.receivedAt().toString())
                                .toArray(String[]::new),
                "first", extent(rowKeys, BinaryOperator.minBy(Comparator.naturalOrder())),
                "last", extent(rowKeys, BinaryOperator.maxBy(Comparator.naturalOrder())));
        String sql = "select " + StoredColumn.selectList(medium)
                + " from unnest(cast(:ids as bigint[]), cast(:stamps as timestamptz[]))"
                + " hit (id, received_at) join interaction i on i.id = hit.id and i.received_at = hit.received_at"
                + between("i") + JOINS + between("q") + SearchSql.KEYS.by(order);
        return new SqlStatement(sql, parameters);
    }

    private static OffsetDateTime extent(List<RowKey> rowKeys, BinaryOperator<Instant> further) {
        return rowKeys.stream()
                .map(RowKey::receivedAt)
                .reduce(further)
                .orElseThrow()
                .atOffset(ZoneOffset.UTC);
    }

    private static String between(String table) {
        return " and " + table + ".received_at between :first and :last";
    }

    /** What decorates the rows of {@link SqlConditions#range}; only calls were measured. */
    static String joinsInRange(Medium medium) {
        // Told the range once more, the planner skips all other partitions.
        return medium.has(Trait.CALL)
                ? JOINS + " and q.received_at >= :rangeStart and q.received_at < :rangeEnd"
                : CONTACT;
    }
}
