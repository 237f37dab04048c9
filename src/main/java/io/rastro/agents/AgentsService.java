package io.rastro.agents;

import io.rastro.account.ServiceScope;
import io.rastro.directory.DirectoryKind;
import io.rastro.directory.DirectoryRepository;
import io.rastro.report.PageTransaction;
import io.rastro.report.rollup.Coverage;
import io.rastro.report.rollup.DayRange;
import io.rastro.report.rollup.RollupDays;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Answers the Agents report; every method sees only what the reader's scope permits. */
@Service
// One snapshot: the parts of a row are read one after the other.
@PageTransaction
public class AgentsService {

    private final AgentsRepository agents;
    private final DirectoryRepository directory;
    private final AgentRollups rollups;
    private final RollupDays days;
    private final AgentSumsReader period;
    private final StatusQueries statuses;
    private final StatusTimelineQueries timeline;
    private final ZoneId zone;

    AgentsService(
            AgentsRepository agents,
            DirectoryRepository directory,
            AgentRollups rollups,
            RollupDays days,
            AgentSumsReader period,
            StatusQueries statuses,
            StatusTimelineQueries timelines,
            ZoneId zone) {
        this.agents = agents;
        this.directory = directory;
        this.rollups = rollups;
        this.days = days;
        this.period = period;
        this.statuses = statuses;
        this.timeline = timelines;
        this.zone = zone;
    }

    public AgentsReport report(AgentsFilter filter, ServiceScope scope) {
        PeriodSpans spans = PeriodSpans.of(filter, zone);
        if (spans.none()) {
            return report(PeriodSums.NONE, Map.of(), Set.of());
        }
        AgentsCriteria criteria =
                AgentsCriteria.of(filter, scope, spans, filter.choosesAgents() ? agents.chosen(filter) : null);
        DayRange requested = new DayRange(filter.from(), filter.to());
        Coverage coverage = filter.window().isPresent() ? Coverage.none(requested) : days.coverage(rollups, requested);
        PeriodSums sums = period.of(criteria, requested, coverage).withoutIdle();
        Map<Integer, DataIssueCounts> issuesByAgent = new HashMap<>(sums.issues());
        issuesByAgent.values().removeIf(DataIssueCounts.NONE::equals);
        return report(sums, issuesByAgent, leftOut(criteria, sums, issuesByAgent.keySet()));
    }

    private Set<Integer> leftOut(AgentsCriteria criteria, PeriodSums sums, Set<Integer> issuesByAgent) {
        Set<Integer> absent = new TreeSet<>(issuesByAgent);
        absent.removeAll(sums.agents());
        absent.remove(SegmentFactSql.EVERYBODY);
        return criteria.partial() || absent.isEmpty() ? Set.of() : statuses.leftOut(criteria.ofAgents(absent));
    }

    /** The same for a download, which may take longer than a page. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public AgentsReport export(AgentsFilter filter, ServiceScope scope) {
        return report(filter, scope);
    }

    private AgentsReport report(PeriodSums sums, Map<Integer, DataIssueCounts> issuesByAgent, Set<Integer> leftOut) {
        Set<Integer> mentioned = new TreeSet<>(issuesByAgent.keySet());
        mentioned.addAll(sums.agents());
        Map<Integer, String> names = directory.names(DirectoryKind.AGENT, mentioned);
        Map<Integer, Integer> places = new HashMap<>();
        names.keySet().forEach(id -> places.put(id, places.size()));
        List<AgentRow> rows = sums.byAgentDay().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<AgentDay, AgentSums> entry) ->
                                places.get(entry.getKey().agentId()))
                        .thenComparing(entry -> entry.getKey().day(), Comparator.nullsFirst(LocalDate::compareTo)))
                .map(entry -> row(entry.getKey(), entry.getValue(), names))
                .toList();
        AgentRow total = total(rows, sums.conversations());
        return new AgentsReport(
                rows,
                total,
                agents.pauseReasons(total.sums().statuses().pauses().keySet()),
                issuesByAgent,
                leftOut,
                names,
                sums.agents().size());
    }

    private static AgentRow total(List<AgentRow> rows, long conversations) {
        AgentSums sums = rows.stream()
                .map(AgentRow::sums)
                .reduce(AgentSums.NONE, AgentSums::plus)
                .withConversations(conversations);
        Mean occupancy = rows.stream().map(AgentRow::occupancy).reduce(Mean.NONE, Mean::plus);
        return new AgentRow(null, "", null, sums, occupancy);
    }

    private static AgentRow row(AgentDay key, AgentSums sums, Map<Integer, String> names) {
        return new AgentRow(key.agentId(), names.getOrDefault(key.agentId(), ""), key.day(), sums, sums.occupancy());
    }

    /**
     * What agents were at, whatever the hours.
     *
     * @param agentIds agents of a report that the same reader was shown
     */
    public List<TimelineSpan> timeline(AgentsFilter filter, ServiceScope scope, Set<Integer> agentIds) {
        PeriodSpans whole = PeriodSpans.of(filter.from(), filter.to(), Optional.empty(), Grouping.AGENT, zone);
        return timeline.of(AgentsCriteria.of(filter, scope, whole, agentIds));
    }
}
