package io.rastro.source.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.Message;
import io.rastro.interaction.Expiration;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Sender;
import io.rastro.interaction.StartedBy;
import io.rastro.interaction.Status;
import io.rastro.source.Assembler;
import io.rastro.source.Assembler.Assembly;
import io.rastro.source.Assembler.Finish;
import io.rastro.source.Assembler.Reading;
import io.rastro.source.RawEvent;
import io.rastro.source.WebhookType.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatsAppTests {

    private static final Instant T0 = Instant.parse("2026-11-03T12:00:00Z");
    private static final String NUMBER = "106540352242922";
    private static final Map<String, String> SETTINGS = Map.of("serviceNames", NUMBER + " = Suporte");

    private final WhatsAppType type = new WhatsAppType();
    private final Assembler assembler = type.assembler(SETTINGS);

    /** A batch of one number; sender null: not told. */
    private static String batch(String contacts, String items) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"W1","changes":[{"field":"messages","value":{
                "messaging_product":"whatsapp","metadata":{"display_phone_number":"551140001234","phone_number_id":"%s"},
                "contacts":[%s],%s}}]}]}""".formatted(NUMBER, contacts, items);
    }

    private static String text(String id, int second, String sender, String text) {
        return batch("""
                {"profile":{"name":"João"},"wa_id":"551187650005","user_id":"BR.77"}""", """
                "messages":[{%s,"id":"%s","timestamp":"%d","type":"text","text":{"body":"%s"}}]""".formatted(sender, id, T0.plusSeconds(second).getEpochSecond(), text));
    }

    private static String status(String id, int second, String state, String recipient) {
        return batch("", """
                "statuses":[{"id":"%s","status":"%s","timestamp":"%d",%s}]""".formatted(id, state, T0.plusSeconds(second).getEpochSecond(), recipient));
    }

    private List<RawEvent> events(String... bodies) {
        List<RawEvent> events = new ArrayList<>();
        for (String body : bodies) {
            for (Part part : type.parts(body, T0)) {
                events.add(new RawEvent("webhook", "1." + events.size(), part.at(), part.text()));
            }
        }
        return events;
    }

    private Assembly assemble(String... bodies) {
        return assembler.assemble(events(bodies), Finish.TIMED_OUT);
    }

    private static IncomingInteraction only(Assembly assembly) {
        assertThat(assembly.records()).hasSize(1);
        return (IncomingInteraction) assembly.records().get(0);
    }

    private static final String BOTH = "\"from\":\"551187650005\",\"from_user_id\":\"BR.77\"";
    private static final String TO = "\"recipient_id\":\"5511987650005\"";

    @Test
    void conversationIsASegmentWithItsMessages() {
        IncomingInteraction segment = only(assemble(
                text("wamid.A", 0, BOTH, "Bom dia"),
                status("wamid.B", 30, "sent", TO),
                status("wamid.B", 32, "delivered", TO),
                text("wamid.C", 90, BOTH, "Obrigado")));
        assertThat(segment.medium()).isEqualTo(Medium.WHATSAPP);
        assertThat(segment.externalId()).isEqualTo("wamid.A");
        assertThat(segment.stamps().receivedAt()).isEqualTo(T0);
        assertThat(segment.stamps().answeredAt()).isEqualTo(T0.plusSeconds(30));
        assertThat(segment.stamps().finishedAt()).isEqualTo(T0.plusSeconds(90));
        assertThat(segment.ending().status()).isEqualTo(Status.SERVICE_COMPLETED);
        assertThat(segment.ending().startedBy()).isEqualTo(StartedBy.CLIENT);
        assertThat(segment.ending().expiration()).isEqualTo(Expiration.ACTIVE);
        assertThat(segment.parties().service()).isEqualTo("Suporte");
        assertThat(segment.parties().to()).isEqualTo("551140001234");
        assertThat(segment.parties().phone()).as("with its ninth digit").isEqualTo("+5511987650005");
        assertThat(segment.parties().contact().externalId()).isEqualTo(NUMBER + "|BR.77");
        assertThat(segment.trail().messages())
                .extracting(Message::sender, Message::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Sender.CLIENT, "Bom dia"),
                        org.assertj.core.groups.Tuple.tuple(Sender.AGENT, null),
                        org.assertj.core.groups.Tuple.tuple(Sender.CLIENT, "Obrigado"));
    }

    /** At least once, in any order: delivered is missing, read comes before sent, and the batch comes twice. */
    @Test
    void orderAndRepetitionChangeNothing() {
        String[] bodies = {
            text("wamid.A", 0, BOTH, "Oi"),
            status("wamid.B", 30, "read", TO),
            status("wamid.B", 20, "sent", TO),
            text("wamid.A", 0, BOTH, "Oi"),
            status("wamid.D", 40, "failed", TO)
        };
        Assembly expected = assemble(bodies);
        List<String> shuffled = new ArrayList<>(Arrays.asList(bodies));
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(shuffled, random);
            assertThat(assemble(shuffled.toArray(String[]::new)).records()).isEqualTo(expected.records());
        }
        assertThat(only(expected).stamps().answeredAt()).isEqualTo(T0.plusSeconds(20));
        assertThat(expected.leftOver()).isEmpty();
    }

    @Test
    void phoneAndUserIdOfOnePersonAreOneGroup() {
        List<RawEvent> events = events(
                text("wamid.A", 0, BOTH, "1"),
                text("wamid.B", 1, "\"from_user_id\":\"BR.77\"", "2"),
                status("wamid.C", 2, "sent", TO));
        assertThat(keys(events.get(0))).contains("user:" + NUMBER + "|BR.77", "phone:" + NUMBER + "|+5511987650005");
        assertThat(keys(events.get(1))).contains("user:" + NUMBER + "|BR.77");
        assertThat(keys(events.get(2))).containsExactly("phone:" + NUMBER + "|+5511987650005");
    }

    @Test
    void userWithoutANumberIsKnownByTheId() {
        String noPhone = batch(
                "{\"profile\":{\"name\":\"Rui\"},\"user_id\":\"BR.9\"}",
                "\"messages\":[{\"from_user_id\":\"BR.9\",\"id\":\"wamid.Z\",\"timestamp\":\"%d\",\"type\":\"image\","
                                .formatted(T0.getEpochSecond())
                        + "\"image\":{\"caption\":\"nota\"}}]");
        IncomingInteraction segment = only(assemble(noPhone));
        assertThat(segment.parties().phone()).isNull();
        assertThat(segment.parties().from()).isEqualTo("BR.9");
        assertThat(segment.parties().contact().externalId()).isEqualTo(NUMBER + "|BR.9");
        assertThat(segment.ending().status()).isEqualTo(Status.ABANDONED);
        assertThat(segment.trail().messages().get(0).text()).isEqualTo("nota");
        assertThat(segment.trail().messages().get(0).attachmentName()).isEqualTo("image");
    }

    private java.util.Set<String> keys(RawEvent event) {
        return ((Reading.Member) assembler.read(event)).keys();
    }

    @ParameterizedTest
    @CsvSource({"21599, 1", "21600, 1", "21601, 2", "86400, 2"})
    void silenceOfSixHoursEndsAConversation(int pause, int segments) {
        Assembly assembly = assemble(text("wamid.A", 0, BOTH, "1"), text("wamid.B", pause, BOTH, "2"));
        assertThat(assembly.records()).hasSize(segments);
        assertThat(assembler
                        .assemble(
                                events(text("wamid.A", 0, BOTH, "1"), text("wamid.B", pause, BOTH, "2")),
                                Finish.PREVIEW)
                        .records())
                .as("the last goes on")
                .hasSize(segments - 1);
    }

    @ParameterizedTest
    @CsvSource({"'', 6", "2, 2", "0, 1", "x, 6", "9999, 240"})
    void hoursOfSilenceAreASetting(String told, int hours) {
        assertThat(type.silence(Map.of("silenceHours", told))).isEqualTo(Duration.ofHours(hours));
    }

    @Test
    void lateStatusMakesNoMessage() {
        Assembly assembly = assemble(status("wamid.B", 0, "read", TO));
        assertThat(assembly.records()).isEmpty();
        assertThat(assembly.leftOver()).extracting(Assembler.LeftOver::bucket).containsExactly("lateStatus");
    }

    @ParameterizedTest
    @CsvSource({"sent, COMPANY, SERVICE_COMPLETED", "failed, COMPANY, BAD_PHONE"})
    void companyBeganIt(String state, StartedBy startedBy, Status status) {
        IncomingInteraction segment = only(assemble(status("wamid.B", 0, state, TO)));
        assertThat(segment.ending().startedBy()).isEqualTo(startedBy);
        assertThat(segment.ending().status()).isEqualTo(status);
        assertThat(segment.ending().expiration()).isEqualTo(Expiration.EXPIRED);
    }

    @Test
    void batchOfSeveralCustomersIsTakenApart() {
        String contacts = """
                {"profile":{"name":"A"},"wa_id":"5511911110001"},{"profile":{"name":"B"},"wa_id":"5511911110002"}""";
        String item =
                "{\"from\":\"%s\",\"id\":\"%s\",\"timestamp\":\"1793700000\",\"type\":\"text\",\"text\":{\"body\":\"x\"}}";
        List<RawEvent> events = events(batch(
                contacts,
                "\"messages\":[" + item.formatted("5511911110001", "wamid.1") + ","
                        + item.formatted("5511911110002", "wamid.2") + "]"));
        assertThat(events).hasSize(2);
        assertThat(keys(events.get(0))).isNotEqualTo(keys(events.get(1)));
        assertThat(only(assembler.assemble(events.subList(1, 2), Finish.TIMED_OUT))
                        .parties()
                        .contact()
                        .name())
                .isEqualTo("B");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | otherEvent",
                "hello | unreadable",
                "{\"entry\":[{\"changes\":[{\"field\":\"account_update\",\"value\":{}}]}]} | otherEvent"
            })
    void whatIsNoMessageIsKeptApart(String body, String bucket) {
        assertThat(assembler.read(events(body).get(0))).isEqualTo(new Reading.Apart(bucket));
    }
}
