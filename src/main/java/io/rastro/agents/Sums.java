package io.rastro.agents;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A period added up.
 *
 * @param conversations distinct ones of all together
 */
record Sums(Map<AgentDay, Figures> each, long conversations) {

    Set<Integer> agents() {
        return each.keySet().stream().map(AgentDay::agentId).collect(Collectors.toSet());
    }
}
