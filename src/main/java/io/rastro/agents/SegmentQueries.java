package io.rastro.agents;

import io.rastro.agents.SegmentCounts.Assigned;
import io.rastro.interaction.Medium;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** What interactions say of agents, read from the interactions themselves. */
@Repository
class SegmentQueries {

    /** The data issues of an agent's interactions. */
    static final List<DataIssue> ISSUES =
            List.of(DataIssue.HANDLING_CLAMPED, DataIssue.ANSWER_UNSTAMPED, DataIssue.ANSWER_CONTRADICTED);

    private final NamedParameterJdbcTemplate jdbc;

    SegmentQueries(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts and times by DATA, conversations not counted yet, and their data issues. */
    PeriodSums counts(AgentsCriteria criteria) {
        Map<AgentDay, AgentSums> found = new HashMap<>();
        Map<Integer, DataIssueCounts> issues = new HashMap<>();
        jdbc.query(new SegmentSql(criteria).counts(), criteria.parameters(), row -> {
            found.merge(key(criteria, row), figures(row), AgentSums::plus);
            issues.merge(row.getInt("agent_id"), DataIssueCounts.read(row, ISSUES), DataIssueCounts::plus);
        });
        return new PeriodSums(found, 0, issues);
    }

    private static AgentSums figures(ResultSet row) throws SQLException {
        Assigned assigned = new Assigned(row.getLong("answered"), row.getLong("assigned"));
        return new AgentSums(
                new SegmentCounts(
                        Map.of(Medium.valueOf(row.getString("medium")), assigned),
                        0,
                        row.getLong("inbound"),
                        row.getLong("outbound"),
                        row.getLong("transferred")),
                new HandlingTimes(
                        mean(row, "handled"),
                        mean(row, "productive"),
                        mean(row, "hold"),
                        mean(row, "first_response"),
                        mean(row, "response")),
                StatusTimes.NONE);
    }

    private static Mean mean(ResultSet row, String name) throws SQLException {
        return new Mean(row.getLong(name + "_sum"), row.getLong(name + "_count"));
    }

    /** Distinct conversations of each, and of all together. */
    ConversationCounts conversations(AgentsCriteria criteria) {
        Map<AgentDay, Long> found = new HashMap<>();
        long[] all = new long[1];
        jdbc.query(new SegmentSql(criteria).conversations(), criteria.parameters(), row -> {
            if (row.getObject("agent_id") == null) {
                all[0] = row.getLong("conversations");
            } else {
                found.put(key(criteria, row), row.getLong("conversations"));
            }
        });
        return new ConversationCounts(found, all[0]);
    }

    /** Distinct conversations of the days beside those whose sums are kept, but for those that stand in these too. */
    ConversationCounts conversationsBeside(AgentsCriteria criteria, DayCoverage coverage, ZoneId zone) {
        if (coverage.raw().isEmpty()) {
            return new ConversationCounts(Map.of(), 0);
        }
        Map<String, Object> parameters = criteria.parameters();
        parameters.put(
                "runStarts",
                coverage.raw().stream()
                        .map(run -> run.first().atStartOfDay(zone).toInstant().toString())
                        .toArray(String[]::new));
        parameters.put(
                "runStops",
                coverage.raw().stream()
                        .map(run -> run.last()
                                .plusDays(1)
                                .atStartOfDay(zone)
                                .toInstant()
                                .toString())
                        .toArray(String[]::new));
        Map<AgentDay, Long> found = new HashMap<>();
        long[] all = new long[1];
        jdbc.query(new SegmentSql(criteria).conversationsBeside(), parameters, row -> {
            if (row.getObject("agent_id") == null) {
                all[0] = row.getLong("conversations");
            } else {
                found.put(new AgentDay(row.getInt("agent_id"), null), row.getLong("conversations"));
            }
        });
        return new ConversationCounts(found, all[0]);
    }

    /** @param all conversations that several agents shared counted once */
    record ConversationCounts(Map<AgentDay, Long> each, long all) {}

    /** Wall-clock time with interactions open. */
    Map<AgentDay, AgentSums> busy(AgentsCriteria criteria) {
        Map<AgentDay, AgentSums> found = new HashMap<>();
        jdbc.query(new SegmentSql(criteria).busy(), criteria.parameters(), row -> {
            StatusTimes statuses = new StatusTimes(
                    0, 0, 0, Map.of(), row.getLong("busy"), row.getLong("interactions"), null, null, false);
            found.merge(
                    key(criteria, row),
                    new AgentSums(SegmentCounts.NONE, HandlingTimes.NONE, statuses),
                    AgentSums::plus);
        });
        return found;
    }

    /** Answered interactions without an agent. */
    long withoutAgent(AgentsCriteria criteria) {
        Long count = jdbc.queryForObject(new SegmentSql(criteria).withoutAgent(), criteria.parameters(), Long.class);
        return count == null ? 0 : count;
    }

    private static AgentDay key(AgentsCriteria criteria, ResultSet row) throws SQLException {
        return new AgentDay(
                row.getInt("agent_id"),
                criteria.grouping() == Grouping.AGENT ? null : row.getObject("day", LocalDate.class));
    }
}
