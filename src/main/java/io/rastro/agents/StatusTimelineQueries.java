package io.rastro.agents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the timelines of agents: statuses, and the time with interactions open. */
@Repository
class StatusTimelineQueries {

    private final JdbcClient jdbc;
    private final Clock clock;

    StatusTimelineQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Statuses first, then the time with interactions open; each oldest first. */
    List<TimelineSpan> of(AgentsCriteria criteria) {
        Map<String, Object> parameters = criteria.parameters();
        parameters.put("now", clock.instant().toString());
        List<TimelineSpan> found = new ArrayList<>(jdbc.sql(new StatusSql(criteria).timeline())
                .params(parameters)
                .query((row, number) -> span(
                        row,
                        TimelineSpan.AgentActivity.of(AgentState.valueOf(row.getString("state"))),
                        row.getInt("pause_reason_id")))
                .list());
        found.addAll(jdbc.sql(new SegmentSql(criteria).busySpans())
                .params(parameters)
                .query((row, number) -> span(row, TimelineSpan.AgentActivity.BUSY, StatusTimes.NO_REASON))
                .list());
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
