package io.rastro.agents;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Replaces the sums of a day. */
@Repository
class RollupWriter {

    // The conversations of the day that were answered on other days, too: those days stand beside it, whichever of them
    // was looked at first. Fenced: where statistics say that a partition is empty, the planner would begin there.
    private static final String AGAIN =
            "with " + PeriodSpanSql.SPANS + ", had as materialized (select distinct i.agent_id,"
                    + " i.conversation_id %s and " + SegmentSql.answered("i") + " and i.agent_id is not null),"
                    + " elsewhere as materialized (select h.agent_id, h.conversation_id, o.agent_id as other,"
                    + " cast(o.received_at at time zone :zone as date) as day from had h cross join lateral ("
                    + "select x.agent_id, x.received_at from interaction x where x.conversation_id = h.conversation_id"
                    + " and " + SegmentSql.answered("x") + " and x.agent_id is not null"
                    + " and (x.received_at < " + PeriodSpanSql.START + " or x.received_at >= " + PeriodSpanSql.STOP
                    + ") offset 0) o)"
                    + " insert into agent_conversation_again (day, agent_id, conversation_id)"
                    + " select day, 0, conversation_id from elsewhere"
                    + " union select cast(:day as date), 0, conversation_id from elsewhere"
                    + " union select day, agent_id, conversation_id from elsewhere where other = agent_id"
                    + " union select cast(:day as date), agent_id, conversation_id from elsewhere where other = agent_id"
                    + " on conflict do nothing";

    private static final List<String> SUMS = List.of("agent_sum", "agent_medium", "agent_pause");
    private static final String DELETE = "delete from %s where span = %d and day = cast(:day as date)";

    private final NamedParameterJdbcTemplate jdbc;
    private final ZoneId zone;

    RollupWriter(NamedParameterJdbcTemplate jdbc, ZoneId zone) {
        this.jdbc = jdbc;
        this.zone = zone;
    }

    /**
     * Writes within the caller's transaction.
     *
     * @param criteria of everything on that day
     */
    void replace(
            LocalDate day,
            AgentsCriteria criteria,
            PeriodSums period,
            Map<Integer, DataIssueCounts> statuses,
            long nobodys) {
        forget(day);
        Map<Integer, DataIssueCounts> issues = new HashMap<>(period.issues());
        statuses.forEach((agent, more) -> issues.merge(agent, more, DataIssueCounts::plus));
        Map<AgentDay, AgentSums> each = new HashMap<>(period.byAgentDay());
        each.values().removeIf(sums -> sums.isEmpty() && !sums.statuses().known());
        issues.keySet().forEach(agent -> each.putIfAbsent(new AgentDay(agent, day), AgentSums.NONE));
        insert(each, issues);
        insertAgain(day, criteria);
        jdbc.update(
                "update agent_rollup_day set version = :version, conversations = :conversations, nobodys = :nobodys"
                        + " where day = cast(:day as date)",
                Map.of(
                        "version",
                        RollupDays.version(zone),
                        "conversations",
                        period.conversations(),
                        "nobodys",
                        nobodys,
                        "day",
                        day.toString()));
    }

    private void forget(LocalDate day) {
        forgetMonth(day.withDayOfMonth(1));
        for (String table : SUMS) {
            jdbc.update(DELETE.formatted(table, RollupQueries.DAY), Map.of("day", day.toString()));
        }
        jdbc.update(
                "delete from agent_conversation_again where day = cast(:day as date)", Map.of("day", day.toString()));
    }

    private void forgetMonth(LocalDate month) {
        for (String table : SUMS) {
            jdbc.update(DELETE.formatted(table, RollupQueries.MONTH), Map.of("day", month.toString()));
        }
        jdbc.update(
                "delete from agent_rollup_month where month = cast(:month as date)", Map.of("month", month.toString()));
    }

    /** Adds a month up from the sums of its days, all of which must be kept. */
    void replaceMonth(LocalDate month) {
        forgetMonth(month);
        Map<String, String> parameters = Map.of(
                "month", month.toString(),
                "next", month.plusMonths(1).toString(),
                "version", RollupDays.version(zone));
        String days = " where span = " + RollupQueries.DAY
                + " and day >= cast(:month as date) and day < cast(:next as date) group by agent_id, ";
        String begin = " select " + RollupQueries.MONTH + ", cast(:month as date), agent_id, ";
        jdbc.update(RollupColumns.MONTH, parameters);
        jdbc.update(
                "insert into agent_medium (span, day, agent_id, medium, answered, assigned)" + begin
                        + "medium, sum(answered), sum(assigned) from agent_medium" + days + "medium",
                parameters);
        jdbc.update(
                "insert into agent_pause (span, day, agent_id, reason_id, seconds)" + begin
                        + "reason_id, sum(seconds) from agent_pause" + days + "reason_id",
                parameters);
        jdbc.update(
                "insert into agent_rollup_month (month, version) values (cast(:month as date), :version)", parameters);
    }

    private void insert(Map<AgentDay, AgentSums> each, Map<Integer, DataIssueCounts> issues) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<Object[]> media = new ArrayList<>();
        List<Object[]> pauses = new ArrayList<>();
        each.forEach((key, sums) -> {
            rows.add(RollupColumns.values(key, sums, issues.getOrDefault(key.agentId(), DataIssueCounts.NONE)));
            LocalDate day = Objects.requireNonNull(key.day());
            sums.segments()
                    .media()
                    .forEach((medium, assigned) -> media.add(
                            new Object[] {day, key.agentId(), medium.name(), assigned.answered(), assigned.all()}));
            sums.statuses()
                    .pauses()
                    .forEach((reason, seconds) -> pauses.add(new Object[] {day, key.agentId(), reason, seconds}));
        });
        jdbc.getJdbcOperations().batchUpdate(RollupColumns.INSERT, rows);
        jdbc.getJdbcOperations()
                .batchUpdate(
                        "insert into agent_medium (span, day, agent_id, medium, answered, assigned)"
                                + " values (1, ?, ?, ?, ?, ?)",
                        media);
        jdbc.getJdbcOperations()
                .batchUpdate(
                        "insert into agent_pause (span, day, agent_id, reason_id, seconds) values (1, ?, ?, ?, ?)",
                        pauses);
    }

    private void insertAgain(LocalDate day, AgentsCriteria criteria) {
        Map<String, Object> parameters = criteria.parameters();
        parameters.put("zone", zone.getId());
        parameters.put("day", day.toString());
        jdbc.update(AGAIN.formatted(SegmentSql.received(criteria.spans(), "i")), parameters);
    }
}
