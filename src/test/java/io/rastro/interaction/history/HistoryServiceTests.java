package io.rastro.interaction.history;

import static io.rastro.interaction.EventType.HOLD_IN;
import static io.rastro.interaction.EventType.HOLD_OUT;
import static io.rastro.interaction.history.SampleConversations.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rastro.account.ServiceScope;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Sender;
import io.rastro.interaction.Status;
import io.rastro.interaction.history.Segment.Transfer;
import io.rastro.interaction.history.TimelineEntry.Step;
import io.rastro.interaction.history.TimelineEntry.Utterance;
import io.rastro.report.Order;
import io.rastro.testing.RepositoryTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RepositoryTest
class HistoryServiceTests {

    @Autowired
    HistoryService service;

    @Autowired
    JdbcClient jdbc;

    private ConversationHistory read(StoredConversation told, Order order) {
        return service.find(told.id, ServiceScope.allServices(), ReadingOptions.of(order, 1))
                .orElseThrow();
    }

    private static List<StepType> steps(ConversationHistory history) {
        return history.timeline().entries().stream()
                .filter(Step.class::isInstance)
                .map(entry -> ((Step) entry).type())
                .toList();
    }

    private static List<String> said(ConversationHistory history) {
        return history.timeline().entries().stream()
                .filter(Utterance.class::isInstance)
                .map(entry -> ((Utterance) entry).text())
                .toList();
    }

    @Test
    void fourSegmentsAreOnePathWithItsWaitsAndTransfers() {
        ConversationHistory history = read(SampleConversations.fourSegments(jdbc), Order.OLDEST);
        assertThat(history.segments())
                .extracting(
                        Segment::number,
                        Segment::service,
                        segment -> segment.transfer() == null
                                ? null
                                : segment.transfer().toService())
                .containsExactly(
                        tuple(1, "Suporte técnico", "Cobrança"),
                        tuple(2, "Cobrança", "Retenção"),
                        tuple(3, "Retenção", "Ouvidoria"),
                        tuple(4, "Ouvidoria", null));
        assertThat(history.transfers()).isEqualTo(3);
        assertThat(history.waitedSeconds()).isEqualTo(4 * 120);
        assertThat(history.totalSeconds()).isEqualTo(80 * 60);
        assertThat(history.segments().get(0).times().productiveSeconds()).isEqualTo(18 * 60 - 180);
    }

    @Test
    void everythingOfFourSegmentsIsToldInTheOrderOfTime() {
        ConversationHistory history = read(SampleConversations.fourSegments(jdbc), Order.OLDEST);
        assertThat(history.timeline().entries())
                .isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
        assertThat(steps(history))
                .startsWith(
                        StepType.ENTERED_QUEUE,
                        StepType.DELIVERED,
                        StepType.HOLD_IN,
                        StepType.HOLD_OUT,
                        StepType.TRANSFERRED,
                        StepType.ENTERED_QUEUE)
                .endsWith(StepType.DELIVERED, StepType.WRAPPED_UP);
        assertThat(history.timeline().messages()).isEqualTo(8);
        assertThat(history.timeline().comments()).isEqualTo(4);
        assertThat(history.timeline().events()).isEqualTo(16);
    }

    @Test
    void newestFirstIsOldestFirstReversed() {
        StoredConversation told = SampleConversations.fourSegments(jdbc);
        List<TimelineEntry> entries =
                new ArrayList<>(read(told, Order.OLDEST).timeline().entries());
        Collections.reverse(entries);
        assertThat(read(told, Order.NEWEST).timeline().entries()).isEqualTo(entries);
    }

    @Test
    void segmentsReceivedAtOneInstantStandByTheirNumber() {
        StoredConversation told = new StoredConversation(jdbc);
        SampleConversations.single(told, START, "segment", 2, "protocol", "B");
        SampleConversations.single(told, START, "segment", 1, "protocol", "A");
        SampleConversations.single(told, START, "protocol", "C");
        SampleConversations.single(told, START.minusSeconds(1), "segment", 9, "protocol", "D");
        assertThat(read(told, Order.OLDEST).segments())
                .extracting(Segment::number, Segment::protocol)
                .containsExactly(tuple(1, "D"), tuple(2, "A"), tuple(3, "B"), tuple(4, "C"));
    }

    @Test
    void holdWithinAHoldIsOneAndAnUnendedOneLastsUntilTheEnd() {
        StoredConversation told = new StoredConversation(jdbc);
        SampleConversations.single(told, START)
                .event(START.plusSeconds(60), HOLD_IN)
                .event(START.plusSeconds(90), HOLD_IN)
                .event(START.plusSeconds(120), HOLD_OUT)
                .event(START.plusSeconds(150), HOLD_OUT)
                .event(START.plusSeconds(3000), HOLD_IN);
        ConversationHistory history = read(told, Order.OLDEST);
        assertThat(history.segments().get(0).holds())
                .extracting(hold -> Duration.between(hold.start(), hold.end()).toSeconds())
                .containsExactly(60L, 600L);
        assertThat(history.timeline().entries())
                .filteredOn(entry -> entry instanceof Step step && step.type() == StepType.HOLD_IN)
                .extracting(entry -> ((Step) entry).seconds())
                .containsExactly(60L, null, 600L);
    }

    @Test
    void callWithoutEventsIsToldFromItsStamps() {
        ConversationHistory history = read(SampleConversations.call(jdbc), Order.OLDEST);
        assertThat(steps(history))
                .containsExactly(
                        StepType.CALLED,
                        StepType.ENTERED_QUEUE,
                        StepType.DELIVERED,
                        StepType.FIRST_WORDS,
                        StepType.CLIENT_HUNG_UP,
                        StepType.AGENT_HUNG_UP,
                        StepType.WRAPPED_UP);
        CallDetails call = history.segments().get(0).call();
        assertThat(call).isNotNull();
        assertThat(call.hungUpFirst()).isEqualTo(Sender.CLIENT);
        assertThat(said(history)).containsExactly("URA Principal > 2 Fatura > 1 Segunda via");
    }

    @Test
    void abandonedInteractionSaysThatItEnded() {
        StoredConversation told = new StoredConversation(jdbc);
        told.segment(
                Medium.CHAT,
                told.outcome(Medium.CHAT, Status.ABANDONED, Map.of()),
                START,
                START.plusSeconds(90),
                "queued_at",
                START.plusSeconds(30),
                "service_id",
                told.service("Cobrança"));
        ConversationHistory history = read(told, Order.OLDEST);
        assertThat(steps(history)).containsExactly(StepType.ENTERED_QUEUE, StepType.ENDED);
        assertThat(history.waitedSeconds()).isEqualTo(60);
        assertThat(history.segments().get(0).times().handledSeconds()).isNull();
    }

    @Test
    void waitOfAnAnswerWithoutStampIsUnknownAndNotZero() {
        StoredConversation told = new StoredConversation(jdbc);
        told.segment(
                Medium.CHAT,
                told.outcome(Medium.CHAT, Status.SERVICE_COMPLETED, Map.of()),
                START,
                START.plusSeconds(90),
                "service_id",
                told.service("Cobrança"));
        assertThat(read(told, Order.OLDEST).waitedSeconds()).isNull();
    }

    @Test
    void transferWithoutEventGoesToTheSegmentThatFollows() {
        StoredConversation told = new StoredConversation(jdbc);
        told.segment(
                Medium.SMS,
                told.outcome(Medium.SMS, Status.SERVICE_TRANSFERRED, Map.of()),
                START,
                START.plusSeconds(60),
                "agent_id",
                told.agent("Caio Menezes"),
                "service_id",
                told.service("Cobrança"));
        SampleConversations.single(told, START.plusSeconds(60));
        assertThat(read(told, Order.OLDEST).segments().get(0).transfer())
                .isEqualTo(new Transfer(START.plusSeconds(60), "Caio Menezes", "Suporte técnico", null, null));
    }

    @Test
    void commentsThatAreMessagesAreToldOnce() {
        StoredConversation told = new StoredConversation(jdbc);
        SampleConversations.single(told, START, "internal_comments", "Primeiro\nSegundo")
                .message(START.plusSeconds(5), Sender.INTERNAL, "Primeiro")
                .message(START.plusSeconds(9), Sender.INTERNAL, "Segundo");
        assertThat(said(read(told, Order.OLDEST))).containsExactly("Primeiro", "Segundo");
    }

    @Test
    void segmentsOfOtherServicesTellTheirPlaceAndTimesAlone() {
        StoredConversation told = SampleConversations.fourSegments(jdbc);
        ServiceScope scope = ServiceScope.of(Set.of(told.service("Cobrança")));
        ConversationHistory history =
                service.find(told.id, scope, ReadingOptions.of(Order.OLDEST, 1)).orElseThrow();
        assertThat(history.withheld()).isEqualTo(3);
        assertThat(history.segments()).extracting(Segment::permitted).containsExactly(false, true, false, false);
        assertThat(history.segments()).extracting(Segment::service).containsExactly(null, "Cobrança", null, null);
        assertThat(history.segments()).allMatch(segment -> segment.permitted() || segment.agent() == null);
        assertThat(said(history)).hasSize(3).allSatisfy(text -> assertThat(text).contains("2"));
        assertThat(history.timeline().messages()).isEqualTo(2);
        assertThat(history.timeline().comments()).isEqualTo(1);
        assertThat(history.toString())
                .doesNotContain("Cancelamento revertido", "Motivo 1", "Motivo 3", "Suporte técnico", "Ouvidoria")
                .contains("Motivo 2");
    }

    @Test
    void withheldCallKeepsItsDetailsToItself() {
        StoredConversation told = SampleConversations.call(jdbc);
        SampleConversations.single(told, START.plusSeconds(900));
        ServiceScope scope = ServiceScope.of(Set.of(told.service("Suporte técnico")));
        assertThat(service.find(told.id, scope, ReadingOptions.of(Order.OLDEST, 1))
                        .orElseThrow()
                        .toString())
                .doesNotContain(
                        "Jéssica Rocha", "PJSIP", "98841", "84.3", "2ª via", "URA Principal", "server.voip", "Otávio");
    }

    @Test
    void conversationOutsideTheScopeIsAsAbsentAsOneThatDoesNotExist() {
        StoredConversation told = SampleConversations.fourSegments(jdbc);
        ServiceScope other = ServiceScope.of(Set.of(told.service("Vendas")));
        assertThat(service.find(told.id, other, ReadingOptions.of(Order.OLDEST, 1)))
                .isEmpty();
        assertThat(service.find(told.id, ServiceScope.of(Set.of()), ReadingOptions.of(Order.OLDEST, 1)))
                .isEmpty();
        assertThat(service.find(Long.MAX_VALUE, ServiceScope.allServices(), ReadingOptions.of(Order.OLDEST, 1)))
                .isEmpty();
    }

    @Test
    void longConversationComesInPartsThatMissNothingAndRepeatNothing() {
        StoredConversation told = new StoredConversation(jdbc);
        StoredConversation.SegmentInsert row = SampleConversations.single(told, START);
        List<String> texts = new ArrayList<>();
        for (int number = 0; number < 450; number++) {
            row.message(START.plusSeconds(1 + number), number % 2 == 0 ? Sender.CLIENT : Sender.AGENT, "m" + number);
            texts.add("m" + number);
        }
        for (Order order : Order.values()) {
            List<String> read = new ArrayList<>();
            for (int page = 1; page <= 3; page++) {
                ConversationHistory history = service.find(
                                told.id, ServiceScope.allServices(), ReadingOptions.of(order, page))
                        .orElseThrow();
                assertThat(history.timeline().pages()).isEqualTo(3);
                assertThat(history.timeline().entries()).hasSize(page < 3 ? 200 : 52);
                read.addAll(said(history));
            }
            if (order == Order.NEWEST) {
                Collections.reverse(read);
            }
            assertThat(read).isEqualTo(texts);
        }
    }

    @Test
    void segmentsOfDifferentQuartersAreFound() {
        StoredConversation told = new StoredConversation(jdbc);
        SampleConversations.single(told, Instant.parse("2026-09-30T23:30:00Z"));
        SampleConversations.single(told, Instant.parse("2026-10-01T00:30:00Z"))
                .message(Instant.parse("2026-10-01T00:31:00Z"), Sender.CLIENT, "Já é outubro.");
        ConversationHistory history = read(told, Order.OLDEST);
        assertThat(history.segments()).hasSize(2);
        assertThat(said(history)).containsExactly("Já é outubro.");
    }
}
