package io.rastro.ingestion;

import static io.rastro.ingestion.IncomingSamples.derive;
import static io.rastro.ingestion.IncomingSamples.voice;
import static io.rastro.ingestion.IncomingSamples.whatsapp;
import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.interaction.LastReply;
import io.rastro.interaction.Status;
import io.rastro.interaction.VoiceStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivationTests {

    private static String events(String... eventsAtTime) {
        StringBuilder list = new StringBuilder("'events': [");
        for (int index = 0; index < eventsAtTime.length; index++) {
            String[] event = eventsAtTime[index].split(" ", 2);
            list.append(index == 0 ? "" : ", ")
                    .append("{'happenedAt': '2025-11-03T%sZ', 'type': '%s'}".formatted(event[0], event[1]));
        }
        return list.append("]").toString();
    }

    private static String messages(String... messagesAtTime) {
        StringBuilder list = new StringBuilder("'messages': [");
        for (int index = 0; index < messagesAtTime.length; index++) {
            String[] message = messagesAtTime[index].split(" ", 2);
            list.append(index == 0 ? "" : ", ")
                    .append("{'sentAt': '2025-11-03T%sZ', 'sender': '%s', 'text': 'x'}"
                            .formatted(message[0], message[1]));
        }
        return list.append("]").toString();
    }

    @Test
    void twoHoldsAddUp() {
        // 12:02:00 to 12:03:30 is 90 s, 12:05:00 to 12:05:45 is 45 s
        assertThat(derive(whatsapp(events(
                                "12:02:00 HOLD_IN", "12:03:30 HOLD_OUT", "12:05:00 HOLD_IN", "12:05:45 HOLD_OUT")))
                        .facts()
                        .durations()
                        .holdSeconds())
                .isEqualTo(135);
    }

    @Test
    void holdWithinHoldCountsOnce() {
        assertThat(derive(whatsapp(events(
                                "12:02:00 HOLD_IN", "12:02:30 HOLD_IN", "12:03:00 HOLD_OUT", "12:09:00 HOLD_OUT")))
                        .facts()
                        .durations()
                        .holdSeconds())
                .isEqualTo(60);
    }

    @Test
    void holdNobodyEndedLastsUntilTheEndAndOnlyCountsWhileAnswered() {
        // on hold since before the answer at 12:01:00 until 12:01:20, and from 12:10:30 until the end at 12:11:00
        assertThat(derive(whatsapp(events("12:00:30 HOLD_IN", "12:01:20 HOLD_OUT", "12:10:30 HOLD_IN")))
                        .facts()
                        .durations()
                        .holdSeconds())
                .isEqualTo(20 + 30);
    }

    @Test
    void eventsSentOutOfOrderAreReadByTime() {
        assertThat(derive(whatsapp(events("12:03:30 HOLD_OUT", "12:02:00 HOLD_IN")))
                        .facts()
                        .durations()
                        .holdSeconds())
                .isEqualTo(90);
    }

    @Test
    void holdIsUnknownWithoutEventsAndZeroWithOthers() {
        assertThat(derive(whatsapp("")).facts().durations().holdSeconds()).isNull();
        assertThat(derive(whatsapp(events("12:11:00 WRAPPED_UP")))
                        .facts()
                        .durations()
                        .holdSeconds())
                .isZero();
    }

    @Test
    void callsHaveNoHoldColumn() {
        assertThat(derive(voice(events("12:02:00 HOLD_IN", "12:03:00 HOLD_OUT")))
                        .facts()
                        .durations()
                        .holdSeconds())
                .isNull();
    }

    @Test
    void replyToThreeClientMessagesCountsFromTheOldest() {
        // asked 12:02:00, answered 12:03:00: 60 s; asked 12:05:00, answered 12:05:21: 21 s; mean 40.5, half up 41
        DerivedInteraction derived = derive(whatsapp(messages(
                "12:02:00 CLIENT",
                "12:02:20 CLIENT",
                "12:02:40 CLIENT",
                "12:03:00 AGENT",
                "12:03:10 AGENT",
                "12:05:00 CLIENT",
                "12:05:21 AGENT")));
        assertThat(derived.facts().durations().responseSeconds()).isEqualTo(41);
        // first agent message 12:03:00, answered 12:01:00
        assertThat(derived.facts().durations().firstResponseSeconds()).isEqualTo(120);
        assertThat(derived.facts().stamps().firstMessageAt()).isEqualTo(Instant.parse("2025-11-03T12:03:00Z"));
    }

    @Test
    void agentWritingFirstRepliesToNobody() {
        DerivedInteraction derived = derive(whatsapp(messages("12:01:30 AGENT", "12:04:00 CLIENT")));
        assertThat(derived.facts().durations().responseSeconds()).isNull();
        assertThat(derived.facts().durations().firstResponseSeconds()).isEqualTo(30);
        assertThat(derived.facts().ending().lastReply()).isEqualTo(LastReply.CLIENT);
    }

    @ParameterizedTest
    @CsvSource({"12:01:01, 1", "12:01:00, 0", "12:00:59, 0", "12:00:00, 0", "11:59:59,"})
    void agentWritingBeforeTheDeliveryRespondedAtOnceUnlessItWasLongBefore(
            String written, @Nullable Integer firstResponse) {
        DerivedInteraction derived = derive(whatsapp(messages(written + " AGENT")));
        assertThat(derived.facts().durations().firstResponseSeconds()).isEqualTo(firstResponse);
        assertThat(derived.facts().stamps().firstMessageAt()).isEqualTo(Instant.parse("2025-11-03T" + written + "Z"));
    }

    @Test
    void botsAndInternalCommentsNeitherAskNorAnswer() {
        // asked 12:01:00; the bot's words at 12:01:05 answer nothing; the agent's at 12:02:00 do: 60 s
        DerivedInteraction derived = derive(whatsapp(
                messages("12:01:00 CLIENT", "12:01:05 BOT", "12:01:30 INTERNAL", "12:02:00 AGENT", "12:03:00 BOT")));
        assertThat(derived.facts().durations().responseSeconds()).isEqualTo(60);
        assertThat(derived.facts().durations().firstResponseSeconds()).isEqualTo(60);
        assertThat(derived.facts().ending().lastReply()).isEqualTo(LastReply.BOT);
        assertThat(derived.facts().ending().internalComments()).isEqualTo("x");
    }

    @Test
    void lastReplyIsUnknownWithoutMessagesUnlessTheSourceSaysUndefined() {
        assertThat(derive(whatsapp("")).facts().ending().lastReply()).isNull();
        assertThat(derive(whatsapp("'lastReply': 'undefined'")).facts().ending().lastReply())
                .isEqualTo(LastReply.UNDEFINED);
    }

    @Test
    void transferredSegmentHasItsOwnTimes() {
        DerivedInteraction derived =
                derive(whatsapp("'status': 'service transferred', 'answeredAt': null, 'finishedAt': null, "
                        + events(
                                "12:00:05 ENTERED_QUEUE",
                                "12:01:00 DELIVERED",
                                "12:04:00 TRANSFERRED",
                                "12:04:02 WRAPPED_UP")
                        + ", " + messages("12:00:00 CLIENT", "12:01:30 AGENT")));
        assertThat(derived.facts().ending().status()).isEqualTo(Status.SERVICE_TRANSFERRED);
        assertThat(derived.facts().stamps().queuedAt()).isEqualTo(Instant.parse("2025-11-03T12:00:05Z"));
        assertThat(derived.facts().stamps().answeredAt()).isEqualTo(Instant.parse("2025-11-03T12:01:00Z"));
        assertThat(derived.facts().stamps().finishedAt()).isEqualTo(Instant.parse("2025-11-03T12:04:02Z"));
        assertThat(derived.facts().durations().responseSeconds()).isEqualTo(90);
    }

    @Test
    void conversationAcrossMidnightKeepsItsDurations() {
        // 23:59:50 to 00:00:20 at -03:00: 30 s to the first message, on hold 00:01:00 to 00:02:00
        DerivedInteraction derived = derive(whatsapp("""
                'receivedAt': '2025-11-03T23:58:00-03:00', 'answeredAt': '2025-11-03T23:59:50-03:00', 'finishedAt': '2025-11-04T00:10:00-03:00',
                'events': [{'happenedAt': '2025-11-04T00:01:00-03:00', 'type': 'HOLD_IN'}, {'happenedAt': '2025-11-04T00:02:00-03:00', 'type': 'HOLD_OUT'}],
                'messages': [{'sentAt': '2025-11-03T23:59:55-03:00', 'sender': 'CLIENT'}, {'sentAt': '2025-11-04T00:00:20-03:00', 'sender': 'AGENT'}]"""));
        assertThat(derived.facts().durations().firstResponseSeconds()).isEqualTo(30);
        assertThat(derived.facts().durations().responseSeconds()).isEqualTo(25);
        assertThat(derived.facts().durations().holdSeconds()).isEqualTo(60);
    }

    @Test
    void clockChangeDoesNotStretchDurations() {
        // São Paulo, 18 February 2018: 00:00 went back to 23:00. 23:50 (-02:00) to 23:10 (-03:00) is 20 minutes.
        DerivedInteraction derived = derive(whatsapp("""
                'receivedAt': '2018-02-17T23:50:00-02:00', 'answeredAt': '2018-02-17T23:50:00-02:00', 'finishedAt': '2018-02-17T23:30:00-03:00',
                'events': [{'happenedAt': '2018-02-17T23:55:00-02:00', 'type': 'HOLD_IN'}, {'happenedAt': '2018-02-17T23:05:00-03:00', 'type': 'HOLD_OUT'}],
                'messages': [{'sentAt': '2018-02-17T23:50:00-02:00', 'sender': 'CLIENT'}, {'sentAt': '2018-02-17T23:10:00-03:00', 'sender': 'AGENT'}]"""));
        assertThat(derived.facts().durations().responseSeconds()).isEqualTo(1200);
        assertThat(derived.facts().durations().firstResponseSeconds()).isEqualTo(1200);
        assertThat(derived.facts().durations().holdSeconds()).isEqualTo(600);
    }

    @ParameterizedTest
    @CsvSource({
        "abandoned, ABANDONED",
        "bad phone, NOT_CONNECTED",
        "bad number, OUT_OF_SERVICE",
        "dequeued, NOT_ANSWERED",
        "service completed, ANSWERED",
        "service transferred, ANSWERED"
    })
    void statusImpliesVoiceStatus(String status, VoiceStatus voiceStatus) {
        assertThat(derive(voice("'status': '" + status + "'")).facts().ending().voiceStatus())
                .isEqualTo(voiceStatus);
    }

    @ParameterizedTest
    @CsvSource({
        "ABANDONED, ABANDONED",
        "NOT_CONNECTED, BAD_PHONE",
        "OUT_OF_SERVICE, BAD_NUMBER",
        "NOT_ANSWERED, DEQUEUED",
        "VOICEMAIL, DEQUEUED",
        "MESSAGE, DEQUEUED",
        "ANSWERED, SERVICE_COMPLETED"
    })
    void voiceStatusImpliesStatus(VoiceStatus voiceStatus, Status status) {
        DerivedInteraction derived = derive(voice("'status': null, 'voiceStatus': '" + voiceStatus + "'"));
        assertThat(derived.facts().ending().status()).isEqualTo(status);
        assertThat(derived.facts().ending().voiceStatus()).isEqualTo(voiceStatus);
    }

    @Test
    void phoneThatRangUnansweredWasNotAnswered() {
        assertThat(derive(voice("'status': 'abandoned', 'answeredAt': null, " + events("12:00:10 DELIVERED")))
                        .facts()
                        .stamps()
                        .answeredAt())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "inbound, +55 (11) 98765-4321, 4004, +5511987654321",
        "outbound, 4004, (11) 3333-0000, +551133330000",
        "inbound, sip:+5511987654321@10.0.0.1, 4004, +5511987654321",
        "inbound, PJSIP/1001, 4004, ",
        "inbound, anonymous, 4004, "
    })
    void phoneIsTheFarEndInItsCanonicalForm(String direction, String from, String to, String digits) {
        assertThat(derive(voice("'direction': '%s', 'from': '%s', 'to': '%s'".formatted(direction, from, to)))
                        .phoneNumber())
                .isEqualTo(digits);
    }

    @Test
    void documentKeepsLettersAndLosesPunctuation() {
        DerivedInteraction.IncomingContact contact = derive(
                        whatsapp("'contact': {'name': 'Padaria', 'document': '12.abc.345/01de-35'}"))
                .contact();
        assertThat(contact).isNotNull();
        assertThat(contact.documentPlain()).isEqualTo("12ABC34501DE35");
        assertThat(contact.document()).isEqualTo("12.abc.345/01de-35");
    }

    @ParameterizedTest
    @CsvSource({
        "inbound, Maria.Silva@Example.COM, maria.silva@example.com",
        ", 'João <Joao@Example.com>', joao@example.com",
        "outbound, suporte@empresa.example, cliente@example.com"
    })
    void emailIsTheFarEndInLowerCase(String direction, String from, String email) {
        String sent = "'medium': 'EMAIL', 'direction': %s, 'from': '%s', 'to': 'Cliente@Example.com'"
                .formatted(direction == null ? "null" : "'" + direction + "'", from);
        assertThat(derive(whatsapp(sent)).email()).isEqualTo(email);
    }

    @Test
    void stampsAreCutToSecondsAndMessagesKeepTheirs() {
        DerivedInteraction derived = derive(
                whatsapp(
                        "'receivedAt': '2025-11-03T12:00:00.999Z', 'messages': [{'sentAt': '2025-11-03T12:02:00.123456Z', 'sender': 'CLIENT'}]"));
        assertThat(derived.facts().stamps().receivedAt()).isEqualTo(Instant.parse("2025-11-03T12:00:00Z"));
        assertThat(derived.facts().trail().messages().get(0).sentAt())
                .isEqualTo(Instant.parse("2025-11-03T12:02:00.123456Z"));
    }

    @Test
    void tagsComeFromTheWrapUpWhenNotSent() {
        String wrapUp = "'events': [{'happenedAt': '2025-11-03T12:11:00Z', 'type': 'WRAPPED_UP', 'tag': 'Elogio'}]";
        assertThat(derive(whatsapp(wrapUp)).facts().trail().tags()).containsExactly("Elogio");
        assertThat(derive(whatsapp(wrapUp + ", 'tags': ['Troca']"))
                        .facts()
                        .trail()
                        .tags())
                .containsExactly("Troca");
    }
}
