package io.rastro.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AgentQuotaTests {

    private static final AgentQuota NOBODY = new AgentQuota(null, 100);

    private static List<AgentQuota> agents(int number, long count) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(agent -> new AgentQuota(agent, count))
                .toList();
    }

    private static long sum(List<AgentQuota> quotas) {
        return quotas.stream().mapToLong(AgentQuota::count).sum();
    }

    @Test
    void everyAgentGivesAsManyAsAnyOtherOrOneMore() {
        List<AgentQuota> quotas = AgentQuota.spreadEvenly(agents(7, 1_000_000), 10, 1);
        assertThat(quotas).hasSize(7).extracting(AgentQuota::count).containsOnly(1L, 2L);
        assertThat(sum(quotas)).isEqualTo(10);
    }

    @Test
    void fewerThanAgentsTakesOneOfSomeAndChanceSaysOfWhom() {
        Set<Integer> chosen = new HashSet<>();
        for (int seed = 0; seed < 60; seed++) {
            List<AgentQuota> quotas = AgentQuota.spreadEvenly(agents(20, 5), 3, seed);
            assertThat(quotas).hasSize(3).extracting(AgentQuota::count).containsOnly(1L);
            quotas.forEach(quota -> chosen.add(quota.agentId()));
        }
        assertThat(chosen).hasSize(20);
    }

    @Test
    void agentsWithFewLeaveTheRestToTheOthers() {
        List<AgentQuota> quotas = AgentQuota.spreadEvenly(
                List.of(new AgentQuota(1, 1), new AgentQuota(2, 2), new AgentQuota(3, 90)), 10, 5);
        assertThat(quotas).containsExactlyInAnyOrder(new AgentQuota(1, 1), new AgentQuota(2, 2), new AgentQuota(3, 7));
    }

    @Test
    void whatNobodyAnsweredOnlyFillsUp() {
        assertThat(AgentQuota.spreadEvenly(List.of(new AgentQuota(1, 4), NOBODY), 3, 1))
                .containsExactly(new AgentQuota(1, 3));
        assertThat(AgentQuota.spreadEvenly(List.of(new AgentQuota(1, 4), NOBODY), 6, 1))
                .containsExactly(new AgentQuota(1, 4), new AgentQuota(null, 2));
        assertThat(AgentQuota.spreadEvenly(List.of(NOBODY), 6, 1)).containsExactly(new AgentQuota(null, 6));
    }

    @Test
    void noMoreIsGivenThanThereIs() {
        assertThat(sum(AgentQuota.spreadEvenly(List.of(new AgentQuota(1, 1), new AgentQuota(2, 2)), 50, 9)))
                .isEqualTo(3);
        assertThat(AgentQuota.spreadEvenly(List.of(), 50, 9)).isEmpty();
    }

    @Test
    void sameSeedGivesTheSameWhateverTheOrderOfReading() {
        List<AgentQuota> agents = agents(20, 5);
        List<AgentQuota> reversed = agents.stream()
                .sorted((one, other) -> Integer.compare(
                        other.agentId() == null ? 0 : other.agentId(), one.agentId() == null ? 0 : one.agentId()))
                .toList();
        assertThat(AgentQuota.spreadEvenly(reversed, 7, 42)).isEqualTo(AgentQuota.spreadEvenly(agents, 7, 42));
        assertThat(AgentQuota.spreadEvenly(agents, 7, 43)).isNotEqualTo(AgentQuota.spreadEvenly(agents, 7, 42));
    }
}
