package io.rastro.agents;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** The report's parts put together for a test that sets the clock. */
record AgentsKit(NamedParameterJdbcTemplate jdbc, Clock clock, ZoneId zone) {

    AgentsService service() {
        RawSums raw = new RawSums(segments(), statuses());
        RollupQueries rollup = new RollupQueries(jdbc);
        RollupDays days = new RollupDays(jdbc, zone);
        return new AgentsService(
                new AgentsRepository(jdbc),
                raw,
                new RollupSums(days, rollup, raw, segments(), zone),
                new DataIssueCounter(statuses(), segments(), days, zone),
                statuses(),
                new StatusTimelineQueries(jdbc, clock),
                zone);
    }

    RollupRefresh refresh(PlatformTransactionManager transactions) {
        return new RollupRefresh(
                jdbc,
                new AgentsRepository(jdbc),
                new RollupWriter(jdbc, zone),
                new RawSums(segments(), statuses()),
                statuses(),
                segments(),
                transactions,
                clock,
                zone);
    }

    private SegmentQueries segments() {
        return new SegmentQueries(jdbc);
    }

    private StatusQueries statuses() {
        return new StatusQueries(jdbc, clock);
    }
}
