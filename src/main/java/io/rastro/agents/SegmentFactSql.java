package io.rastro.agents;

import static io.rastro.agents.SegmentMeasures.*;

import io.rastro.report.rollup.Rollup.Measure;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is kept of a day's interactions, told apart by the mix they are of: {@code WHATSAPP:7} is one medium and one service
 * (0: none). What cannot be added up over media and services, because it may be of several at once, is told of the mix of
 * all of them: {@code CHAT:3,WHATSAPP:7}. So whatever is asked for, each second and each conversation is met once.
 */
final class SegmentFactSql {

    /** The agent under whom everybody's conversations and nobody's interactions are kept. */
    static final int EVERYBODY = 0;

    private static final String MIX_OF_ONE = mixOfOne("i");
    private static final String MIX = "string_agg(distinct mix, ',' order by mix) as mix";
    private static final String MEDIA = "string_agg(distinct media, ',' order by media) as media";

    private final SegmentSql segments;
    private final String booked;

    /** @param criteria everything of one day */
    SegmentFactSql(AgentsCriteria criteria) {
        this.segments = new SegmentSql(criteria);
        this.booked = SegmentSql.received(criteria.spans(), "i") + " and ";
    }

    private static String mixOfOne(String row) {
        return row + ".medium || ':' || coalesce(" + row + ".service_id, 0)";
    }

    /** SQL after {@code with}: a fact has an agent, the mix of media, the mix of media and services, and all measures. */
    String facts() {
        return PeriodSpanSql.SPANS + ", " + counted() + ", " + nobodys() + ", " + open() + ", " + conversations()
                + ", fact as materialized ("
                + Stream.of(
                                fact(
                                        "counted",
                                        COUNTS.stream().collect(Collectors.toMap(Measure::name, Measure::name))),
                                fact("nobody", Map.of(NO_AGENT.name(), "many")),
                                fact("interaction_time", Map.of(INTERACTIONS.name(), "seconds")),
                                fact("busy", Map.of(BUSY.name(), "seconds")),
                                fact("conversation", Map.of(CONVERSATIONS.name(), "1")))
                        .collect(Collectors.joining(" union all "))
                + ")";
    }

    private static String fact(String from, Map<String, String> given) {
        return "select agent_id, media, mix, " + SegmentMeasures.fact(given) + " from " + from;
    }

    private String counted() {
        return "counted as (select i.agent_id, i.medium as media, " + MIX_OF_ONE + " as mix, " + counts() + booked
                + "i.agent_id is not null group by 1, 2, 3)";
    }

    private String nobodys() {
        return "nobody as (select " + EVERYBODY + " as agent_id, i.medium as media, " + MIX_OF_ONE
                + " as mix, count(*) as many" + booked + SegmentSet.NO_AGENT.condition("i") + " group by 1, 2, 3)";
    }

    // Between two moments at which an agent begins or ends to have something of a mix open, nothing changes.
    private String open() {
        String seconds = "cast(sum(date_part('epoch', %s)) as bigint) as seconds";
        return "open as ("
                + segments.arms("i.agent_id, i.medium as media, " + MIX_OF_ONE
                        + " as mix, greatest(i.answered_at, " + PeriodSpanSql.START
                        + ") as from_at, least(i.finished_at, "
                        + PeriodSpanSql.STOP + ") as to_at")
                + "), interaction_time as (select agent_id, media, mix, " + seconds.formatted("to_at - from_at")
                + " from open group by 1, 2, 3), stretch as (select agent_id, media, mix,"
                + " unnest(range_agg(tstzrange(from_at, to_at))) as during from open group by 1, 2, 3),"
                + " border as (select agent_id, lower(during) as at from stretch"
                + " union select agent_id, upper(during) from stretch),"
                + " piece as (select agent_id, at as from_at, lead(at) over (partition by agent_id order by at) as to_at"
                + " from border), mixed as (select p.agent_id, p.from_at, p.to_at, " + MEDIA + ", " + MIX
                + " from piece p join stretch s on s.agent_id = p.agent_id and s.during @> p.from_at"
                + " group by 1, 2, 3), busy as (select agent_id, media, mix, " + seconds.formatted("to_at - from_at")
                + " from mixed group by 1, 2, 3)";
    }

    private String conversations() {
        String mixes = MEDIA + ", " + MIX + " from had group by 1, conversation_id";
        return "had as (select distinct i.agent_id, i.conversation_id, i.medium as media, " + MIX_OF_ONE + " as mix"
                + booked + SegmentSql.answered("i") + " and i.agent_id is not null),"
                + " conversation as (select agent_id, " + mixes + " union all select " + EVERYBODY + ", " + mixes + ")";
    }

    /**
     * Keeps the days of conversations that were answered on several, this one among them: by one agent, and by anyone.
     * Those days stand beside it, whichever of them was looked at first. Fenced: where statistics say that a partition is
     * empty, the planner would begin there.
     */
    String conversationsAgain() {
        String mixes = "day, " + MIX + " from answer group by 1, conversation_id, day";
        return "with " + PeriodSpanSql.SPANS + ", had as materialized (select distinct i.conversation_id" + booked
                + SegmentSql.answered("i")
                + " and i.agent_id is not null), answer as materialized (select h.conversation_id,"
                + " a.* from had h cross join lateral (select x.agent_id, " + mixOfOne("x") + " as mix,"
                + " case when x.received_at >= " + PeriodSpanSql.START + " and x.received_at < " + PeriodSpanSql.STOP
                + " then cast(:day as date) else cast(x.received_at at time zone :zone as date) end as day"
                + " from interaction x where x.conversation_id = h.conversation_id and " + SegmentSql.answered("x")
                + " and x.agent_id is not null offset 0) a),"
                + " each_day as (select agent_id, conversation_id, " + mixes + " union all select " + EVERYBODY
                + ", conversation_id, " + mixes + "), days as (select *, count(*) over conversation as days,"
                + " bool_or(day = cast(:day as date)) over conversation as told from each_day"
                + " window conversation as (partition by agent_id, conversation_id))"
                + " insert into agent_conversation_again (day, agent_id, conversation_id, mix)"
                + " select day, agent_id, conversation_id, mix from days where days > 1 and told on conflict do nothing";
    }
}
