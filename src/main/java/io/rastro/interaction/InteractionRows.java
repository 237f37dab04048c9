package io.rastro.interaction;

import io.rastro.directory.DirectoryNames;
import io.rastro.interaction.Medium.Trait;
import io.rastro.interaction.RowKeys.RowKey;
import io.rastro.report.Order;
import io.rastro.report.sql.ResultSetFields;
import io.rastro.report.sql.RowFields;
import io.rastro.report.sql.SqlStatement;
import io.rastro.text.Mask;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Whole rows of a medium: the SQL that selects every {@link StoredColumn}, and how they are read from its result. */
final class InteractionRows {

    private static final String CONTACT = " left join contact c on c.id = i.contact_id";
    private static final String QUALITY =
            " left join call_quality q on q.interaction_id = i.id and q.received_at = i.received_at";

    static final String JOINS = CONTACT + QUALITY;

    private final StoredColumn<?>[] columns;
    private final int width = StoredColumn.all().size();
    private final Dictionaries dictionaries;

    InteractionRows(Medium medium, Dictionaries dictionaries) {
        this.columns = StoredColumn.of(medium).toArray(StoredColumn<?>[]::new);
        this.dictionaries = dictionaries;
    }

    InteractionRow map(ResultSet row) throws SQLException {
        return map(new ResultSetFields(row));
    }

    InteractionRow map(RowFields row) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[width];
        for (int place = 0; place < columns.length; place++) {
            columns[place].read(row, place + 1, dictionaries, values);
        }
        return new InteractionRow(Arrays.asList(values));
    }

    /** The rows of these keys, in order. Their extent lets the planner skip all other partitions. */
    static SqlStatement select(List<RowKey> rowKeys, Medium medium, Order order) {
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

    /**
     * What the ids in rows stand for, as of one transaction.
     *
     * @param mask what the reader does not see of the texts
     */
    record Dictionaries(DirectoryNames names, Map<Integer, Outcome> outcomes, Mask mask) {

        Outcome outcome(int id) {
            Outcome outcome = outcomes.get(id);
            if (outcome == null) {
                throw new IllegalStateException("Outcome " + id + " is not in the dictionary read in this transaction");
            }
            return outcome;
        }

        List<String> tags(int[] ids) {
            List<String> tags = new ArrayList<>(ids.length);
            for (int id : ids) {
                String name = names.tag(id);
                if (name != null) {
                    tags.add(name);
                }
            }
            return tags;
        }
    }
}
