package io.rastro.agents;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sums of a period.
 *
 * @param conversations distinct ones of all together
 * @param issues by agent, what was repaired; of nobody's interactions under {@link SegmentFactSql#EVERYBODY}
 */
record PeriodSums(Map<AgentDay, AgentSums> byAgentDay, long conversations, Map<Integer, DataIssueCounts> issues) {

    static final PeriodSums NONE = new PeriodSums(Map.of(), 0, Map.of());

    /** The same without the agents, or agents' days, that there is nothing to tell of. */
    PeriodSums withoutIdle() {
        Map<AgentDay, AgentSums> busy = new HashMap<>(byAgentDay);
        busy.values().removeIf(AgentSums::isEmpty);
        return new PeriodSums(busy, conversations, issues);
    }

    Set<Integer> agents() {
        return byAgentDay.keySet().stream().map(AgentDay::agentId).collect(Collectors.toSet());
    }
}
