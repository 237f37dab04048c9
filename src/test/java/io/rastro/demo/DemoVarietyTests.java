package io.rastro.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.Event;
import io.rastro.ingestion.IncomingInteraction.Message;
import io.rastro.interaction.Direction;
import io.rastro.interaction.EventType;
import io.rastro.interaction.Expiration;
import io.rastro.interaction.LastReply;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Sender;
import io.rastro.interaction.StartedBy;
import io.rastro.interaction.Status;
import io.rastro.interaction.VoiceStatus;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoVarietyTests {

    private static final Map<Medium, Double> SHARES = Map.of(
            Medium.VOICE, 45.0,
            Medium.WHATSAPP, 30.0,
            Medium.CHAT, 8.0,
            Medium.EMAIL, 7.0,
            Medium.INSTAGRAM, 4.0,
            Medium.SMS, 3.0,
            Medium.RECLAME_AQUI, 3.0);

    @Test
    void everyMediumHasItsShare() {
        Map<Medium, Long> counts = Demo.CONVERSATIONS.stream()
                .collect(Collectors.groupingBy(segments -> segments.get(0).medium(), Collectors.counting()));
        SHARES.forEach((medium, share) -> assertThat(counts.get(medium) * 100.0 / Demo.CONVERSATIONS.size())
                .isCloseTo(share, within(0.8)));
    }

    @Test
    void everyEndingAndOriginOccurs() {
        assertThat(values(Demo.WITH_EDGES, row -> row.ending().status())).containsExactlyInAnyOrder(Status.values());
        assertThat(values(Demo.WITH_EDGES, row -> row.ending().voiceStatus()))
                .containsExactlyInAnyOrder(VoiceStatus.values());
        assertThat(values(Demo.WITH_EDGES, row -> row.ending().expiration()))
                .containsExactlyInAnyOrder(Expiration.values());
        assertThat(values(Demo.WITH_EDGES, row -> row.ending().startedBy()))
                .containsExactlyInAnyOrder(StartedBy.values());
        assertThat(values(Demo.WITH_EDGES, row -> row.ending().lastReply()))
                .containsExactlyInAnyOrder(LastReply.values());
        assertThat(values(Demo.WITH_EDGES, row -> row.parties().direction()))
                .containsExactlyInAnyOrder(Direction.values());
        assertThat(values(Demo.WITH_EDGES, row -> row.ending().portfolio())).containsExactlyInAnyOrder(true, false);
        assertThat(values(Demo.WITH_EDGES, row -> row.parties().origin()))
                .containsOnly("Portal", "Zendesk", "Salesforce", "Pipedrive");
        assertThat(values(Demo.WITH_EDGES, row -> row.parties().origin())).hasSize(4);
    }

    @Test
    void everyKindOfEventAndMessageOccurs() {
        Set<EventType> types = Demo.WITH_EDGES.stream()
                .flatMap(interaction -> interaction.trail().events().stream())
                .map(Event::type)
                .collect(Collectors.toSet());
        Set<Sender> senders = messages().map(Message::sender).collect(Collectors.toSet());
        assertThat(types).containsExactlyInAnyOrder(EventType.values());
        assertThat(senders).containsExactlyInAnyOrder(Sender.values());
        assertThat(messages().filter(message -> message.attachmentName() != null))
                .hasSizeGreaterThan(1_000);
    }

    @Test
    void conversationsOfOneToFourSegmentsOccur() {
        assertThat(Demo.CONVERSATIONS.stream().map(segments -> segments.size()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    @Test
    void theCentreIsBusyAtTenAndAtThreeAndQuietAtNightAndOnSundays() {
        Map<Integer, Long> hours =
                arrivals().collect(Collectors.groupingBy(LocalDateTime::getHour, Collectors.counting()));
        Map<DayOfWeek, Long> days =
                arrivals().collect(Collectors.groupingBy(LocalDateTime::getDayOfWeek, Collectors.counting()));
        assertThat(hours.get(10)).isGreaterThan(hours.get(8)).isGreaterThan(hours.get(12));
        assertThat(hours.get(15)).isGreaterThan(hours.get(13)).isGreaterThan(hours.get(18));
        assertThat(hours.get(3)).isPositive().isLessThan(hours.get(10) / 20);
        assertThat(days.get(DayOfWeek.SUNDAY)).isPositive().isLessThan(days.get(DayOfWeek.SATURDAY) / 2);
        assertThat(days.get(DayOfWeek.SATURDAY)).isLessThan(days.get(DayOfWeek.WEDNESDAY));
    }

    @Test
    void someConversationsCrossMidnight() {
        assertThat(Demo.INTERACTIONS.stream()
                        .filter(interaction -> !local(interaction.stamps().receivedAt())
                                .toLocalDate()
                                .equals(local(interaction.stamps().finishedAt()).toLocalDate())))
                .hasSizeGreaterThan(10);
    }

    @Test
    void aHandlingOfMoreThanADayOccursInEmailAndWhatsApp() {
        Set<Medium> media = Demo.EDGES.interactions().stream()
                .filter(interaction -> interaction.stamps().answeredAt() != null)
                .filter(interaction -> Duration.between(
                                Objects.requireNonNull(interaction.stamps().answeredAt()),
                                interaction.stamps().finishedAt())
                        .equals(Duration.parse("PT27H3M10S")))
                .map(IncomingInteraction::medium)
                .collect(Collectors.toSet());
        assertThat(media).containsExactlyInAnyOrder(Medium.EMAIL, Medium.WHATSAPP);
    }

    @Test
    void everyBorderOfTheGradesOccurs() {
        Stream<IncomingInteraction.Call> calls = Demo.EDGES.interactions().stream()
                .map(row -> row.trail().call())
                .filter(Objects::nonNull);
        Set<String> measures = calls.map(call -> call.jitterMs() + "/" + call.packetLossPercent())
                .collect(Collectors.toSet());
        assertThat(measures)
                .contains("69.9/0.5", "70.0/0.5", "150.5/0.5", "151.0/0.0", "10.0/0.99", "10.0/1.0")
                .contains("10.0/5.0", "10.0/5.01", "null/null", "null/0.2", "30.0/null");
    }

    @Test
    void textsASpreadsheetWouldRunOccur() {
        Set<String> names = Demo.EDGES.interactions().stream()
                .map(row -> row.parties().contact())
                .filter(Objects::nonNull)
                .map(contact -> String.valueOf(contact.name()))
                .collect(Collectors.toSet());
        assertThat(names).contains("=Soma & Cia", "@arroba");
        assertThat(values(Demo.EDGES.interactions(), row -> row.ending().internalComments()))
                .contains("-5 minutos", "+1 opção", "=HYPERLINK(\"http://example.com\")")
                .anyMatch(comment -> comment.toString().length() == 5_000);
    }

    @Test
    void dialoguesDoNotRepeatThemselves() {
        Map<String, Long> told = Demo.INTERACTIONS.stream()
                .filter(interaction -> interaction.medium() == Medium.WHATSAPP)
                .map(interaction -> interaction.trail().messages().stream()
                        .filter(message -> message.sender() == Sender.AGENT)
                        .map(Message::text)
                        .map(String::valueOf)
                        .collect(Collectors.joining("\n")))
                .filter(text -> text.lines().count() > 2)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(told.values()).allMatch(times -> times <= 2);
    }

    @Test
    void noTextIsLeftUnfilled() {
        assertThat(messages().map(Message::text).filter(Objects::nonNull))
                .noneMatch(text -> text.contains("{")
                        || text.contains("}")
                        || text.contains("T12:00")
                        || text.matches("(?s).*\\$[a-z].*"));
    }

    private static Stream<Message> messages() {
        return Demo.INTERACTIONS.stream().flatMap(interaction -> interaction.trail().messages().stream());
    }

    private static Stream<LocalDateTime> arrivals() {
        return Demo.CONVERSATIONS.stream()
                .map(segments -> local(segments.get(0).stamps().receivedAt()));
    }

    private static LocalDateTime local(Instant instant) {
        return ZonedDateTime.ofInstant(instant, Demo.ZONE).toLocalDateTime();
    }

    private static <T> Set<T> values(List<IncomingInteraction> interactions, Function<IncomingInteraction, T> fact) {
        return interactions.stream().map(fact).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
