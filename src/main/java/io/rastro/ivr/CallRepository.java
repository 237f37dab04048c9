package io.rastro.ivr;

import io.rastro.directory.DirectoryKind;
import io.rastro.directory.DirectoryNames;
import io.rastro.directory.DirectoryOption;
import io.rastro.directory.DirectoryRepository;
import io.rastro.interaction.Status;
import io.rastro.report.Cursor;
import io.rastro.report.Order;
import io.rastro.report.sql.Fields;
import io.rastro.report.sql.KeyOrder;
import io.rastro.report.sql.ListReader;
import io.rastro.report.sql.SqlStatement;
import java.sql.Array;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/** Lists IVR calls in the order of entering. */
@Repository
class CallRepository {

    private static final KeyOrder ENTERED = new KeyOrder("entered_at", "id");
    private static final KeyOrder LISTED = new KeyOrder("f.entered_at", "f.id");

    private final ListReader list;
    private final DirectoryRepository directory;

    CallRepository(DataSource dataSource, DirectoryRepository directory) {
        this.list = new ListReader(dataSource);
        this.directory = directory;
    }

    /** Up to {@code limit} rows after the cursor. */
    List<CallRow> page(CallConditions conditions, Order order, @Nullable Cursor after, int limit) {
        Map<String, Object> parameters = new HashMap<>(conditions.parameters());
        String calls = conditions.ofCall();
        if (after != null) {
            calls += " and " + ENTERED.beyond(order);
            parameters.putAll(KeyOrder.parameters(after));
        }
        String sql = sql(calls, conditions.ofSegment(), order) + " limit " + limit;
        return list.rows(new SqlStatement(sql, parameters), mapper());
    }

    /** Hands every row on as it is read; an exception of the sink ends the query. */
    void forEach(CallConditions conditions, Order order, Consumer<CallRow> sink) {
        String sql = sql(conditions.ofCall(), conditions.ofSegment(), order);
        list.forEach(new SqlStatement(sql, conditions.parameters()), mapper(), sink);
    }

    private static String sql(String calls, String segments, Order order) {
        return "select f.*, p.options from (" + CallFactSql.some(calls)
                + ") f join ivr_path p on p.id = f.path_id where " + segments + LISTED.by(order);
    }

    private RowMapper<CallRow> mapper() {
        DirectoryNames names = directory.names();
        Map<Integer, String> ivrs = DirectoryOption.names(directory.options(DirectoryKind.IVR));
        return (row, number) -> {
            String status = row.getString("status");
            long conversation = row.getLong("conversation_id");
            return new CallRow(
                    row.getLong("id"),
                    Objects.requireNonNull(Fields.instant(row, "entered_at")),
                    Fields.instant(row, "left_at"),
                    ivrs.getOrDefault(row.getInt("ivr_id"), ""),
                    options(row.getArray("options")),
                    IvrOutcome.valueOf(row.getString("outcome")),
                    row.getString("caller"),
                    status == null ? null : conversation,
                    names.service(row.getInt("service_id")),
                    names.agent(row.getInt("agent_id")),
                    status == null ? null : Status.valueOf(status),
                    Fields.instant(row, "queued_at"),
                    Fields.instant(row, "answered_at"),
                    Fields.instant(row, "finished_at"),
                    Fields.number(row, "ivr_time"),
                    Fields.number(row, "wait"),
                    Fields.number(row, "handling"));
        };
    }

    private static List<String> options(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
