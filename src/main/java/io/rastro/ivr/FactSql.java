package io.rastro.ivr;

/**
 * The facts of IVR calls, in SQL: a call's own columns, those of its first segment of service (lowest number, else
 * earliest, of its conversation, having reached the platform within a day of the call entering the IVR), and what
 * follows from both. Spans are in whole seconds, null when unknown or negative.
 */
final class FactSql {

    /** How far from entering the IVR a first segment may have reached the platform; it bounds the join. */
    private static final String REACH = "interval '1 day'";

    private static final String SEGMENT_COLUMNS = """
            i.id as segment_id, i.service_id, i.agent_id, i.queued_at, i.answered_at, i.finished_at, o.status,
            i.answered_at is not null or o.status in ('SERVICE_COMPLETED', 'SERVICE_TRANSFERRED') as answered
            """;

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
            coalesce(not s.answered and s.status = 'ABANDONED', false) as abandoned,
            coalesce(s.status = 'SERVICE_TRANSFERRED', false) as transferred,
            """
            + span(
                    "coalesce(s.answered_at, case when not s.answered then s.finished_at end)",
                    "greatest(s.queued_at, c.left_at)")
            + " as wait, " + span("s.finished_at", "s.answered_at") + " as handling, "
            + span("c.left_at", "c.entered_at") + " as ivr_time";

    /** For {@link #all}: what a span of entering the IVR means for the segments. */
    static final String WITHIN_SPAN =
            "i.received_at >= :spanStart - " + REACH + " and i.received_at < :spanEnd + " + REACH;

    private FactSql() {}

    // greatest() skips nulls: unknown comes out as -1 like negative, and both as null then.
    private static String span(String end, String start) {
        return "nullif(greatest(cast(date_part('epoch', " + end + " - " + start + ") as bigint), -1), -1)";
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
