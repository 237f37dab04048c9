package io.rastro.agents;

import io.rastro.account.ServiceScope;
import io.rastro.report.PageRead;
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
// One snapshot: the parts of a line are read one after the other.
@PageRead
public class AgentsService {

    private final AgentsRepository agents;
    private final RawSums raw;
    private final RollupSums rollup;
    private final RepairCount repairs;
    private final StatusQueries statuses;
    private final StretchQueries stretches;
    private final ZoneId zone;

    AgentsService(
            AgentsRepository agents,
            RawSums raw,
            RollupSums rollup,
            RepairCount repairs,
            StatusQueries statuses,
            StretchQueries stretches,
            ZoneId zone) {
        this.agents = agents;
        this.raw = raw;
        this.rollup = rollup;
        this.repairs = repairs;
        this.statuses = statuses;
        this.stretches = stretches;
        this.zone = zone;
    }

    public AgentsReport report(AgentsFilter filter, ServiceScope scope) {
        Spans spans = Spans.of(filter, zone);
        if (spans.none()) {
            return report(Sums.NONE, Map.of(), Set.of());
        }
        agents.allowMemory();
        Selection selection = Selection.of(filter, scope, spans, filter.choosesAgents() ? agents.chosen(filter) : null);
        DaySplit split = rollup.split(filter, selection);
        Sums sums = (split.clean().isEmpty() ? raw.of(selection) : rollup.of(selection, split)).withoutIdle();
        Selection present = selection.partial() ? selection.ofAgents(sums.agents()) : selection;
        Map<Integer, Repairs> repaired = repairs.of(filter, selection, present, split);
        sums.repairs().forEach((agent, more) -> repaired.merge(agent, more, Repairs::plus));
        repaired.values().removeIf(Repairs.NONE::equals);
        return report(sums, repaired, leftOut(selection, sums, repaired.keySet()));
    }

    private Set<Integer> leftOut(Selection selection, Sums sums, Set<Integer> repaired) {
        Set<Integer> absent = new TreeSet<>(repaired);
        absent.removeAll(sums.agents());
        absent.remove(RepairCount.NOBODY);
        return selection.partial() || absent.isEmpty() ? Set.of() : statuses.leftOut(selection.ofAgents(absent));
    }

    /** The same for a download, which may take longer than a page. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public AgentsReport export(AgentsFilter filter, ServiceScope scope) {
        return report(filter, scope);
    }

    private AgentsReport report(Sums sums, Map<Integer, Repairs> repaired, Set<Integer> leftOut) {
        Set<Integer> mentioned = new TreeSet<>(repaired.keySet());
        mentioned.addAll(sums.agents());
        Map<Integer, String> names = agents.names(mentioned);
        Map<Integer, Integer> places = new HashMap<>();
        names.keySet().forEach(id -> places.put(id, places.size()));
        List<AgentRow> rows = sums.each().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<AgentDay, Figures> entry) ->
                                places.get(entry.getKey().agentId()))
                        .thenComparing(entry -> entry.getKey().day(), Comparator.nullsFirst(LocalDate::compareTo)))
                .map(entry -> row(entry.getKey(), entry.getValue(), names))
                .toList();
        AgentRow total = total(rows, sums.conversations());
        return new AgentsReport(
                rows,
                total,
                agents.pauseReasons(total.figures().presence().pauses().keySet()),
                repaired,
                leftOut,
                names,
                sums.agents().size());
    }

    private static AgentRow total(List<AgentRow> rows, long conversations) {
        Figures figures = rows.stream()
                .map(AgentRow::figures)
                .reduce(Figures.NONE, Figures::plus)
                .withConversations(conversations);
        Mean occupancy = rows.stream().map(AgentRow::occupancy).reduce(Mean.NONE, Mean::plus);
        return new AgentRow(null, "", null, figures, occupancy);
    }

    private static AgentRow row(AgentDay key, Figures figures, Map<Integer, String> names) {
        return new AgentRow(
                key.agentId(), names.getOrDefault(key.agentId(), ""), key.day(), figures, figures.occupancy());
    }

    /**
     * What agents were at, whatever the hours.
     *
     * @param agentIds agents of a report that the same reader was shown
     */
    public List<Stretch> stretches(AgentsFilter filter, ServiceScope scope, Set<Integer> agentIds) {
        Spans whole = Spans.of(filter.from(), filter.to(), Optional.empty(), Grouping.AGENT, zone);
        return stretches.of(Selection.of(filter, scope, whole, agentIds));
    }
}
