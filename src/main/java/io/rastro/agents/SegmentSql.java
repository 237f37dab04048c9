package io.rastro.agents;

import io.rastro.interaction.ElapsedTime;
import java.util.stream.Collectors;

/** What is asked of interactions. */
final class SegmentSql {

    /** Longer ones are found by an index of their own, so that a period is not searched for far before its start. */
    private static final String USUAL = "interval '1 hour'";

    private static final String LONG = "interval '1 day'";

    private static final String HANDLED = ElapsedTime.sql("i.answered_at", "i.finished_at");

    private final Selection selection;

    SegmentSql(Selection selection) {
        this.selection = selection;
    }

    /** By agent, day and medium: how many, and the sums of what they took. */
    String counts() {
        return "with " + SpanSql.SPANS + " select i.agent_id, s.day, i.medium, count(*) as assigned,"
                + count("answered", Counted.ANSWERED)
                + ", " + count("inbound", Counted.INBOUND)
                + ", " + count("outbound", Counted.OUTBOUND)
                + ", " + count("transferred", Counted.TRANSFERRED)
                + mean("handled", HANDLED) + mean("productive", HANDLED + " - i.hold_seconds")
                + mean("hold", "i.hold_seconds") + mean("first_response", "i.first_response_seconds")
                + mean("response", "i.response_seconds") + repairs()
                + booked() + " group by i.agent_id, s.day, i.medium";
    }

    private static String count(String name, Counted counted) {
        return " count(*) filter (where " + counted.condition("i") + ") as " + name;
    }

    private static String repairs() {
        return SegmentQueries.REPAIRS.stream()
                .map(repair -> "," + count(repair.key(), repair.counted().orElseThrow()))
                .collect(Collectors.joining());
    }

    private static String mean(String name, String value) {
        String answered = " filter (where " + answered("i") + ") as ";
        return ", sum(" + value + ")" + answered + name + "_sum, count(" + value + ")" + answered + name + "_count";
    }

    /** Distinct conversations by agent and day; one more row, without an agent, counts those of all. */
    String conversations() {
        return "with " + SpanSql.SPANS + ", had as materialized (select distinct i.agent_id, s.day, i.conversation_id"
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
                + " and " + answered("o") + " and o.received_at >= " + SpanSql.START + " and o.received_at < "
                + SpanSql.STOP + " and " + selection.segmentConditions("o")
                + " and not exists (select from run r where o.received_at >= r.start and o.received_at < r.stop)";
        return "with run as (select * from unnest(cast(:runStarts as timestamptz[]), cast(:runStops as timestamptz[]))"
                + " as given (start, stop)), had as materialized (select distinct i.agent_id, i.conversation_id"
                + " from run r join interaction i on i.received_at >= r.start and i.received_at < r.stop"
                + " where " + answered("i") + " and " + selection.segmentConditions("i")
                + ") select agent_id, count(*) as conversations from had h where" + elsewhere
                + " and o.agent_id = h.agent_id) group by agent_id union all"
                + " select null, count(*) from (select distinct conversation_id from had) h where" + elsewhere + ")";
    }

    /** How many were answered by nobody that is told. */
    String nobodys() {
        return "with " + SpanSql.SPANS + " select count(*)" + received(selection.spans(), "i") + " and "
                + Counted.NO_AGENT.condition("i") + selection.partConditions("i");
    }

    /** What holds for an answered interaction of this alias. */
    static String answered(String row) {
        return Counted.ANSWERED.condition(row);
    }

    private String booked() {
        return received(selection.spans(), "i") + " and " + selection.segmentConditions("i");
    }

    /** The interactions of this alias that were received in the spans; more conditions may follow. */
    static String received(Spans spans, String row) {
        return " from interaction " + row + SpanSql.holding(spans, row + ".received_at") + " where " + row
                + ".received_at >= " + SpanSql.START + " and " + row + ".received_at < " + SpanSql.STOP;
    }

    /**
     * By agent and day: seconds with an interaction open, and the same for each interaction by itself. Of an interaction
     * only the part after the end of all earlier ones is new, so the new parts never overlap and can be clipped apart.
     */
    String busy() {
        return pieces() + " select p.agent_id, s.day, sum(greatest(0, "
                + SpanSql.clipped("p.new_from", "p.finished_at")
                + ")) as busy, sum(" + SpanSql.clipped("p.answered_at", "p.finished_at") + ") as interactions"
                + " from piece p" + SpanSql.touching(selection.spans(), "p.answered_at", "p.finished_at")
                + " group by p.agent_id, s.day";
    }

    /** The new parts themselves, as they lie in the period, oldest first. */
    String stretches() {
        return pieces() + " select agent_id, greatest(new_from, " + SpanSql.START
                + ") as started_at, least(finished_at, "
                + SpanSql.STOP + ") as stopped_at from piece where finished_at > greatest(new_from, " + SpanSql.START
                + ") and new_from < " + SpanSql.STOP + " order by new_from, agent_id";
    }

    /** The keys of all that is open in the period. */
    String openKeys() {
        return arms("i.id, i.received_at");
    }

    private String pieces() {
        return "with " + SpanSql.SPANS + ", open as (" + arms("i.agent_id, i.answered_at, i.finished_at")
                + "), piece as (select agent_id, answered_at, finished_at,"
                + " greatest(answered_at, max(finished_at) over (partition by agent_id"
                + " order by answered_at, finished_at rows between unbounded preceding and 1 preceding)) as new_from"
                + " from open)";
    }

    // Those received in the period or within the usual length before it, the longer ones of before, the longest ones of
    // ever, and those whose answer is told to come before they did.
    private String arms(String columns) {
        String length = "i.finished_at - i.received_at > ";
        return arm(
                        columns,
                        "i.received_at >= " + SpanSql.START + " - " + USUAL + " and i.received_at < " + SpanSql.STOP)
                + " union all "
                + arm(
                        columns,
                        "i.received_at >= " + SpanSql.START + " - " + LONG + " and i.received_at < " + SpanSql.START
                                + " - " + USUAL + " and " + length + USUAL)
                + " union all "
                + arm(columns, "i.received_at < " + SpanSql.START + " - " + LONG + " and " + length + LONG)
                + " union all "
                + arm(columns, "i.received_at >= " + SpanSql.STOP + " and i.answered_at < i.received_at");
    }

    private String arm(String columns, String received) {
        return "select " + columns + " from interaction i where " + received
                + " and i.answered_at < " + SpanSql.STOP + " and i.finished_at > " + SpanSql.START
                + " and i.finished_at > i.answered_at and " + answered("i") + " and "
                + selection.segmentConditions("i");
    }
}
