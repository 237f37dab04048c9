package io.rastro.ivr;

import io.rastro.directory.DirectoryKind;
import io.rastro.directory.DirectoryNames;
import io.rastro.directory.DirectoryOption;
import io.rastro.directory.DirectoryRepository;
import io.rastro.interaction.Status;
import io.rastro.report.Cursor;
import io.rastro.report.KeysetList;
import io.rastro.report.KeysetPage;
import io.rastro.report.Order;
import io.rastro.report.PageRequest;
import io.rastro.report.sql.Fields;
import io.rastro.report.sql.KeyOrder;
import io.rastro.report.sql.ListReader;
import io.rastro.report.sql.SqlList;
import io.rastro.report.sql.SqlStatement;
import io.rastro.text.Mask;
import java.sql.Array;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
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

    /** @param count how many calls there are, as the report counts them; asked for when it is needed */
    KeysetList<CallRow> list(CallConditions conditions, Order order, Mask mask, LongSupplier count) {
        return new CallList(list, mapper(mask), conditions, order, count);
    }

    private RowMapper<CallRow> mapper(Mask mask) {
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
                    mask.text(row.getString("caller")),
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

    /** Calls in the order of entering, counted apart. */
    private static final class CallList extends SqlList<CallRow> {

        private final CallConditions conditions;
        private final LongSupplier count;

        CallList(
                ListReader reader,
                RowMapper<CallRow> mapper,
                CallConditions conditions,
                Order order,
                LongSupplier count) {
            super(reader, mapper, order);
            this.conditions = conditions;
            this.count = count;
        }

        @Override
        protected SqlStatement rows(@Nullable Cursor beyond, Order requested, @Nullable Integer limit) {
            Map<String, Object> parameters = new HashMap<>(conditions.parameters());
            String calls = conditions.ofCall();
            if (beyond != null) {
                calls += " and " + ENTERED.beyond(requested);
                parameters.putAll(KeyOrder.parameters(beyond));
            }
            String sql = "select f.*, p.options from (" + CallFactSql.some(calls)
                    + ") f join ivr_path p on p.id = f.path_id where " + conditions.ofSegment()
                    + LISTED.by(requested);
            return new SqlStatement(limit == null ? sql : sql + " limit " + limit, parameters);
        }

        @Override
        public KeysetPage<CallRow> page(PageRequest request) {
            return super.page(request).counting(count());
        }

        // Told by the count of all, which the page asks for at its end.
        @Override
        protected Count countBeyond(Cursor cursor, int limit) {
            return new Count(0, false);
        }

        @Override
        public long count() {
            return count.getAsLong();
        }
    }
}
