package io.rastro.agents;

import io.rastro.directory.DirectoryNames;
import io.rastro.directory.DirectoryRepository;
import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Status;
import io.rastro.report.Cursor;
import io.rastro.report.KeysetList;
import io.rastro.report.Order;
import io.rastro.report.sql.Fields;
import io.rastro.report.sql.KeyOrder;
import io.rastro.report.sql.ListReader;
import io.rastro.report.sql.SqlList;
import io.rastro.report.sql.SqlStatement;
import io.rastro.text.Mask;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/** Reads the list behind a number. */
@Repository
class SegmentListQueries {

    private static final KeyOrder KEYS = new KeyOrder("i.received_at", "i.id");

    /** The rows of the keys found, under the name of line. */
    private static final String DETAILS =
            " select i.id, i.received_at, i.answered_at, i.finished_at, i.conversation_id, i.medium,"
                    + " (select o.status from outcome o where o.id = i.outcome_id) as status, i.protocol, i.service_id,"
                    + " i.agent_id, i.from_address, i.direction, i.hold_seconds, i.first_response_seconds, i.response_seconds,"
                    + " c.name as contact"
                    + " from line join interaction i on i.id = line.id and i.received_at = line.received_at"
                    + " left join contact c on c.id = i.contact_id";

    private final ListReader list;
    private final DirectoryRepository directory;

    SegmentListQueries(DataSource dataSource, DirectoryRepository directory) {
        this.list = new ListReader(dataSource);
        this.directory = directory;
    }

    /** What a number counts, newest first. */
    KeysetList<SegmentRow> list(AgentsCriteria criteria, SegmentSet set, Mask mask) {
        return new SegmentList(list, mapper(mask), criteria, set);
    }

    /** All that is open in the period, whenever it was received, in the order in which it was answered. */
    List<SegmentRow> open(AgentsCriteria criteria, Mask mask) {
        String sql = "with line as (" + new SegmentSql(criteria).openKeys() + ")" + DETAILS
                + " order by i.answered_at, i.id";
        return list.rows(new SqlStatement(sql, criteria.parameters()), mapper(mask));
    }

    private RowMapper<SegmentRow> mapper(Mask mask) {
        DirectoryNames names = directory.names();
        return (row, number) -> map(row, names, mask);
    }

    private static SegmentRow map(ResultSet row, DirectoryNames names, Mask mask) throws SQLException {
        String direction = row.getString("direction");
        return new SegmentRow(
                row.getLong("id"),
                Objects.requireNonNull(Fields.instant(row, "received_at")),
                Fields.instant(row, "answered_at"),
                Objects.requireNonNull(Fields.instant(row, "finished_at")),
                row.getLong("conversation_id"),
                Medium.valueOf(row.getString("medium")),
                Status.valueOf(row.getString("status")),
                row.getString("protocol"),
                names.service(row.getInt("service_id")),
                names.agent(row.getInt("agent_id")),
                mask.text(row.getString("contact")),
                mask.text(row.getString("from_address")),
                direction == null ? null : Direction.valueOf(direction),
                Fields.number(row, "hold_seconds"),
                Fields.number(row, "first_response_seconds"),
                Fields.number(row, "response_seconds"));
    }

    /** The list of a set of segments. */
    private static final class SegmentList extends SqlList<SegmentRow> {

        private final ListReader reader;
        private final AgentsCriteria criteria;
        private final SegmentSet set;

        SegmentList(ListReader reader, RowMapper<SegmentRow> mapper, AgentsCriteria criteria, SegmentSet set) {
            super(reader, mapper, Order.NEWEST);
            this.reader = reader;
            this.criteria = criteria;
            this.set = set;
        }

        @Override
        protected SqlStatement rows(@Nullable Cursor beyond, Order requested, @Nullable Integer limit) {
            String keys = "select i.id, i.received_at" + matching() + beyond(beyond, requested) + KEYS.by(requested)
                    + " limit cast(:limit as bigint)";
            String sql = "with " + PeriodSpanSql.SPANS + ", line as (" + keys + ")" + DETAILS + KEYS.by(requested);
            return new SqlStatement(sql, parameters(beyond, limit));
        }

        @Override
        protected Count countBeyond(Cursor cursor, int limit) {
            return Count.of(count(cursor, limit), limit);
        }

        @Override
        public long count() {
            return count(null, null);
        }

        private long count(@Nullable Cursor beyond, @Nullable Integer limit) {
            String sql = "with " + PeriodSpanSql.SPANS + " select count(*) from (select" + matching()
                    + beyond(beyond, Order.NEWEST) + " limit cast(:limit as bigint)) line";
            return reader.number(new SqlStatement(sql, parameters(beyond, limit)));
        }

        private Map<String, @Nullable Object> parameters(@Nullable Cursor beyond, @Nullable Integer limit) {
            Map<String, @Nullable Object> parameters = new LinkedHashMap<>(criteria.parameters());
            parameters.put("limit", limit);
            if (beyond != null) {
                parameters.putAll(KeyOrder.parameters(beyond));
            }
            return parameters;
        }

        private String matching() {
            String all = booked("i");
            return set == SegmentSet.CONVERSATIONS ? all + " and not exists (select" + earlier() + ")" : all;
        }

        private String booked(String row) {
            return SegmentSql.received(criteria.spans(), row) + " and " + set.condition(row)
                    + (set.ofAgents() ? " and " + criteria.segmentConditions(row) : ofNobody(row));
        }

        // Whoever asks for certain agents does not ask for interactions without one.
        private String ofNobody(String row) {
            return criteria.agents() == null ? criteria.partConditions(row) : " and false";
        }

        // The conversation stands at its first segment of those that count.
        private String earlier() {
            return booked("e") + " and e.conversation_id = i.conversation_id"
                    + " and (e.received_at, e.id) < (i.received_at, i.id)";
        }

        private static String beyond(@Nullable Cursor beyond, Order order) {
            return beyond == null ? "" : " and " + KEYS.beyond(order);
        }
    }
}
