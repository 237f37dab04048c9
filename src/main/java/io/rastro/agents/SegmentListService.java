package io.rastro.agents;

import io.rastro.account.ServiceScope;
import io.rastro.directory.ListService;
import io.rastro.report.KeysetList;
import java.time.ZoneId;
import org.springframework.stereotype.Service;

/** The list behind a number of the Agents report, newest first. */
@Service
public class SegmentListService extends ListService<SegmentsFilter, SegmentRow> {

    private final AgentsRepository agents;
    private final SegmentListQueries segments;
    private final ZoneId zone;

    SegmentListService(AgentsRepository agents, SegmentListQueries segments, ZoneId zone) {
        this.agents = agents;
        this.segments = segments;
        this.zone = zone;
    }

    @Override
    protected KeysetList<SegmentRow> list(SegmentsFilter filter, ServiceScope scope) {
        AgentsFilter report = filter.report().groupedBy(Grouping.AGENT);
        PeriodSpans spans = PeriodSpans.of(report, zone);
        return spans.none()
                ? KeysetList.none()
                : segments.list(
                        AgentsCriteria.of(report, scope, spans, report.choosesAgents() ? agents.chosen(report) : null),
                        filter.set(),
                        scope.mask());
    }
}
