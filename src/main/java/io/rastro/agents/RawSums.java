package io.rastro.agents;

import io.rastro.agents.SegmentQueries.Conversations;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Adds up a period from the interactions and statuses themselves. */
@Component
class RawSums {

    private final SegmentQueries segments;
    private final StatusQueries statuses;

    RawSums(SegmentQueries segments, StatusQueries statuses) {
        this.segments = segments;
        this.statuses = statuses;
    }

    /** Everything but the repairs of statuses. */
    Sums of(Selection selection) {
        Sums sums = withoutConversations(selection);
        Map<AgentDay, Figures> found = sums.each();
        Conversations conversations = segments.conversations(selection);
        conversations
                .each()
                .forEach((key, count) ->
                        found.computeIfPresent(key, (same, figures) -> figures.withConversations(count)));
        return new Sums(found, conversations.all(), sums.repairs());
    }

    /** The same without distinct conversations. */
    Sums withoutConversations(Selection selection) {
        Sums sums = segments.counts(selection);
        Map<AgentDay, Figures> found = sums.each();
        segments.busy(selection).forEach((key, figures) -> found.merge(key, figures, Figures::plus));
        Selection present = selection.partial() ? selection.ofAgents(handling(found)) : selection;
        statuses.times(present).forEach((key, figures) -> found.merge(key, figures, Figures::plus));
        return sums;
    }

    private static Set<Integer> handling(Map<AgentDay, Figures> found) {
        return found.entrySet().stream()
                .filter(entry -> !entry.getValue().nothing())
                .map(entry -> entry.getKey().agentId())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
