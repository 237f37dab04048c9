package io.rastro.agents;

import io.rastro.report.rollup.RollupDays;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The report's parts put together for a test that sets the clock. */
record AgentsKit(NamedParameterJdbcTemplate jdbc, RollupDays days, Clock clock, ZoneId zone) {

    AgentsService service() {
        StatusQueries statuses = new StatusQueries(jdbc, clock);
        return new AgentsService(
                new AgentsRepository(jdbc),
                new AgentRollups(clock, zone),
                days,
                new AgentSumsReader(new KeptQueries(jdbc, zone), new SegmentQueries(jdbc), statuses, zone),
                statuses,
                new StatusTimelineQueries(jdbc, clock),
                zone);
    }
}
