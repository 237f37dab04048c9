package io.rastro.interaction;

import io.rastro.directory.DirectoryNames;
import io.rastro.interaction.Medium.Trait;
import io.rastro.interaction.RowKeys.RowKey;
import io.rastro.report.Order;
import io.rastro.report.sql.SqlStatement;
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

    static final String JOINS = " left join contact c on c.id = i.contact_id"
            + " left join call_quality q on q.interaction_id = i.id and q.received_at = i.received_at";

    private final StoredColumn<?>[] columns;
    private final Dictionaries dictionaries;

    InteractionRows(Medium medium, Dictionaries dictionaries) {
        this.columns = StoredColumn.of(medium).toArray(StoredColumn<?>[]::new);
        this.dictionaries = dictionaries;
    }

    InteractionRow map(ResultSet row) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[StoredColumn.ALL.size()];
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

    /**
     * The rows of a statement that finds interactions whole and in order, decorated one by one: joined as sets, a
     * million of them would be sorted again, and the first one would wait for the last.
     */
    static String selectEach(String interactions, Medium medium) {
        String contact = "select c.* from contact c where c.id = i.contact_id";
        String call = "select q.* from call_quality q where q.interaction_id = i.id and q.received_at = i.received_at";
        return "select " + StoredColumn.selectList(medium) + " from (" + interactions + ") i left join lateral ("
                + contact
                + " offset 0) c on true left join lateral (" + (medium.has(Trait.CALL) ? call : call + " and false")
                + " offset 0) q on true";
    }

    /** What the ids in rows stand for, as of one transaction. */
    record Dictionaries(DirectoryNames names, Map<Integer, Outcome> outcomes) {

        Outcome outcome(int id) {
            Outcome outcome = outcomes.get(id);
            if (outcome == null) {
                throw new IllegalStateException("Outcome " + id + " is not in the dictionary read in this transaction");
            }
            return outcome;
        }

        /** @param ids with commas between them */
        List<String> tags(String ids) {
            if (ids.isEmpty()) {
                return List.of();
            }
            List<String> tags = new ArrayList<>();
            for (String id : ids.split(",", -1)) {
                String name = names.tag(Integer.parseInt(id));
                if (name != null) {
                    tags.add(name);
                }
            }
            return tags;
        }
    }
}
