package io.rastro.agents;

import io.rastro.report.rollup.Coverage;
import io.rastro.report.rollup.Rollup;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what is kept of agents. */
@Repository
class KeptQueries {

    private final JdbcClient jdbc;
    private final ZoneId zone;

    KeptQueries(JdbcClient jdbc, ZoneId zone) {
        this.jdbc = jdbc;
        this.zone = zone;
    }

    /** What is kept of interactions; of conversations those of each day, added up. */
    PeriodSums segments(AgentsCriteria criteria, Coverage coverage) {
        Map<AgentDay, AgentSums> found = new HashMap<>();
        Map<Integer, DataIssueCounts> issues = new HashMap<>();
        long[] conversations = new long[1];
        String part = criteria.mixCondition(criteria.services() != null);
        Rollup rollup = AgentRollups.ofSegments(criteria);
        boolean byMedium = rollup.dimensions().contains(AgentRollups.MEDIUM);
        read(rollup, criteria, coverage, part, byMedium ? ", medium" : "", row -> {
            int agent = row.getInt("agent_id");
            long distinct = row.getLong(SegmentMeasures.CONVERSATIONS.name());
            if (agent == SegmentFactSql.EVERYBODY) {
                conversations[0] += distinct;
                DataIssueCounts nobodys =
                        DataIssueCounts.of(DataIssue.NO_AGENT, row.getLong(SegmentMeasures.NO_AGENT.name()));
                issues.merge(agent, nobodys, DataIssueCounts::plus);
            } else {
                AgentSums counted = byMedium ? SegmentMeasures.counted(row) : SegmentMeasures.countedOfAllMedia(row);
                AgentSums sums = counted.withConversations(distinct).plus(SegmentMeasures.open(row));
                found.merge(criteria.key(row), sums, AgentSums::plus);
                issues.merge(agent, DataIssueCounts.read(row, SegmentMeasures.REPAIRS), DataIssueCounts::plus);
            }
        });
        return new PeriodSums(found, conversations[0], issues);
    }

    /** What is kept of statuses. */
    PeriodSums statuses(AgentsCriteria criteria, Coverage coverage) {
        Map<AgentDay, AgentSums> found = new HashMap<>();
        Map<Integer, DataIssueCounts> issues = new HashMap<>();
        read(AgentRollups.STATUSES, criteria, coverage, "", ", state, pause_reason_id", row -> {
            if (row.getString("state") == null) {
                issues.merge(
                        row.getInt("agent_id"),
                        DataIssueCounts.read(row, StatusQueries.REPAIRS),
                        DataIssueCounts::plus);
            } else {
                found.merge(criteria.key(row), StatusQueries.figures(row), AgentSums::plus);
            }
        });
        return new PeriodSums(found, 0, issues);
    }

    private void read(
            Rollup rollup,
            AgentsCriteria criteria,
            Coverage coverage,
            String condition,
            String apart,
            RowCallbackHandler sink) {
        boolean byDay = criteria.grouping() == Grouping.AGENT_DAY;
        Coverage days = byDay ? coverage.byDay() : coverage;
        String day = byDay ? "cast(starts_at at time zone :zone as date)" : "cast(null as date)";
        String agents = criteria.agents() == null ? "" : " and agent_id = any(cast(:agents as int[]))";
        jdbc.sql("select agent_id, day" + apart + ", " + rollup.sums() + " from (select kept.*, " + day
                        + " as day from "
                        + rollup.rows(days) + " kept) kept where true" + condition + agents
                        + " group by agent_id, day" + apart)
                .params(parameters(criteria, days))
                .query(sink);
    }

    /** How many conversations the sums of days have too many, by agent; of everybody under their number. */
    Map<Integer, Long> repetitions(AgentsCriteria criteria, Coverage coverage) {
        Map<Integer, Long> found = new HashMap<>();
        jdbc.sql("select agent_id, sum(days - 1) as many from (select agent_id, conversation_id, count(*) as days"
                        + " from agent_conversation_again where day = any(cast(:keptDays as date[]))"
                        + criteria.mixCondition(true)
                        + " group by agent_id, conversation_id) pair group by agent_id")
                .params(parameters(criteria, coverage))
                .query(row -> {
                    found.put(row.getInt("agent_id"), row.getLong("many"));
                });
        return found;
    }

    private Map<String, Object> parameters(AgentsCriteria criteria, Coverage coverage) {
        Map<String, Object> parameters = criteria.parameters();
        parameters.putAll(coverage.parameters(zone));
        parameters.put("zone", zone.getId());
        parameters.put(
                "keptDays",
                coverage.kept().stream()
                        .flatMap(range -> range.days().map(LocalDate::toString))
                        .toArray(String[]::new));
        return parameters;
    }
}
