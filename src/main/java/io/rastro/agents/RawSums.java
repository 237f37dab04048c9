package io.rastro.agents;

import io.rastro.agents.SegmentQueries.ConversationCounts;
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

    /** Everything but the data issues of statuses. */
    PeriodSums of(AgentsCriteria criteria) {
        PeriodSums period = withoutConversations(criteria);
        Map<AgentDay, AgentSums> found = period.byAgentDay();
        ConversationCounts conversations = segments.conversations(criteria);
        conversations
                .each()
                .forEach((key, count) -> found.computeIfPresent(key, (same, sums) -> sums.withConversations(count)));
        return new PeriodSums(found, conversations.all(), period.issues());
    }

    /** The same without distinct conversations. */
    PeriodSums withoutConversations(AgentsCriteria criteria) {
        PeriodSums period = segments.counts(criteria);
        Map<AgentDay, AgentSums> found = period.byAgentDay();
        segments.busy(criteria).forEach((key, sums) -> found.merge(key, sums, AgentSums::plus));
        AgentsCriteria present = criteria.partial() ? criteria.ofAgents(handling(found)) : criteria;
        statuses.times(present).forEach((key, sums) -> found.merge(key, sums, AgentSums::plus));
        return period;
    }

    private static Set<Integer> handling(Map<AgentDay, AgentSums> found) {
        return found.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey().agentId())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
