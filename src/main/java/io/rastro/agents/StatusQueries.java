package io.rastro.agents;

import io.rastro.report.rollup.Rollup.Measure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What statuses say of agents, read from the statuses themselves. */
@Repository
class StatusQueries {

    /** What is repaired in statuses. That one still runs is told of today alone, which is not kept. */
    static final List<DataIssue> REPAIRS = List.of(
            DataIssue.OVERLAPPING, DataIssue.UNENDED, DataIssue.RUNNING, DataIssue.FORGOTTEN, DataIssue.REVERSED);

    /** Instants are kept in microseconds since 1970. */
    static final List<Measure> KEPT = Stream.concat(
                    Stream.of(
                            Measure.sum("seconds"),
                            new Measure("first_login", "min(first_login)", "min"),
                            new Measure("last_logout", "max(last_logout)", "max")),
                    REPAIRS.stream().map(issue -> Measure.sum(issue.key())))
            .toList();

    private final JdbcClient jdbc;
    private final Clock clock;

    StatusQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Map<AgentDay, AgentSums> times(AgentsCriteria criteria) {
        Map<AgentDay, AgentSums> found = new HashMap<>();
        jdbc.sql(new StatusSql(criteria).times()).params(parameters(criteria)).query(row -> {
            found.merge(criteria.key(row), figures(row), AgentSums::plus);
        });
        return found;
    }

    /** Of a row that tells of one state and reason. */
    static AgentSums figures(ResultSet row) throws SQLException {
        AgentState state = AgentState.valueOf(row.getString("state"));
        long seconds = row.getLong("seconds");
        StatusTimes statuses = new StatusTimes(
                state == AgentState.AVAILABLE ? seconds : 0,
                state == AgentState.IN_SERVICE ? seconds : 0,
                state == AgentState.AFTER_CALL ? seconds : 0,
                state == AgentState.PAUSE ? Map.of(row.getInt("pause_reason_id"), seconds) : Map.of(),
                0,
                0,
                instant(row, "first_login"),
                instant(row, "last_logout"),
                true);
        return new AgentSums(SegmentCounts.NONE, HandlingTimes.NONE, statuses);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
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
        jdbc.sql(sql).params(parameters(criteria)).query(row -> {
            found.put(row.getInt("agent_id"), DataIssueCounts.read(row, REPAIRS));
        });
        return found;
    }

    /** Those of the agents chosen who would have been logged in, had no status been left out or cut to nothing. */
    Set<Integer> leftOut(AgentsCriteria criteria) {
        return new TreeSet<>(jdbc.sql(new StatusSql(criteria).leftOut())
                .params(criteria.parameters())
                .query(Integer.class)
                .list());
    }

    private Map<String, Object> parameters(AgentsCriteria criteria) {
        Map<String, Object> parameters = criteria.parameters();
        parameters.put("now", clock.instant().toString());
        return parameters;
    }
}
