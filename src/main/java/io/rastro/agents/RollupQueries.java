package io.rastro.agents;

import io.rastro.agents.Volume.Assigned;
import io.rastro.interaction.Medium;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads the sums that are kept by agent. */
@Repository
class RollupQueries {

    static final int DAY = 1;
    static final int MONTH = 31;

    private final NamedParameterJdbcTemplate jdbc;

    RollupQueries(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The sums of days and months; conversations are added up, too. */
    Map<AgentDay, Figures> sums(Selection selection, DaySplit split) {
        Map<AgentDay, Figures> found = new HashMap<>();
        if (selection.grouping() == Grouping.AGENT_DAY) {
            addSums(selection, DAY, split.clean(), found);
        } else {
            addSums(selection, MONTH, split.months(), found);
            addSums(selection, DAY, split.singles(), found);
        }
        return found;
    }

    private void addSums(Selection selection, int span, List<LocalDate> days, Map<AgentDay, Figures> found) {
        if (days.isEmpty()) {
            return;
        }
        read(selection, span, days, "agent_sum", RollupColumns.SUMS, "", found, RollupColumns::figures);
        read(
                selection,
                span,
                days,
                "agent_medium",
                "r.medium, sum(answered) as answered, sum(assigned) as assigned",
                ", r.medium",
                found,
                RollupQueries::medium);
        read(
                selection,
                span,
                days,
                "agent_pause",
                "r.reason_id, sum(seconds) as seconds",
                ", r.reason_id",
                found,
                RollupQueries::pause);
    }

    /** Makes figures of a row. */
    private interface Reading {

        Figures of(ResultSet row) throws SQLException;
    }

    private void read(
            Selection selection,
            int span,
            List<LocalDate> days,
            String table,
            String columns,
            String groups,
            Map<AgentDay, Figures> found,
            Reading reading) {
        boolean byDay = selection.grouping() == Grouping.AGENT_DAY;
        String sql = "select r.agent_id" + (byDay ? ", r.day" : "") + ", " + columns + " from " + table
                + " r where r.span = " + span + " and " + RollupDays.AMONG + agents(selection) + " group by r.agent_id"
                + (byDay ? ", r.day" : "") + groups;
        jdbc.query(sql, parameters(selection, days), row -> {
            AgentDay key = new AgentDay(row.getInt("agent_id"), byDay ? row.getObject("day", LocalDate.class) : null);
            found.merge(key, reading.of(row), Figures::plus);
        });
    }

    private static Figures medium(ResultSet row) throws SQLException {
        Assigned assigned = new Assigned(row.getLong("answered"), row.getLong("assigned"));
        Volume volume = new Volume(Map.of(Medium.valueOf(row.getString("medium")), assigned), 0, 0, 0, 0);
        return new Figures(volume, Handling.NONE, Presence.NONE);
    }

    private static Figures pause(ResultSet row) throws SQLException {
        Map<Integer, Long> pauses = Map.of(row.getInt("reason_id"), row.getLong("seconds"));
        return new Figures(Volume.NONE, Handling.NONE, new Presence(0, 0, 0, pauses, 0, 0, null, null, false));
    }

    /** By agent. */
    Map<Integer, Repairs> repairs(Selection selection, DaySplit split) {
        Map<Integer, Repairs> found = new HashMap<>();
        addRepairs(selection, MONTH, split.months(), found);
        addRepairs(selection, DAY, split.singles(), found);
        return found;
    }

    private void addRepairs(Selection selection, int span, List<LocalDate> days, Map<Integer, Repairs> found) {
        jdbc.query(
                "select r.agent_id, " + RollupColumns.REPAIR_SUMS + " from agent_sum r where r.span = " + span + " and "
                        + RollupDays.AMONG + agents(selection) + " group by r.agent_id",
                parameters(selection, days),
                row -> {
                    found.merge(row.getInt("agent_id"), Repairs.read(row, RollupColumns.REPAIRS), Repairs::plus);
                });
    }

    private static String agents(Selection selection) {
        return selection.agents() == null ? "" : " and r.agent_id = any(cast(:agents as int[]))";
    }

    private static Map<String, Object> parameters(Selection selection, List<LocalDate> days) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("days", RollupDays.texts(days));
        Set<Integer> agents = selection.agents();
        if (agents != null) {
            parameters.put("agents", Selection.array(agents));
        }
        return parameters;
    }

    static @Nullable Instant instant(@Nullable Timestamp stamp) {
        return stamp == null ? null : stamp.toInstant();
    }
}
