package io.rastro.agents;

import io.rastro.report.Cursor;
import java.time.ZoneOffset;
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

    private final AgentsCriteria criteria;
    private final SegmentSet set;

    SegmentListSql(AgentsCriteria criteria, SegmentSet set) {
        this.criteria = criteria;
        this.set = set;
    }

    /** Every row, or those beyond a place. */
    String rows(@Nullable Cursor beyond, boolean backwards) {
        String direction = backwards ? "asc" : "desc";
        String keys = "select i.id, i.received_at" + matching() + beyond(beyond, backwards ? ">" : "<")
                + " order by i.received_at " + direction + ", i.id " + direction + " limit cast(:limit as bigint)";
        return "with " + PeriodSpanSql.SPANS + ", line as (" + keys + ") select " + COLUMNS
                + " from line join interaction i on i.id = line.id and i.received_at = line.received_at"
                + " left join contact c on c.id = i.contact_id order by i.received_at " + direction + ", i.id "
                + direction;
    }

    /** All that is open in the period, whenever it was received, in the order in which it was answered. */
    String open() {
        return "with line as (" + new SegmentSql(criteria).openKeys() + ") select " + COLUMNS
                + " from line join interaction i on i.id = line.id and i.received_at = line.received_at"
                + " left join contact c on c.id = i.contact_id order by i.answered_at, i.id";
    }

    /** How many rows there are, or lie beyond a place. */
    String count(@Nullable Cursor beyond) {
        return "with " + PeriodSpanSql.SPANS + " select count(*) from (select" + matching() + beyond(beyond, "<")
                + " limit cast(:limit as bigint)) line";
    }

    /**
     * What it takes beside the criteria's own parameters.
     *
     * @param limit null: all
     */
    Map<String, Object> parameters(@Nullable Cursor beyond, @Nullable Integer limit) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>(criteria.parameters());
        parameters.put("limit", limit);
        if (beyond != null) {
            parameters.put("cursorAt", beyond.instant().atOffset(ZoneOffset.UTC));
            parameters.put("cursorId", beyond.id());
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

    private static String beyond(@Nullable Cursor beyond, String side) {
        return beyond == null
                ? ""
                : " and i.received_at " + side + "= :cursorAt and (i.received_at, i.id) " + side
                        + " (:cursorAt, :cursorId)";
    }
}
