package io.rastro.agents;

import io.rastro.directory.DirectoryRepository;
import io.rastro.report.rollup.RollupDays;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The report's parts put together for a test that sets the clock. */
record AgentsKit(ApplicationContext portal, Clock clock, ZoneId zone) {

    AgentsService service() {
        JdbcClient jdbc = portal.getBean(JdbcClient.class);
        StatusQueries statuses = new StatusQueries(jdbc, clock);
        return new AgentsService(
                portal.getBean(AgentsRepository.class),
                portal.getBean(DirectoryRepository.class),
                new AgentRollups(clock, zone),
                portal.getBean(RollupDays.class),
                new AgentSumsReader(new KeptQueries(jdbc, zone), new SegmentQueries(jdbc), statuses, zone),
                statuses,
                new StatusTimelineQueries(jdbc, clock),
                zone);
    }
}
