package io.rastro.ivr;

import io.rastro.interaction.ElapsedTime;
import io.rastro.interaction.Status;

/**
 * The facts of IVR calls, in SQL: a call's own columns, those of its first segment of service (lowest number, else
 * earliest, of its conversation, having reached the platform within a day of the call entering the IVR), and what
 * follows from both. Spans are those of {@link ElapsedTime}: in whole seconds, null when unknown.
 */
final class CallFactSql {

    /** How far from entering the IVR a first segment may have reached the platform; it bounds the join. */
    private static final String REACH = "interval '1 day'";

    private static final String SEGMENT_COLUMNS = """
            i.id as segment_id, i.service_id, i.agent_id, i.queued_at, i.answered_at, i.finished_at, o.status,
            %s as answered
            """.formatted(Status.answeredSql("o.status"));

    private static final String SEGMENTS = """
             interaction i on i.conversation_id = c.conversation_id
                and i.received_at between c.entered_at - %1$s and c.entered_at + %1$s
            join outcome o on o.id = i.outcome_id
            """.formatted(REACH);

    private static final String FIRST = "i.segment nulls last, i.received_at, i.id";

    private static final String COLUMNS = """
            c.id, c.entered_at, c.left_at, c.ivr_id, c.path_id, c.outcome, c.conversation_id, c.caller,
            s.segment_id, s.service_id, s.agent_id, s.queued_at, s.answered_at, s.finished_at, s.status,
            coalesce(s.answered, false) as answered,
            coalesce(s.status = 'ABANDONED', false) as abandoned,
            coalesce(s.status = 'SERVICE_TRANSFERRED', false) as transferred,
            """
            + span(
                    "greatest(s.queued_at, c.left_at)",
                    "case when s.answered then s.answered_at else s.finished_at end",
                    "wait")
            + ", " + span("case when s.answered then s.answered_at end", "s.finished_at", "handling") + ", "
            + span("c.entered_at", "c.left_at", "ivr_time");

    /** For {@link #all}: what a span of entering the IVR means for the segments. */
    static final String WITHIN_SPAN = within("span");

    private CallFactSql() {}

    /** The same of the span whose parameters begin with a name. */
    static String within(String name) {
        return "i.received_at >= :" + name + "Start - " + REACH + " and i.received_at < :" + name + "End + " + REACH;
    }

    private static String span(String start, String end, String name) {
        return ElapsedTime.sql(start, end) + " as " + name + ", " + ElapsedTime.clampedSql(start, end) + " as " + name
                + "_clamped";
    }

    /**
     * The facts of many calls: their segments are joined at once.
     *
     * @param calls SQL after {@code where}, over the columns of {@code ivr_call}
     * @param received SQL over {@code i.received_at} that keeps the join to the parts that can hold segments
     */
    static String all(String calls, String received) {
        return "with call as (select * from ivr_call where " + calls
                + "), segment as (select distinct on (c.id) c.id as call_id, "
                + SEGMENT_COLUMNS + "from call c join" + SEGMENTS + "where c.outcome = 'FORWARDED' and " + received
                + " order by c.id, " + FIRST + ") select " + COLUMNS
                + " from call c left join segment s on s.call_id = c.id";
    }

    /** The facts of a few calls out of many, one look-up each; calls as in {@link #all}. */
    static String some(String calls) {
        return "select " + COLUMNS + " from (select * from ivr_call where " + calls
                + ") c left join lateral (select " + SEGMENT_COLUMNS + "from (select) one join" + SEGMENTS
                + "where c.outcome = 'FORWARDED' order by " + FIRST + " limit 1) s on true";
    }
}
