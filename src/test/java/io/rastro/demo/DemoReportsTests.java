package io.rastro.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rastro.agents.AgentState;
import io.rastro.ingestion.IncomingAgentStatus;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingIvrCall;
import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium;
import io.rastro.ivr.IvrOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls in the IVRs and statuses of agents agree with the demo's interactions. */
class DemoReportsTests {

    private static final List<IncomingIvrCall> CALLS =
            Demo.DAYS.stream().flatMap(day -> day.ivrCalls().stream()).toList();
    private static final List<IncomingAgentStatus> STATUSES =
            Demo.DAYS.stream().flatMap(day -> day.statuses().stream()).toList();

    private static Stream<IncomingInteraction> inboundCalls() {
        return Demo.CONVERSATIONS.stream()
                .map(segments -> segments.get(0))
                .filter(first ->
                        first.medium() == Medium.VOICE && first.parties().direction() == Direction.INBOUND);
    }

    @Test
    void everyInboundCallHasExactlyOneVisitThatLeftWhenItWasQueued() {
        Map<String, IncomingIvrCall> byConversation = new HashMap<>();
        for (IncomingIvrCall call : CALLS) {
            String conversation = call.conversationId();
            if (conversation != null) {
                assertThat(byConversation.put(conversation, call)).isNull();
            }
        }
        assertThat(inboundCalls()).hasSize(byConversation.size());
        assertThat(inboundCalls()
                        .filter(first ->
                                !agrees(byConversation.get(first.labels().conversationId()), first)))
                .isEmpty();
    }

    private static boolean agrees(IncomingIvrCall call, IncomingInteraction first) {
        boolean queued = first.stamps().queuedAt() != null;
        return call.enteredAt().equals(first.stamps().receivedAt())
                && call.outcome() == (queued ? IvrOutcome.FORWARDED : IvrOutcome.ABANDONED)
                && Objects.equals(
                        call.leftAt(),
                        queued ? first.stamps().queuedAt() : first.stamps().finishedAt())
                && Objects.equals(call.caller(), first.parties().from());
    }

    @Test
    void pathIsWhatTheCommentsOfTheCallTell() {
        Map<String, IncomingInteraction> firsts = inboundCalls()
                .collect(Collectors.toMap(first -> String.valueOf(first.labels().conversationId()), first -> first));
        long told = 0;
        for (IncomingIvrCall call : CALLS) {
            IncomingInteraction first = firsts.get(call.conversationId());
            if (first != null && first.ending().internalComments() != null) {
                String way = String.join(
                        " > ",
                        Stream.concat(Stream.of(call.ivr()), call.path().stream())
                                .toList());
                assertThat(first.ending().internalComments().lines()).first().isEqualTo(way);
                told++;
            }
        }
        assertThat(told).isGreaterThan(7_000);
    }

    @Test
    void aQuarterOfAllCallsServeThemselvesAndAFewHangUp() {
        Map<IvrOutcome, Long> counts =
                CALLS.stream().collect(Collectors.groupingBy(IncomingIvrCall::outcome, Collectors.counting()));
        assertThat(share(counts, IvrOutcome.RETAINED)).isCloseTo(0.25, within(0.02));
        assertThat(share(counts, IvrOutcome.ABANDONED)).isCloseTo(0.055, within(0.02));
        assertThat(CALLS.stream().filter(call -> call.outcome() == IvrOutcome.RETAINED))
                .allMatch(call -> call.conversationId() == null && call.path().size() > 0);
        assertThat(CALLS.stream().filter(call -> call.outcome() == IvrOutcome.FORWARDED))
                .allMatch(call -> call.conversationId() != null);
    }

    private static double share(Map<IvrOutcome, Long> counts, IvrOutcome outcome) {
        return (double) counts.get(outcome) / CALLS.size();
    }

    @Test
    void treeOfOptionsIsOfAReadableSize() {
        Set<String> ivrs = new HashSet<>();
        Set<String> menus = new HashSet<>();
        for (IncomingIvrCall call : CALLS) {
            ivrs.add(call.ivr());
            if (!call.path().isEmpty()) {
                menus.add(call.ivr() + call.path().get(0));
            }
        }
        assertThat(ivrs).containsExactlyInAnyOrder("URA Principal", "URA Vendas", "URA Empresas");
        assertThat(menus).hasSizeBetween(9, 12);
    }

    @Test
    void identitiesAreUnique() {
        Set<String> ids = new HashSet<>();
        CALLS.forEach(call -> assertThat(ids.add(call.externalId())).isTrue());
        STATUSES.forEach(status -> assertThat(ids.add(status.externalId())).isTrue());
    }

    @Test
    void agentsAreInServiceExactlyWhileTheyHandleSomething() {
        Map<String, List<IncomingAgentStatus>> statuses = byAgent();
        Demo.INTERACTIONS.stream()
                .filter(interaction -> interaction.stamps().answeredAt() != null)
                .forEach(interaction -> assertThat(coversInService(
                                statuses.get(Objects.requireNonNull(
                                                interaction.parties().agent())
                                        .name()),
                                interaction))
                        .as(interaction.externalId())
                        .isTrue());
    }

    private static boolean coversInService(List<IncomingAgentStatus> statuses, IncomingInteraction interaction) {
        return statuses.stream()
                .anyMatch(status -> status.state() == AgentState.IN_SERVICE
                        && !status.startedAt()
                                .isAfter(Objects.requireNonNull(
                                        interaction.stamps().answeredAt()))
                        && !Objects.requireNonNull(status.endedAt())
                                .isBefore(Objects.requireNonNull(
                                        interaction.stamps().finishedAt())));
    }

    /** From the first login on, each period begins as the one before ends. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23", "2018-12-03"})
    void statusesOfAnAgentFollowEachOtherWithoutGapOrOverlap(java.time.LocalDate anchor) {
        Window window = new Window(anchor, 90, Demo.ZONE);
        Map<String, List<IncomingAgentStatus>> byAgent = new DemoConversations(window, 3_000)
                .days()
                .flatMap(day -> day.statuses().stream())
                .sorted(java.util.Comparator.comparing(IncomingAgentStatus::startedAt))
                .collect(Collectors.groupingBy(status -> status.agent().name()));
        byAgent.forEach((name, statuses) -> {
            for (int place = 1; place < statuses.size(); place++) {
                assertThat(statuses.get(place).startedAt())
                        .as(statuses.get(place).externalId())
                        .isEqualTo(statuses.get(place - 1).endedAt());
            }
            assertThat(statuses.get(statuses.size() - 1).state()).isEqualTo(AgentState.OFFLINE);
        });
    }

    private static Map<String, List<IncomingAgentStatus>> byAgent() {
        return STATUSES.stream()
                .collect(Collectors.groupingBy(status -> status.agent().name()));
    }

    @Test
    void wrappingUpTakesTwelveSecondsAtLeastAndFollowsACall() {
        Set<String> inServiceUntil = STATUSES.stream()
                .filter(status -> status.state() == AgentState.IN_SERVICE)
                .map(status -> status.agent().name() + status.endedAt())
                .collect(Collectors.toSet());
        List<IncomingAgentStatus> wrappings = STATUSES.stream()
                .filter(status -> status.state() == AgentState.AFTER_CALL)
                .toList();
        Instant end = Demo.WINDOW.end();
        assertThat(wrappings).hasSizeGreaterThan(7_000).allSatisfy(wrapping -> {
            assertThat(inServiceUntil).contains(wrapping.agent().name() + wrapping.startedAt());
            if (!end.equals(wrapping.endedAt())) {
                assertThat(Duration.between(wrapping.startedAt(), Objects.requireNonNull(wrapping.endedAt())))
                        .isGreaterThanOrEqualTo(Duration.ofSeconds(12));
            }
        });
    }

    @Test
    void everyStateAndReasonOccursAndMostOfTheTimeIsSpentOnline() {
        Map<AgentState, Duration> spent = new EnumMap<>(AgentState.class);
        Set<String> reasons = new HashSet<>();
        for (IncomingAgentStatus status : STATUSES) {
            Instant until = status.endedAt();
            if (until != null && !until.isBefore(status.startedAt())) {
                spent.merge(status.state(), Duration.between(status.startedAt(), until), Duration::plus);
            }
            if (status.reason() != null) {
                reasons.add(status.reason());
            }
        }
        assertThat(spent).containsOnlyKeys(AgentState.values());
        assertThat(reasons).contains("Almoço", "Lanche", "Descanso", "Banheiro", "Treinamento", "Reunião", "Feedback");
        assertThat(spent.get(AgentState.PAUSE)).isLessThan(spent.get(AgentState.AVAILABLE));
    }
}
