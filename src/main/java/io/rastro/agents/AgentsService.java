package io.rastro.agents;

import io.rastro.account.ServiceScope;
import io.rastro.agents.SegmentQueries.Conversations;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Answers the Agents report; every method sees only what the reader's scope permits. */
@Service
// One snapshot: the parts of a line are read one after the other.
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class AgentsService {

    private final AgentsRepository agents;
    private final SegmentQueries segments;
    private final StatusQueries statuses;
    private final StretchQueries stretches;
    private final ZoneId zone;

    AgentsService(
            AgentsRepository agents,
            SegmentQueries segments,
            StatusQueries statuses,
            StretchQueries stretches,
            ZoneId zone) {
        this.agents = agents;
        this.segments = segments;
        this.statuses = statuses;
        this.stretches = stretches;
        this.zone = zone;
    }

    public AgentsReport report(AgentsFilter filter, ServiceScope scope) {
        Spans spans = Spans.of(filter, zone);
        if (spans.none()) {
            return report(Map.of(), 0, Repairs.NONE);
        }
        agents.allowMemory();
        Selection selection = Selection.of(filter, scope, spans, filter.choosesAgents() ? agents.chosen(filter) : null);
        Map<AgentDay, Figures> found = segments.counts(selection);
        segments.busy(selection).forEach((key, figures) -> found.merge(key, figures, Figures::plus));
        Selection present = selection.partial() ? selection.ofAgents(handling(found)) : selection;
        statuses.times(present).forEach((key, figures) -> found.merge(key, figures, Figures::plus));
        Conversations conversations = segments.conversations(selection);
        conversations
                .each()
                .forEach((key, count) ->
                        found.computeIfPresent(key, (same, figures) -> figures.withConversations(count)));
        found.values().removeIf(AgentsService::nothing);
        return report(found, conversations.all(), repairs(filter, selection, present));
    }

    private static Set<Integer> handling(Map<AgentDay, Figures> found) {
        return found.entrySet().stream()
                .filter(entry -> !nothing(entry.getValue()))
                .map(entry -> entry.getKey().agentId())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean nothing(Figures figures) {
        return figures.volume().answered() == 0
                && figures.presence().busy() == 0
                && figures.presence().loggedIn() == 0;
    }

    // Whoever asks for certain agents does not ask for interactions without one.
    private Repairs repairs(AgentsFilter filter, Selection selection, Selection present) {
        long nobodys = filter.choosesAgents() ? 0 : segments.nobodys(selection);
        return statuses.repairs(present).plus(new Repairs(0, 0, 0, 0, 0, nobodys));
    }

    private AgentsReport report(Map<AgentDay, Figures> found, long conversations, Repairs repairs) {
        Map<Integer, String> names =
                agents.names(found.keySet().stream().map(AgentDay::agentId).collect(Collectors.toSet()));
        Map<Integer, Integer> places = new HashMap<>();
        names.keySet().forEach(id -> places.put(id, places.size()));
        List<AgentRow> rows = found.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<AgentDay, Figures> entry) ->
                                places.get(entry.getKey().agentId()))
                        .thenComparing(entry -> entry.getKey().day(), Comparator.nullsFirst(LocalDate::compareTo)))
                .map(entry -> row(entry.getKey(), entry.getValue(), names))
                .toList();
        Figures total = rows.stream()
                .map(AgentRow::figures)
                .reduce(Figures.NONE, Figures::plus)
                .withConversations(conversations);
        return new AgentsReport(
                rows,
                new AgentRow(null, "", null, total),
                agents.pauseReasons(total.presence().pauses().keySet()),
                repairs,
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
