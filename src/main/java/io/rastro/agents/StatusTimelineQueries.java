package io.rastro.agents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads the timelines of agents: statuses, and the time with interactions open. */
@Repository
class StatusTimelineQueries {

    private final NamedParameterJdbcTemplate jdbc;
    private final Clock clock;

    StatusTimelineQueries(NamedParameterJdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Statuses first, then the time with interactions open; each oldest first. */
    List<TimelineSpan> of(AgentsCriteria criteria) {
        Map<String, Object> parameters = criteria.parameters();
        parameters.put("now", clock.instant().toString());
        List<TimelineSpan> found = new ArrayList<>(jdbc.query(
                new StatusSql(criteria).timeline(),
                parameters,
                (row, number) -> span(
                        row,
                        TimelineSpan.AgentActivity.of(AgentState.valueOf(row.getString("state"))),
                        row.getInt("pause_reason_id"))));
        found.addAll(jdbc.query(
                new SegmentSql(criteria).busySpans(),
                parameters,
                (row, number) -> span(row, TimelineSpan.AgentActivity.BUSY, StatusTimes.NO_REASON)));
        return found;
    }

    private static TimelineSpan span(ResultSet row, TimelineSpan.AgentActivity activity, int reasonId)
            throws SQLException {
        return new TimelineSpan(
                row.getInt("agent_id"),
                activity,
                reasonId,
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("stopped_at").toInstant());
    }
}
