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

    private static final List<Repair> REPAIRS =
            List.of(Repair.OVERLAPPING, Repair.UNENDED, Repair.RUNNING, Repair.FORGOTTEN, Repair.REVERSED);

    private final NamedParameterJdbcTemplate jdbc;
    private final Clock clock;

    StatusQueries(NamedParameterJdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Map<AgentDay, Figures> times(Selection selection) {
        Map<AgentDay, Figures> found = new HashMap<>();
        jdbc.query(new StatusSql(selection).times(), parameters(selection), row -> {
            AgentDay key = new AgentDay(
                    row.getInt("agent_id"),
                    selection.grouping() == Grouping.AGENT ? null : row.getObject("day", LocalDate.class));
            found.merge(key, new Figures(Volume.NONE, Handling.NONE, presence(row)), Figures::plus);
        });
        return found;
    }

    private static Presence presence(ResultSet row) throws SQLException {
        AgentState state = AgentState.valueOf(row.getString("state"));
        long seconds = row.getLong("seconds");
        return new Presence(
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
    Map<Integer, Repairs> repairs(Selection selection) {
        return repairs(new StatusSql(selection).repairs(), selection);
    }

    /** What those needed that reach into the period from before it. */
    Map<Integer, Repairs> repairsBefore(Selection selection) {
        return repairs(new StatusSql(selection).repairsBefore(), selection);
    }

    private Map<Integer, Repairs> repairs(String sql, Selection selection) {
        Map<Integer, Repairs> found = new HashMap<>();
        jdbc.query(sql, parameters(selection), row -> {
            found.put(row.getInt("agent_id"), Repairs.read(row, REPAIRS));
        });
        return found;
    }

    /** Those of the agents chosen who would have been logged in, had no status been left out or cut to nothing. */
    Set<Integer> leftOut(Selection selection) {
        return new TreeSet<>(
                jdbc.queryForList(new StatusSql(selection).leftOut(), selection.parameters(), Integer.class));
    }

    private Map<String, Object> parameters(Selection selection) {
        Map<String, Object> parameters = selection.parameters();
        parameters.put("now", clock.instant().toString());
        return parameters;
    }
}
