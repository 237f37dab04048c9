package io.rastro.agents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** What statuses say of agents, read from the statuses themselves. */
@Repository
class StatusQueries {

    private static final List<DataIssue> REPAIRS = List.of(
            DataIssue.OVERLAPPING, DataIssue.UNENDED, DataIssue.RUNNING, DataIssue.FORGOTTEN, DataIssue.REVERSED);

    private final NamedParameterJdbcTemplate jdbc;
    private final Clock clock;

    StatusQueries(NamedParameterJdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Map<AgentDay, AgentSums> times(AgentsCriteria criteria) {
        Map<AgentDay, AgentSums> found = new HashMap<>();
        jdbc.query(new StatusSql(criteria).times(), parameters(criteria), row -> {
            AgentDay key = new AgentDay(
                    row.getInt("agent_id"),
                    criteria.grouping() == Grouping.AGENT ? null : row.getObject("day", LocalDate.class));
            found.merge(key, new AgentSums(SegmentCounts.NONE, HandlingTimes.NONE, presence(row)), AgentSums::plus);
        });
        return found;
    }

    private static StatusTimes presence(ResultSet row) throws SQLException {
        AgentState state = AgentState.valueOf(row.getString("state"));
        long seconds = row.getLong("seconds");
        return new StatusTimes(
                state == AgentState.AVAILABLE ? seconds : 0,
                state == AgentState.IN_SERVICE ? seconds : 0,
                state == AgentState.AFTER_CALL ? seconds : 0,
                state == AgentState.PAUSE ? Map.of(row.getInt("pause_reason_id"), seconds) : Map.of(),
                0,
                0,
                instant(row.getTimestamp("first_login")),
                instant(row.getTimestamp("last_logout")),
                true);
    }

    private static @Nullable Instant instant(@Nullable Timestamp stamp) {
        return stamp == null ? null : stamp.toInstant();
    }

    /** What the statuses that start in the period needed, by agent. */
    Map<Integer, DataIssueCounts> issues(AgentsCriteria criteria) {
        return issues(new StatusSql(criteria).issues(), criteria);
    }

    /** What those needed that reach into the period from before it. */
    Map<Integer, DataIssueCounts> issuesBefore(AgentsCriteria criteria) {
        return issues(new StatusSql(criteria).issuesBefore(), criteria);
    }

    private Map<Integer, DataIssueCounts> issues(String sql, AgentsCriteria criteria) {
        Map<Integer, DataIssueCounts> found = new HashMap<>();
        jdbc.query(sql, parameters(criteria), row -> {
            found.put(row.getInt("agent_id"), DataIssueCounts.read(row, REPAIRS));
        });
        return found;
    }

    /** Those of the agents chosen who would have been logged in, had no status been left out or cut to nothing. */
    Set<Integer> leftOut(AgentsCriteria criteria) {
        return new TreeSet<>(
                jdbc.queryForList(new StatusSql(criteria).leftOut(), criteria.parameters(), Integer.class));
    }

    private Map<String, Object> parameters(AgentsCriteria criteria) {
        Map<String, Object> parameters = criteria.parameters();
        parameters.put("now", clock.instant().toString());
        return parameters;
    }
}
