package io.rastro.agents;

/** What is asked of interactions. */
final class SegmentSql {

    /** Longer ones are found by an index of their own, so that a period is not searched for far before its start. */
    private static final String USUAL = "interval '1 hour'";

    private static final String LONG = "interval '1 day'";

    private final AgentsCriteria criteria;

    SegmentSql(AgentsCriteria criteria) {
        this.criteria = criteria;
    }

    /** By agent, day and medium: how many, and the sums of what they took. */
    String counts() {
        return "with " + PeriodSpanSql.SPANS + " select i.agent_id, s.day, i.medium, " + SegmentMeasures.counts()
                + booked() + " group by i.agent_id, s.day, i.medium";
    }

    /** Distinct conversations by agent and day; one more row, without an agent, counts those of all. */
    String conversations() {
        return "with " + PeriodSpanSql.SPANS
                + ", had as materialized (select distinct i.agent_id, s.day, i.conversation_id"
                + booked() + " and " + answered("i") + ")"
                + " select agent_id, day, count(*) as conversations from had group by agent_id, day"
                + " union all select null, null, count(*) from (select distinct conversation_id from had) every";
    }

    /**
     * Distinct conversations of the runs given, by agent and, without one, of all, that have no answer in the rest of the
     * period.
     */
    String conversationsBeside() {
        String elsewhere = " not exists (select from interaction o where o.conversation_id = h.conversation_id"
                + " and " + answered("o") + " and o.received_at >= " + PeriodSpanSql.START + " and o.received_at < "
                + PeriodSpanSql.STOP + " and " + criteria.segmentConditions("o")
                + " and not exists (select from run r where o.received_at >= r.start and o.received_at < r.stop)";
        return "with run as (select * from unnest(cast(:runStarts as timestamptz[]), cast(:runStops as timestamptz[]))"
                + " as given (start, stop)), had as materialized (select distinct i.agent_id, i.conversation_id"
                + " from run r join interaction i on i.received_at >= r.start and i.received_at < r.stop"
                + " where " + answered("i") + " and " + criteria.segmentConditions("i")
                + ") select agent_id, count(*) as conversations from had h where" + elsewhere
                + " and o.agent_id = h.agent_id) group by agent_id union all"
                + " select null, count(*) from (select distinct conversation_id from had) h where" + elsewhere + ")";
    }

    /** How many were answered by nobody that is told. */
    String withoutAgent() {
        return "with " + PeriodSpanSql.SPANS + " select count(*)" + received(criteria.spans(), "i") + " and "
                + SegmentSet.NO_AGENT.condition("i") + criteria.partConditions("i");
    }

    /** What holds for an answered interaction of this alias. */
    static String answered(String row) {
        return SegmentSet.ANSWERED.condition(row);
    }

    private String booked() {
        return received(criteria.spans(), "i") + " and " + criteria.segmentConditions("i");
    }

    /** The interactions of this alias that were received in the spans; more conditions may follow. */
    static String received(PeriodSpans spans, String row) {
        return " from interaction " + row + PeriodSpanSql.holding(spans, row + ".received_at") + " where " + row
                + ".received_at >= " + PeriodSpanSql.START + " and " + row + ".received_at < " + PeriodSpanSql.STOP;
    }

    /**
     * By agent and day: seconds with an interaction open, and the same for each interaction by itself. Of an interaction
     * only the part after the end of all earlier ones is new, so the new parts never overlap and can be clipped apart.
     */
    String busy() {
        return pieces() + " select p.agent_id, s.day, sum(greatest(0, "
                + PeriodSpanSql.clipped("p.new_from", "p.finished_at")
                + ")) as busy, sum(" + PeriodSpanSql.clipped("p.answered_at", "p.finished_at") + ") as interactions"
                + " from piece p" + PeriodSpanSql.touching(criteria.spans(), "p.answered_at", "p.finished_at")
                + " group by p.agent_id, s.day";
    }

    /** The new parts themselves, as they lie in the period, oldest first. */
    String busySpans() {
        return pieces() + " select agent_id, greatest(new_from, " + PeriodSpanSql.START
                + ") as started_at, least(finished_at, "
                + PeriodSpanSql.STOP + ") as stopped_at from piece where finished_at > greatest(new_from, "
                + PeriodSpanSql.START
                + ") and new_from < " + PeriodSpanSql.STOP + " order by new_from, agent_id";
    }

    /** The keys of all that is open in the period. */
    String openKeys() {
        return arms("i.id, i.received_at");
    }

    private String pieces() {
        return "with " + PeriodSpanSql.SPANS + ", open as (" + arms("i.agent_id, i.answered_at, i.finished_at")
                + "), piece as (select agent_id, answered_at, finished_at,"
                + " greatest(answered_at, max(finished_at) over (partition by agent_id"
                + " order by answered_at, finished_at rows between unbounded preceding and 1 preceding)) as new_from"
                + " from open)";
    }

    // The columns of all that is open in the period: those received in it or within the usual length before it, the
    // longer ones of before, the longest ones of
    // ever, and those whose answer is told to come before they did.
    String arms(String columns) {
        String length = "i.finished_at - i.received_at > ";
        return arm(
                        columns,
                        "i.received_at >= " + PeriodSpanSql.START + " - " + USUAL + " and i.received_at < "
                                + PeriodSpanSql.STOP)
                + " union all "
                + arm(
                        columns,
                        "i.received_at >= " + PeriodSpanSql.START + " - " + LONG + " and i.received_at < "
                                + PeriodSpanSql.START + " - " + USUAL + " and " + length + USUAL)
                + " union all "
                + arm(columns, "i.received_at < " + PeriodSpanSql.START + " - " + LONG + " and " + length + LONG)
                + " union all "
                + arm(columns, "i.received_at >= " + PeriodSpanSql.STOP + " and i.answered_at < i.received_at");
    }

    private String arm(String columns, String received) {
        return "select " + columns + " from interaction i where " + received
                + " and i.answered_at < " + PeriodSpanSql.STOP + " and i.finished_at > " + PeriodSpanSql.START
                + " and i.finished_at > i.answered_at and " + answered("i") + " and "
                + criteria.segmentConditions("i");
    }
}
