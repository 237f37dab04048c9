package io.rastro.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShareTests {

    private static final Share NOBODY = new Share(null, 100);

    private static List<Share> agents(int number, long count) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(agent -> new Share(agent, count))
                .toList();
    }

    private static long sum(List<Share> shares) {
        return shares.stream().mapToLong(Share::count).sum();
    }

    @Test
    void everyAgentGivesAsManyAsAnyOtherOrOneMore() {
        List<Share> shares = Share.even(agents(7, 1_000_000), 10, 1);
        assertThat(shares).hasSize(7).extracting(Share::count).containsOnly(1L, 2L);
        assertThat(sum(shares)).isEqualTo(10);
    }

    @Test
    void fewerThanAgentsTakesOneOfSomeAndChanceSaysOfWhom() {
        Set<Integer> chosen = new HashSet<>();
        for (int seed = 0; seed < 60; seed++) {
            List<Share> shares = Share.even(agents(20, 5), 3, seed);
            assertThat(shares).hasSize(3).extracting(Share::count).containsOnly(1L);
            shares.forEach(share -> chosen.add(share.agentId()));
        }
        assertThat(chosen).hasSize(20);
    }

    @Test
    void agentsWithFewLeaveTheRestToTheOthers() {
        List<Share> shares = Share.even(List.of(new Share(1, 1), new Share(2, 2), new Share(3, 90)), 10, 5);
        assertThat(shares).containsExactlyInAnyOrder(new Share(1, 1), new Share(2, 2), new Share(3, 7));
    }

    @Test
    void whatNobodyAnsweredOnlyFillsUp() {
        assertThat(Share.even(List.of(new Share(1, 4), NOBODY), 3, 1)).containsExactly(new Share(1, 3));
        assertThat(Share.even(List.of(new Share(1, 4), NOBODY), 6, 1))
                .containsExactly(new Share(1, 4), new Share(null, 2));
        assertThat(Share.even(List.of(NOBODY), 6, 1)).containsExactly(new Share(null, 6));
    }

    @Test
    void noMoreIsGivenThanThereIs() {
        assertThat(sum(Share.even(List.of(new Share(1, 1), new Share(2, 2)), 50, 9)))
                .isEqualTo(3);
        assertThat(Share.even(List.of(), 50, 9)).isEmpty();
    }

    @Test
    void sameSeedGivesTheSameWhateverTheOrderOfReading() {
        List<Share> agents = agents(20, 5);
        List<Share> reversed = agents.stream()
                .sorted((one, other) -> Integer.compare(
                        other.agentId() == null ? 0 : other.agentId(), one.agentId() == null ? 0 : one.agentId()))
                .toList();
        assertThat(Share.even(reversed, 7, 42)).isEqualTo(Share.even(agents, 7, 42));
        assertThat(Share.even(agents, 7, 43)).isNotEqualTo(Share.even(agents, 7, 42));
    }
}
