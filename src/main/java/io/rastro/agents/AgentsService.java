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
    private final StretchQueries stretches;
    private final ZoneId zone;

    AgentsService(
            AgentsRepository agents,
            RawSums raw,
            RollupSums rollup,
            RepairCount repairs,
            StretchQueries stretches,
            ZoneId zone) {
        this.agents = agents;
        this.raw = raw;
        this.rollup = rollup;
        this.repairs = repairs;
        this.stretches = stretches;
        this.zone = zone;
    }

    public AgentsReport report(AgentsFilter filter, ServiceScope scope) {
        Spans spans = Spans.of(filter, zone);
        if (spans.none()) {
            return report(new Sums(Map.of(), 0), Repairs.NONE);
        }
        agents.allowMemory();
        Selection selection = Selection.of(filter, scope, spans, filter.choosesAgents() ? agents.chosen(filter) : null);
        DaySplit split = rollup.split(filter, selection);
        Sums sums = split.clean().isEmpty() ? raw.of(selection) : rollup.of(selection, split);
        Selection present = selection.partial() ? selection.ofAgents(sums.agents()) : selection;
        return report(sums, repairs.of(filter, selection, present, split));
    }

    /** The same for a download, which may take longer than a page. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public AgentsReport export(AgentsFilter filter, ServiceScope scope) {
        return report(filter, scope);
    }

    private AgentsReport report(Sums sums, Repairs repaired) {
        Map<Integer, String> names = agents.names(sums.agents());
        Map<Integer, Integer> places = new HashMap<>();
        names.keySet().forEach(id -> places.put(id, places.size()));
        List<AgentRow> rows = sums.each().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<AgentDay, Figures> entry) ->
                                places.get(entry.getKey().agentId()))
                        .thenComparing(entry -> entry.getKey().day(), Comparator.nullsFirst(LocalDate::compareTo)))
                .map(entry -> row(entry.getKey(), entry.getValue(), names))
                .toList();
        Figures total = rows.stream()
                .map(AgentRow::figures)
                .reduce(Figures.NONE, Figures::plus)
                .withConversations(sums.conversations());
        return new AgentsReport(
                rows,
                new AgentRow(null, "", null, total),
                agents.pauseReasons(total.presence().pauses().keySet()),
                repaired,
                names.size());
    }

    private static AgentRow row(AgentDay key, Figures figures, Map<Integer, String> names) {
        return new AgentRow(key.agentId(), names.getOrDefault(key.agentId(), ""), key.day(), figures);
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
