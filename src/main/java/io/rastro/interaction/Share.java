package io.rastro.interaction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * How many interactions an agent has, or gives to a draw.
 *
 * @param agentId null: nobody answered them
 */
record Share(@Nullable Integer agentId, long count) {

    /**
     * As many of each agent as of any other, as far as they have them; which of them give one more is chance. What
     * nobody answered only fills up what the agents cannot.
     *
     * @param owned what each agent has
     * @return what each one gives, in the order they were drawn
     */
    static List<Share> even(List<Share> owned, int size, long seed) {
        List<Share> agents = new ArrayList<>(owned.stream()
                .filter(share -> share.agentId() != null)
                .sorted(Comparator.comparing(Share::agentId, Comparator.nullsLast(Comparator.naturalOrder())))
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
        List<Share> shares = new ArrayList<>();
        for (int index = 0; index < given.length; index++) {
            shares.add(new Share(agents.get(index).agentId(), given[index]));
        }
        shares.add(new Share(null, Math.min(left, nobodys(owned))));
        shares.removeIf(share -> share.count() == 0);
        return shares;
    }

    private static long nobodys(List<Share> owned) {
        return owned.stream()
                .filter(share -> share.agentId() == null)
                .mapToLong(Share::count)
                .sum();
    }
}
