package io.rastro.agents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads what agents were at, stretch by stretch. */
@Repository
class StretchQueries {

    private final NamedParameterJdbcTemplate jdbc;
    private final Clock clock;

    StretchQueries(NamedParameterJdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Statuses first, then the time with interactions open; each oldest first. */
    List<Stretch> of(Selection selection) {
        Map<String, Object> parameters = selection.parameters();
        parameters.put("now", clock.instant().toString());
        List<Stretch> found = new ArrayList<>(jdbc.query(
                new StatusSql(selection).timeline(),
                parameters,
                (row, number) -> stretch(
                        row,
                        Stretch.Kind.of(AgentState.valueOf(row.getString("state"))),
                        row.getInt("pause_reason_id"))));
        found.addAll(jdbc.query(
                new SegmentSql(selection).stretches(),
                parameters,
                (row, number) -> stretch(row, Stretch.Kind.BUSY, Presence.NO_REASON)));
        return found;
    }

    private static Stretch stretch(ResultSet row, Stretch.Kind kind, int reasonId) throws SQLException {
        return new Stretch(
                row.getInt("agent_id"),
                kind,
                reasonId,
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("stopped_at").toInstant());
    }
}
