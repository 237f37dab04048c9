package io.rastro.interaction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * How many interactions an agent has, or how many of them go into a draw.
 *
 * @param agentId null: nobody answered them
 */
record AgentQuota(@Nullable Integer agentId, long count) {

    /**
     * As many of each agent as of any other, as far as they have them; which of them give one more is chance. What
     * nobody answered only fills up what the agents cannot.
     *
     * @param counts what each agent has
     * @return what each one gives, in the order they were drawn
     */
    static List<AgentQuota> spreadEvenly(List<AgentQuota> counts, int size, long seed) {
        List<AgentQuota> agents = new ArrayList<>(counts.stream()
                .filter(quota -> quota.agentId() != null)
                .sorted(Comparator.comparing(AgentQuota::agentId, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList());
        Collections.shuffle(agents, new Random(seed));
        long[] given = new long[agents.size()];
        long left = size;
        for (boolean any = true; any && left > 0; ) {
            any = false;
            for (int index = 0; index < given.length && left > 0; index++) {
                if (given[index] < agents.get(index).count()) {
                    given[index]++;
                    left--;
                    any = true;
                }
            }
        }
        List<AgentQuota> quotas = new ArrayList<>();
        for (int index = 0; index < given.length; index++) {
            quotas.add(new AgentQuota(agents.get(index).agentId(), given[index]));
        }
        quotas.add(new AgentQuota(null, Math.min(left, unassigned(counts))));
        quotas.removeIf(quota -> quota.count() == 0);
        return quotas;
    }

    private static long unassigned(List<AgentQuota> counts) {
        return counts.stream()
                .filter(quota -> quota.agentId() == null)
                .mapToLong(AgentQuota::count)
                .sum();
    }
}
