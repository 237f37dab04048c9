package io.rastro.agents;

import io.rastro.report.Cursor;
import io.rastro.report.Order;
import io.rastro.report.sql.KeyOrder;
import io.rastro.report.sql.SqlStatement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The SQL of the list behind a number: newest first. */
final class SegmentListSql {

    private static final String COLUMNS =
            "i.id, i.received_at, i.answered_at, i.finished_at, i.conversation_id, i.medium,"
                    + " (select o.status from outcome o where o.id = i.outcome_id) as status, i.protocol, i.service_id,"
                    + " i.agent_id, i.from_address, i.direction, i.hold_seconds, i.first_response_seconds, i.response_seconds,"
                    + " c.name as contact";

    private static final KeyOrder KEYS = new KeyOrder("i.received_at", "i.id");

    private final AgentsCriteria criteria;
    private final SegmentSet set;

    SegmentListSql(AgentsCriteria criteria, SegmentSet set) {
        this.criteria = criteria;
        this.set = set;
    }

    /**
     * Up to so many rows, or those beyond a place.
     *
     * @param limit null: all
     */
    SqlStatement rows(@Nullable Cursor beyond, Order order, @Nullable Integer limit) {
        String keys = "select i.id, i.received_at" + matching() + beyond(beyond, order) + KEYS.by(order)
                + " limit cast(:limit as bigint)";
        String sql = "with " + PeriodSpanSql.SPANS + ", line as (" + keys + ") select " + COLUMNS
                + " from line join interaction i on i.id = line.id and i.received_at = line.received_at"
                + " left join contact c on c.id = i.contact_id" + KEYS.by(order);
        return new SqlStatement(sql, parameters(beyond, limit));
    }

    /** All that is open in the period, whenever it was received, in the order in which it was answered. */
    SqlStatement open() {
        String sql = "with line as (" + new SegmentSql(criteria).openKeys() + ") select " + COLUMNS
                + " from line join interaction i on i.id = line.id and i.received_at = line.received_at"
                + " left join contact c on c.id = i.contact_id order by i.answered_at, i.id";
        return new SqlStatement(sql, criteria.parameters());
    }

    /** How many rows there are, or lie beyond a place; the limit as for {@link #rows}. */
    SqlStatement count(@Nullable Cursor beyond, @Nullable Integer limit) {
        String sql = "with " + PeriodSpanSql.SPANS + " select count(*) from (select" + matching()
                + beyond(beyond, Order.NEWEST) + " limit cast(:limit as bigint)) line";
        return new SqlStatement(sql, parameters(beyond, limit));
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
