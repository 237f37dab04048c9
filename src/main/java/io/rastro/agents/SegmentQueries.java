package io.rastro.agents;

import io.rastro.report.InstantRange;
import io.rastro.report.rollup.Coverage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What interactions say of agents, read from the interactions themselves. */
@Repository
class SegmentQueries {

    private final JdbcClient jdbc;

    SegmentQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sorting and hashing a month of interactions takes more than the few megabytes that a page gets. */
    void allowMemory() {
        jdbc.sql("set local work_mem = '64MB'").update();
    }

    /** Counts and times by DATA, conversations not counted yet, and their data issues. */
    PeriodSums counts(AgentsCriteria criteria) {
        Map<AgentDay, AgentSums> found = new HashMap<>();
        Map<Integer, DataIssueCounts> issues = new HashMap<>();
        jdbc.sql(new SegmentSql(criteria).counts())
                .params(criteria.parameters())
                .query(row -> {
                    found.merge(criteria.key(row), SegmentMeasures.counted(row), AgentSums::plus);
                    issues.merge(
                            row.getInt("agent_id"),
                            DataIssueCounts.read(row, SegmentMeasures.REPAIRS),
                            DataIssueCounts::plus);
                });
        return new PeriodSums(found, 0, issues);
    }

    /** Distinct conversations of each, and of all together. */
    ConversationCounts conversations(AgentsCriteria criteria) {
        return conversations(new SegmentSql(criteria).conversations(), criteria.parameters(), criteria::key);
    }

    /** Distinct conversations of the days that are not kept, but for those that stand in the kept ones too. */
    ConversationCounts conversationsBeside(AgentsCriteria criteria, Coverage coverage, ZoneId zone) {
        if (coverage.raw().isEmpty()) {
            return new ConversationCounts(Map.of(), 0);
        }
        Map<String, Object> parameters = criteria.parameters();
        List<InstantRange> runs =
                coverage.raw().stream().map(run -> run.instants(zone)).toList();
        parameters.put("runStarts", PeriodSpans.texts(runs, InstantRange::start));
        parameters.put("runStops", PeriodSpans.texts(runs, InstantRange::end));
        return conversations(
                new SegmentSql(criteria).conversationsBeside(),
                parameters,
                row -> new AgentDay(row.getInt("agent_id"), null));
    }

    private ConversationCounts conversations(String sql, Map<String, Object> parameters, KeyOfRow key) {
        Map<AgentDay, Long> found = new HashMap<>();
        long[] all = new long[1];
        jdbc.sql(sql).params(parameters).query(row -> {
            if (row.getObject("agent_id") == null) {
                all[0] = row.getLong("conversations");
            } else {
                found.put(key.of(row), row.getLong("conversations"));
            }
        });
        return new ConversationCounts(found, all[0]);
    }

    private interface KeyOfRow {

        AgentDay of(ResultSet row) throws SQLException;
    }

    /** @param all conversations that several agents shared counted once */
    record ConversationCounts(Map<AgentDay, Long> each, long all) {}

    /** Wall-clock time with interactions open. */
    Map<AgentDay, AgentSums> busy(AgentsCriteria criteria) {
        Map<AgentDay, AgentSums> found = new HashMap<>();
        jdbc.sql(new SegmentSql(criteria).busy()).params(criteria.parameters()).query(row -> {
            found.merge(criteria.key(row), SegmentMeasures.open(row), AgentSums::plus);
        });
        return found;
    }

    /** Answered interactions without an agent. */
    long withoutAgent(AgentsCriteria criteria) {
        return jdbc.sql(new SegmentSql(criteria).withoutAgent())
                .params(criteria.parameters())
                .query(Long.class)
                .single();
    }
}
