package io.rastro.agents;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A period added up.
 *
 * @param conversations distinct ones of all together
 * @param repairs by agent, what was repaired in the interactions that were added up here
 */
record Sums(Map<AgentDay, Figures> each, long conversations, Map<Integer, Repairs> repairs) {

    static final Sums NONE = new Sums(Map.of(), 0, Map.of());

    /** The same without the agents, or agents' days, that there is nothing to tell of. */
    Sums withoutIdle() {
        Map<AgentDay, Figures> busy = new HashMap<>(each);
        busy.values().removeIf(Figures::nothing);
        return new Sums(busy, conversations, repairs);
    }

    Set<Integer> agents() {
        return each.keySet().stream().map(AgentDay::agentId).collect(Collectors.toSet());
    }
}
