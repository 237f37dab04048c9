package io.rastro.agents;

import io.rastro.account.ServiceScope;
import io.rastro.directory.DirectoryKind;
import io.rastro.directory.DirectoryRepository;
import io.rastro.report.PageTransaction;
import io.rastro.report.rollup.DayRange;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Tells of one agent. Who handled nothing that the reader may see has no shift to show. */
@Service
// One snapshot: statuses and interactions of a day belong together.
@PageTransaction
public class AgentService {

    private final AgentsRepository agents;
    private final DirectoryRepository directory;
    private final StatusTimelineQueries timelines;
    private final SegmentListQueries segments;
    private final ZoneId zone;

    AgentService(
            AgentsRepository agents,
            DirectoryRepository directory,
            StatusTimelineQueries timelines,
            SegmentListQueries segments,
            ZoneId zone) {
        this.agents = agents;
        this.directory = directory;
        this.timelines = timelines;
        this.segments = segments;
        this.zone = zone;
    }

    /** Empty as well for one whom the reader may not know of. */
    public Optional<AgentFacts> agent(int id, ServiceScope scope) {
        return directory.unknown(DirectoryKind.AGENT, List.of((long) id), scope).isEmpty()
                ? agents.agent(id)
                : Optional.empty();
    }

    /**
     * A day, whatever the hours.
     *
     * @param filter of an agent whom the same reader was shown in a report
     */
    public AgentShift shift(AgentsFilter filter, ServiceScope scope, int agentId, LocalDate day) {
        PeriodSpans spans = PeriodSpans.of(new DayRange(day, day), Grouping.AGENT, zone);
        AgentsCriteria criteria = AgentsCriteria.of(filter, scope, spans, Set.of(agentId));
        List<TimelineSpan> found = timelines.of(criteria);
        return new AgentShift(day, found, segments.open(criteria, scope.mask()), reasons(found));
    }

    private Map<Integer, String> reasons(List<TimelineSpan> found) {
        return agents.pauseReasons(found.stream().map(TimelineSpan::reasonId).collect(Collectors.toSet()));
    }

    /**
     * Who an agent is.
     *
     * @param tags joined, in the order of their names
     */
    public record AgentFacts(int id, String name, boolean active, String tags) {}

    /**
     * One local day of an agent.
     *
     * @param timeline statuses first, then the time with interactions open, clipped to the day
     * @param segments what was open on the day, whenever it was received
     * @param pauseReasons the names of the reasons that occur, by id
     */
    public record AgentShift(
            LocalDate day, List<TimelineSpan> timeline, List<SegmentRow> segments, Map<Integer, String> pauseReasons) {

        /** The statuses alone. */
        public List<TimelineSpan> statuses() {
            return timeline.stream()
                    .filter(span -> span.activity() != TimelineSpan.AgentActivity.BUSY)
                    .toList();
        }
    }
}
