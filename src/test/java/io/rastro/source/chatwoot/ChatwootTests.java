package io.rastro.source.chatwoot;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.Message;
import io.rastro.ingestion.IncomingRecord;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Sender;
import io.rastro.interaction.StartedBy;
import io.rastro.interaction.Status;
import io.rastro.source.Assembler;
import io.rastro.source.Assembler.Assembly;
import io.rastro.source.Assembler.Finish;
import io.rastro.source.Assembler.Reading;
import io.rastro.source.Delivery;
import io.rastro.source.RawEvent;
import io.rastro.source.WebhookType.Reason;
import io.rastro.source.WebhookType.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatwootTests {

    private static final Instant T0 = Instant.parse("2026-11-03T12:00:00Z");

    private final ChatwootType type = new ChatwootType(Clock.systemUTC());
    private final Assembler assembler = type.assembler(Map.of("serviceNames", "Zap Vendas = Vendas"));

    private static String standing(int second, String status, boolean assigned) {
        return """
                "id":42,"inbox_id":7,"channel":"Channel::Whatsapp","status":"%s","labels":["vip","troca"],
                "created_at":%d,"updated_at":%d.25,"meta":{"sender":{"id":9,"name":"Maria","phone_number":"+5511987650001"}%s}""".formatted(
                        status,
                        T0.getEpochSecond(),
                        T0.plusSeconds(second).getEpochSecond(),
                        assigned
                                ? ",\"assignee\":{\"id\":3,\"name\":\"Ana\",\"type\":\"user\"},\"assignee_type\":\"User\""
                                : "");
    }

    static String conversation(String event, int second, String status, boolean assigned) {
        return "{\"event\":\"" + event + "\"," + standing(second, status, assigned) + "}";
    }

    /** @param createdAt as a version of the product writes it */
    static String message(int id, String createdAt, String kind, String sender, String text) {
        return """
                {"event":"message_created","id":%d,"content":"%s","created_at":%s,"message_type":"%s","private":false,
                "sender":{"id":3,"name":"N","type":"%s"},"inbox":{"id":7,"name":"Zap Vendas"},"conversation":{%s}}""".formatted(id, text, createdAt, kind, sender, standing(0, "open", sender.equals("user")));
    }

    private static String at(int second) {
        return "\"" + T0.plusSeconds(second) + "\"";
    }

    private List<RawEvent> events(List<String> bodies) {
        List<RawEvent> events = new ArrayList<>();
        for (String body : bodies) {
            type.parts(body, T0.plusSeconds(9_999))
                    .forEach(part -> events.add(new RawEvent("webhook", events.size() + ".0", part.at(), part.text())));
        }
        return events;
    }

    private Assembly assemble(List<String> bodies, Finish finish) {
        return assembler.assemble(events(bodies), finish);
    }

    private static final List<String> ONE = List.of(
            conversation("conversation_created", 0, "open", false),
            message(1, at(0), "incoming", "contact", "Oi"),
            message(2, at(60), "outgoing", "user", "Bom dia"),
            message(3, at(90), "activity", "user", "Ana marcou como resolvida"),
            conversation("conversation_status_changed", 100, "resolved", true));

    @Test
    void resolvedConversationIsASegment() {
        Assembly assembly = assemble(ONE, Finish.ENDED);
        IncomingInteraction segment = (IncomingInteraction) assembly.records().get(0);
        assertThat(segment.externalId()).isEqualTo("42:" + T0.getEpochSecond());
        assertThat(segment.medium()).isEqualTo(Medium.WHATSAPP);
        assertThat(segment.labels().conversationId()).isEqualTo("42");
        assertThat(segment.stamps().receivedAt()).isEqualTo(T0);
        assertThat(segment.stamps().answeredAt()).isEqualTo(T0.plusSeconds(60));
        assertThat(segment.stamps().finishedAt()).isEqualTo(T0.plusMillis(100_250));
        assertThat(segment.ending().status()).isEqualTo(Status.SERVICE_COMPLETED);
        assertThat(segment.ending().startedBy()).isEqualTo(StartedBy.CLIENT);
        assertThat(segment.parties().service()).isEqualTo("Vendas");
        assertThat(segment.parties().agent().name()).isEqualTo("Ana");
        assertThat(segment.parties().contact().phone()).isEqualTo("+5511987650001");
        assertThat(segment.trail().tags()).containsExactly("vip", "troca");
        assertThat(segment.trail().messages()).extracting(Message::sender).containsExactly(Sender.CLIENT, Sender.AGENT);
        assertThat(assembly.leftOver()).extracting(Assembler.LeftOver::bucket).containsExactly("activity");
    }

    @Test
    void reopenedConversationIsTheNextSegment() {
        List<String> bodies = new ArrayList<>(ONE);
        bodies.add(message(9, at(101), "template", "agent_bot", "Que nota?"));
        bodies.add(conversation("conversation_status_changed", 3_600, "open", true));
        bodies.add(message(4, at(3_601), "incoming", "contact", "De novo"));
        bodies.add(conversation("conversation_status_changed", 4_000, "resolved", true));
        List<IncomingRecord> records = assemble(bodies, Finish.ENDED).records();
        assertThat(records)
                .extracting(IncomingRecord::externalId)
                .containsExactly(
                        "42:" + T0.getEpochSecond(), "42:" + T0.plusSeconds(101).getEpochSecond());
        assertThat(assemble(bodies.subList(0, 8), Finish.PREVIEW).records())
                .as("the second goes on")
                .hasSize(1);
        List<String> shuffled = new ArrayList<>(bodies);
        shuffled.add(bodies.get(1));
        Random random = new Random(3);
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(shuffled, random);
            assertThat(assemble(shuffled, Finish.ENDED).records()).isEqualTo(records);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"2026-11-03 12:00:30 UTC\"'",
        "'\"2026-11-03T12:00:30.000Z\"'",
        "1793707230",
        "'\"1793707230\"'",
        "1793707230.0"
    })
    void bothFormsOfTimeAreRead(String createdAt) {
        assertThat(events(List.of(message(1, createdAt, "incoming", "contact", "x")))
                        .get(0)
                        .at())
                .isEqualTo(T0.plusSeconds(30));
    }

    @ParameterizedTest
    @CsvSource({
        "Channel::WebWidget, CHAT",
        "Channel::Api, CHAT",
        "Channel::Email, EMAIL",
        "Channel::Sms, SMS",
        "Channel::TwilioSms, SMS",
        "Channel::Instagram, INSTAGRAM",
        "Channel::Telegram, CHAT"
    })
    void channelIsTheMedium(String channel, Medium medium) {
        List<String> bodies = ONE.stream()
                .map(body -> body.replace("Channel::Whatsapp", channel))
                .toList();
        assertThat(((IncomingInteraction)
                                assemble(bodies, Finish.ENDED).records().get(0))
                        .medium())
                .isEqualTo(medium);
    }

    @ParameterizedTest
    @CsvSource({
        "incoming, contact, CLIENT",
        "0, contact, CLIENT",
        "outgoing, user, AGENT",
        "1, user, AGENT",
        "outgoing, agent_bot, BOT",
        "outgoing, captain_assistant, BOT",
        "template, user, BOT"
    })
    void senderIsToldByKindAndType(String kind, String sender, Sender expected) {
        ChatwootEvent event = ChatwootEvent.of(message(1, at(0), kind, sender, "x"));
        assertThat(new ChatwootMessage(T0, event.body()).sender()).isEqualTo(expected);
    }

    @Test
    void onlyResolutionEndsAGroupAndOtherEventsAreKeptApart() {
        assertThat(readings(
                        conversation("conversation_updated", 1, "resolved", true),
                        conversation("conversation_status_changed", 1, "resolved", true),
                        "{\"event\":\"contact_updated\",\"id\":1}",
                        "no json"))
                .containsExactly(
                        new Reading.Member(java.util.Set.of("conversation:42"), false),
                        new Reading.Member(java.util.Set.of("conversation:42"), true),
                        new Reading.Apart("otherEvent"),
                        new Reading.Apart("unreadable"));
    }

    @Test
    void statusThatIsNotResolvedAndAnyWordOfTheClientOpenAConversationAgain() {
        assertThat(readings(
                                conversation("conversation_status_changed", 1, "open", true),
                                message(1, at(0), "incoming", "contact", "x"),
                                message(2, at(0), "outgoing", "user", "x"),
                                message(3, at(0), "activity", "user", "x"),
                                message(4, at(0), "template", "user", "x"),
                                conversation("conversation_updated", 1, "open", true))
                        .stream()
                        .map(reading -> ((Reading.Member) reading).reopens()))
                .containsExactly(true, true, false, false, false, false);
    }

    private List<Reading> readings(String... bodies) {
        return events(List.of(bodies)).stream().map(assembler::read).toList();
    }

    /** The sample was signed by another implementation: of the stamp, a point and the body. */
    @ParameterizedTest
    @CsvSource({"-301, false", "-300, true", "0, true", "300, true", "301, false"})
    void signatureHoldsForFiveMinutesEitherWay(int late, boolean accepted) {
        Map<String, String> headers = Map.of(
                "x-chatwoot-timestamp",
                "1793707200",
                "x-chatwoot-delivery",
                "d-1",
                "x-chatwoot-signature",
                "sha256=473361dc0828f5414975a63c12704be79478b3ae7cda8ba8045ff1029fef3920");
        Delivery delivery = new Delivery(headers, Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(type.verify(Map.of("webhookSecret", "secret"), delivery, T0.plusSeconds(late)))
                .isEqualTo(accepted ? new Verdict.Accepted("d-1") : new Verdict.Refused(Reason.TOO_OLD));
    }
}
