package io.rastro.agents;

import java.util.stream.Collectors;

/**
 * What is asked of statuses. They are told as they came; here each agent's become one timeline: ordered by start,
 * each ends where the next begins, if not before. One that ends before it starts is left out. One without an end lasts
 * until the next, the last one until now, but no longer than a day.
 */
final class StatusSql {

    private static final String TOLD = "select s.agent_id, s.id, s.started_at, s.ended_at, s.state, s.pause_reason_id"
            + " from agent_status s where s.agent_id = a.id and (s.ended_at is null or s.ended_at >= s.started_at) and ";

    // Later starts cut earlier statuses, so of those before the period only the last one can reach into it. The first
    // ones after it tell whether the last one inside is the agent's last, and whether the agent then left.
    private static final String CHAIN = ", told as (select s.* from agent a cross join lateral (("
            + TOLD + "s.started_at < " + PeriodSpanSql.START
            + " order by s.started_at desc, s.id desc limit 1) union all ("
            + TOLD + "s.started_at >= " + PeriodSpanSql.START + " and s.started_at < " + PeriodSpanSql.STOP
            + ") union all ("
            + TOLD + "s.started_at >= " + PeriodSpanSql.STOP + " order by s.started_at, s.id limit 3)) s where %s),"
            + " chained as (select t.*, lead(started_at) over chain as next_start from told t"
            + " window chain as (partition by agent_id order by started_at, id)),"
            + " effective as (select c.*, coalesce(least(next_start, ended_at), greatest(started_at,"
            + " least(cast(:now as timestamptz), started_at + interval '24 hours'))) as stopped_at from chained c)";

    // What is nothing long has cut the one before it and has no part in what follows.
    private static final String LINE = ", status as (select e.*, lag(state) over line as state_before,"
            + " lag(stopped_at) over line as stopped_before, lead(state) over line as state_after,"
            + " lead(started_at) over line as started_after from effective e where stopped_at > started_at"
            + " window line as (partition by agent_id order by started_at, id))";

    // Being offline without an end is what an end of work looks like.
    private static final String OPEN = "(where state <> 'OFFLINE' and ended_at is null and next_start is ";
    private static final String REPAIRS = " select agent_id, 0 as reversed,"
            + " count(*) filter (where ended_at > next_start) as overlapping,"
            + " count(*) filter " + OPEN + "not null) as unended,"
            + " count(*) filter " + OPEN + "null and stopped_at < started_at + interval '24 hours') as running,"
            + " count(*) filter " + OPEN + "null and stopped_at >= started_at + interval '24 hours') as forgotten";

    private static final String REPAIR_SUMS = columns("sum(%1$s) as %1$s");

    private static final String LOGIN = "e.state <> 'OFFLINE' and e.started_at >= s.start and (e.state_before is null"
            + " or e.state_before = 'OFFLINE' or e.stopped_before < e.started_at)";
    private static final String LOGOUT = "e.state <> 'OFFLINE' and e.stopped_at <= s.stop"
            + " and (e.next_start is not null or e.ended_at is not null)"
            + " and (e.state_after is null or e.state_after = 'OFFLINE' or e.stopped_at < e.started_after)";

    private final AgentsCriteria criteria;

    StatusSql(AgentsCriteria criteria) {
        this.criteria = criteria;
    }

    private String chain() {
        return "with " + parts();
    }

    private String parts() {
        return PeriodSpanSql.SPANS + CHAIN.formatted(criteria.agentCondition());
    }

    /** By agent, day, state and reason: seconds, first login, last logout. */
    String times() {
        return chain() + LINE + timesOfSpans();
    }

    private String timesOfSpans() {
        return " select e.agent_id, s.day, e.state, e.pause_reason_id,"
                + " sum(" + PeriodSpanSql.clipped("e.started_at", "e.stopped_at") + ") as seconds,"
                + micros("min(e.started_at) filter (where " + LOGIN + ")") + " as first_login,"
                + micros("max(e.stopped_at) filter (where " + LOGOUT + ")") + " as last_logout"
                + " from status e" + PeriodSpanSql.touching(criteria.spans(), "e.started_at", "e.stopped_at")
                + " group by e.agent_id, s.day, e.state, e.pause_reason_id";
    }

    private static String micros(String instant) {
        return " cast(extract(epoch from " + instant + ") * 1000000 as bigint)";
    }

    /** By agent: how many of the statuses that start in the period had which data issue. */
    String issues() {
        return chain() + repaired() + " select agent_id, " + REPAIR_SUMS + " from repaired group by agent_id";
    }

    private String repaired() {
        return ", repaired as (" + REPAIRS + " from effective where started_at >= " + PeriodSpanSql.START
                + " and started_at < " + PeriodSpanSql.STOP
                + " group by agent_id union all select s.agent_id, count(*), 0, 0, 0, 0"
                + " from agent_status s join agent a on a.id = s.agent_id where s.started_at >= " + PeriodSpanSql.START
                + " and s.started_at < " + PeriodSpanSql.STOP + " and s.ended_at < s.started_at and "
                + criteria.agentCondition() + " group by s.agent_id)";
    }

    /** SQL after {@code with}: facts of agents by state and reason, and without either what was repaired. */
    String facts() {
        return parts() + LINE + ", time as (" + timesOfSpans() + ")" + repaired()
                + ", fact as materialized (select agent_id, state, pause_reason_id, seconds, first_login, last_logout, "
                + columns("0 as %s") + " from time union all"
                + " select agent_id, null, null, null, null, null, " + columns("%s") + " from repaired)";
    }

    private static String columns(String column) {
        return StatusQueries.REPAIRS.stream()
                .map(issue -> column.formatted(issue.key()))
                .collect(Collectors.joining(", "));
    }

    /** The same of the statuses that reach into the period from before. */
    String issuesBefore() {
        return chain() + REPAIRS + " from effective where started_at < " + PeriodSpanSql.START + " and stopped_at > "
                + PeriodSpanSql.START + " group by agent_id";
    }

    /** The agents with time logged in that was left out, or cut to nothing because another status starts with it. */
    String leftOut() {
        return "with " + PeriodSpanSql.SPANS + " select distinct t.agent_id from agent_status t"
                + PeriodSpanSql.holding(criteria.spans(), "t.started_at")
                + " where t.agent_id = any(cast(:agents as int[])) and t.started_at >= " + PeriodSpanSql.START
                + " and t.started_at < " + PeriodSpanSql.STOP
                + " and t.state <> 'OFFLINE' and (t.ended_at < t.started_at"
                + " or t.ended_at is distinct from t.started_at and exists (select from agent_status n"
                + " where n.agent_id = t.agent_id and n.started_at = t.started_at and n.id > t.id"
                + " and (n.ended_at is null or n.ended_at >= n.started_at)))";
    }

    /** The statuses themselves as they touch the period, oldest first. */
    String timeline() {
        return chain() + " select e.agent_id, e.state, e.pause_reason_id, greatest(e.started_at, " + PeriodSpanSql.START
                + ") as started_at, least(e.stopped_at, " + PeriodSpanSql.STOP + ") as stopped_at from effective e"
                + " where e.started_at < " + PeriodSpanSql.STOP + " and e.stopped_at > greatest(e.started_at, "
                + PeriodSpanSql.START
                + ") order by e.agent_id, e.started_at, e.id";
    }
}
