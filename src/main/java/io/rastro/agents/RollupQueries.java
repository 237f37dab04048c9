package io.rastro.agents;

import io.rastro.agents.SegmentCounts.Assigned;
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
    Map<AgentDay, AgentSums> sums(AgentsCriteria criteria, DayCoverage coverage) {
        Map<AgentDay, AgentSums> found = new HashMap<>();
        if (criteria.grouping() == Grouping.AGENT_DAY) {
            addSums(criteria, DAY, coverage.kept(), found);
        } else {
            addSums(criteria, MONTH, coverage.months(), found);
            addSums(criteria, DAY, coverage.singleDays(), found);
        }
        return found;
    }

    private void addSums(AgentsCriteria criteria, int span, List<LocalDate> days, Map<AgentDay, AgentSums> found) {
        if (days.isEmpty()) {
            return;
        }
        read(criteria, span, days, "agent_sum", RollupColumns.SUMS, "", found, RollupColumns::figures);
        read(
                criteria,
                span,
                days,
                "agent_medium",
                "r.medium, sum(answered) as answered, sum(assigned) as assigned",
                ", r.medium",
                found,
                RollupQueries::medium);
        read(
                criteria,
                span,
                days,
                "agent_pause",
                "r.reason_id, sum(seconds) as seconds",
                ", r.reason_id",
                found,
                RollupQueries::pause);
    }

    /** Reads sums from a row. */
    private interface SumsMapper {

        AgentSums of(ResultSet row) throws SQLException;
    }

    private void read(
            AgentsCriteria criteria,
            int span,
            List<LocalDate> days,
            String table,
            String columns,
            String groups,
            Map<AgentDay, AgentSums> found,
            SumsMapper reading) {
        boolean byDay = criteria.grouping() == Grouping.AGENT_DAY;
        String sql = "select r.agent_id" + (byDay ? ", r.day" : "") + ", " + columns + " from " + table
                + " r where r.span = " + span + " and " + RollupDays.OF_DAYS + agents(criteria) + " group by r.agent_id"
                + (byDay ? ", r.day" : "") + groups;
        jdbc.query(sql, parameters(criteria, days), row -> {
            AgentDay key = new AgentDay(row.getInt("agent_id"), byDay ? row.getObject("day", LocalDate.class) : null);
            found.merge(key, reading.of(row), AgentSums::plus);
        });
    }

    private static AgentSums medium(ResultSet row) throws SQLException {
        Assigned assigned = new Assigned(row.getLong("answered"), row.getLong("assigned"));
        SegmentCounts segments =
                new SegmentCounts(Map.of(Medium.valueOf(row.getString("medium")), assigned), 0, 0, 0, 0);
        return new AgentSums(segments, HandlingTimes.NONE, StatusTimes.NONE);
    }

    private static AgentSums pause(ResultSet row) throws SQLException {
        Map<Integer, Long> pauses = Map.of(row.getInt("reason_id"), row.getLong("seconds"));
        return new AgentSums(
                SegmentCounts.NONE, HandlingTimes.NONE, new StatusTimes(0, 0, 0, pauses, 0, 0, null, null, false));
    }

    /** By agent. */
    Map<Integer, DataIssueCounts> issues(AgentsCriteria criteria, DayCoverage coverage) {
        Map<Integer, DataIssueCounts> found = new HashMap<>();
        addIssues(criteria, MONTH, coverage.months(), found);
        addIssues(criteria, DAY, coverage.singleDays(), found);
        return found;
    }

    private void addIssues(
            AgentsCriteria criteria, int span, List<LocalDate> days, Map<Integer, DataIssueCounts> found) {
        jdbc.query(
                "select r.agent_id, " + RollupColumns.REPAIR_SUMS + " from agent_sum r where r.span = " + span + " and "
                        + RollupDays.OF_DAYS + agents(criteria) + " group by r.agent_id",
                parameters(criteria, days),
                row -> {
                    found.merge(
                            row.getInt("agent_id"),
                            DataIssueCounts.read(row, RollupColumns.REPAIRS),
                            DataIssueCounts::plus);
                });
    }

    private static String agents(AgentsCriteria criteria) {
        return criteria.agents() == null ? "" : " and r.agent_id = any(cast(:agents as int[]))";
    }

    private static Map<String, Object> parameters(AgentsCriteria criteria, List<LocalDate> days) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("days", RollupDays.texts(days));
        Set<Integer> agents = criteria.agents();
        if (agents != null) {
            parameters.put("agents", AgentsCriteria.array(agents));
        }
        return parameters;
    }

    static @Nullable Instant instant(@Nullable Timestamp stamp) {
        return stamp == null ? null : stamp.toInstant();
    }
}
