package io.rastro.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.agents.AgentState;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.Event;
import io.rastro.interaction.EventType;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoPlausibilityTests {

    @Test
    void thereAreSomeThirtyTwoThousandConversations() {
        Set<String> ids = new HashSet<>();
        Demo.INTERACTIONS.forEach(interaction -> ids.add(interaction.externalId()));
        assertThat(Demo.CONVERSATIONS).hasSizeBetween(31_500, 32_500);
        assertThat(ids).hasSameSizeAs(Demo.INTERACTIONS);
    }

    @Test
    void everythingHappensInOrderAndWithinTheWindow() {
        assertThat(Demo.INTERACTIONS.stream().filter(interaction -> !inOrder(interaction, Demo.WINDOW)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22", "2027-01-01", "2028-02-29", "2018-12-03"})
    void everythingHappensInOrderWhateverTheAnchorDay(LocalDate anchor) {
        Window window = new Window(anchor, 90, Demo.ZONE);
        assertThat(Demo.conversations(window, 6_000).stream()
                        .flatMap(List::stream)
                        .filter(interaction -> !inOrder(interaction, window)))
                .isEmpty();
    }

    private static boolean inOrder(IncomingInteraction interaction, Window window) {
        List<Instant> stamps = Stream.of(
                        window.firstDay().atStartOfDay(Demo.ZONE).toInstant(),
                        interaction.stamps().receivedAt(),
                        interaction.stamps().queuedAt(),
                        interaction.stamps().answeredAt(),
                        interaction.stamps().firstMessageAt(),
                        interaction.stamps().finishedAt(),
                        window.end())
                .filter(Objects::nonNull)
                .toList();
        List<Instant> steps =
                interaction.trail().events().stream().map(Event::happenedAt).toList();
        return sorted(stamps)
                && sorted(steps)
                && steps.stream().allMatch(instant -> within(instant, interaction))
                && interaction.trail().messages().stream().allMatch(message -> within(message.sentAt(), interaction));
    }

    private static boolean sorted(List<Instant> instants) {
        return instants.equals(instants.stream().sorted().toList());
    }

    private static boolean within(Instant instant, IncomingInteraction interaction) {
        return !instant.isBefore(interaction.stamps().receivedAt())
                && !instant.isAfter(interaction.stamps().finishedAt());
    }

    @Test
    void segmentsFollowEachOtherAndAllButTheLastAreTransferred() {
        for (List<IncomingInteraction> segments : Demo.CONVERSATIONS) {
            for (int place = 1; place < segments.size(); place++) {
                IncomingInteraction before = segments.get(place - 1);
                IncomingInteraction after = segments.get(place);
                Event transfer =
                        before.trail().events().get(before.trail().events().size() - 1);
                assertThat(after.labels().segment()).isEqualTo(place + 1);
                assertThat(after.labels().conversationId())
                        .isEqualTo(before.labels().conversationId());
                assertThat(after.stamps().receivedAt())
                        .isEqualTo(before.stamps().finishedAt());
                assertThat(before.ending().status()).isEqualTo(Status.SERVICE_TRANSFERRED);
                assertThat(transfer.type()).isEqualTo(EventType.TRANSFERRED);
                assertThat(transfer.toService()).isEqualTo(after.parties().service());
            }
            assertThat(segments.get(segments.size() - 1).ending().status()).isNotEqualTo(Status.SERVICE_TRANSFERRED);
        }
    }

    @Test
    void whoeverAnsweredHasANameAndWhoeverDidNotHasNone() {
        assertThat(Demo.INTERACTIONS)
                .allMatch(interaction -> (interaction.parties().agent() == null)
                        == (interaction.stamps().answeredAt() == null))
                .allMatch(interaction -> (interaction.stamps().answeredAt() != null)
                        == (interaction.ending().status() == Status.SERVICE_COMPLETED
                                || interaction.ending().status() == Status.SERVICE_TRANSFERRED));
    }

    @Test
    void noAgentTalksToTwoCallersOrToFiveChatsAtOnce() {
        answeredByAgent().forEach((agent, interactions) -> {
            int max = interactions.get(0).medium() == Medium.VOICE ? 1 : 4;
            assertThat(atOnce(interactions)).as(agent).isLessThanOrEqualTo(max);
        });
    }

    private static Map<String, List<IncomingInteraction>> answeredByAgent() {
        return Demo.INTERACTIONS.stream()
                .filter(interaction -> interaction.parties().agent() != null)
                .collect(Collectors.groupingBy(interaction ->
                        Objects.requireNonNull(interaction.parties().agent()).name()));
    }

    /** The most that were open at the same moment; one that ends as another begins does not count twice. */
    private static int atOnce(List<IncomingInteraction> interactions) {
        TreeMap<Instant, Integer> changes = new TreeMap<>();
        for (IncomingInteraction interaction : interactions) {
            changes.merge(Objects.requireNonNull(interaction.stamps().answeredAt()), 1, Integer::sum);
            changes.merge(interaction.stamps().finishedAt(), -1, Integer::sum);
        }
        int open = 0;
        int max = 0;
        for (int change : changes.values()) {
            open += change;
            max = Math.max(max, open);
        }
        return max;
    }

    @Test
    void agentsWorkOnlyInTheirShiftsAndWhileEmployed() {
        Map<String, DemoAgent> agents = new HashMap<>();
        new AgentRoster(new NameBook()).agents().forEach(agent -> agents.put(agent.name(), agent));
        answeredByAgent().forEach((name, interactions) -> {
            DemoAgent agent = Objects.requireNonNull(agents.get(name));
            assertThat(interactions).allMatch(interaction -> onDuty(agent, interaction));
        });
    }

    private static boolean onDuty(DemoAgent agent, IncomingInteraction interaction) {
        Instant answered = Objects.requireNonNull(interaction.stamps().answeredAt());
        return Stream.of(0, 1)
                .map(daysBefore -> answered.atZone(Demo.ZONE).toLocalDate().minusDays(daysBefore))
                .filter(day -> agent.works(Demo.MOVED.dayNumber(day), day.getDayOfWeek()))
                .anyMatch(day -> !answered.isBefore(agent.shift().start(day, Demo.ZONE))
                        && !interaction
                                .stamps()
                                .finishedAt()
                                .isAfter(agent.shift().end(day, Demo.ZONE)));
    }

    @Test
    void agentsAreBusy() {
        double busy = seconds(AgentState.IN_SERVICE);
        assertThat(busy / (busy + seconds(AgentState.AVAILABLE))).isBetween(0.55, 0.8);
    }

    private static long seconds(AgentState state) {
        return Demo.DAYS.stream()
                .flatMap(day -> day.statuses().stream())
                .filter(status -> status.state() == state && status.endedAt() != null)
                .mapToLong(status ->
                        Duration.between(status.startedAt(), status.endedAt()).toSeconds())
                .sum();
    }

    @Test
    void someAgentsLeaveAndSomeBeginMeanwhile() {
        List<DemoAgent> agents = new AgentRoster(new NameBook()).agents();
        assertThat(agents).hasSizeBetween(58, 66);
        assertThat(agents.stream().filter(agent -> agent.lastDay() < Demo.WINDOW.days()))
                .hasSizeGreaterThan(3);
        assertThat(agents.stream().filter(agent -> agent.firstDay() > 0)).isNotEmpty();
        assertThat(answeredByAgent()).hasSameSizeAs(agents);
    }

    @Test
    void mostClientsAreServed() {
        long served = Demo.CONVERSATIONS.stream()
                .filter(segments -> segments.get(0).stamps().answeredAt() != null)
                .count();
        assertThat(served * 100.0 / Demo.CONVERSATIONS.size()).isBetween(80.0, 95.0);
    }
}
