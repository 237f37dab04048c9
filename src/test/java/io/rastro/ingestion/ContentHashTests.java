package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentHashTests {

    record Part(String name, @Nullable Integer count) {}

    record Whole(
            String id, Instant at, DayOfWeek day, @Nullable String note, List<Part> parts, List<String> none) {}

    /** What is stored in databases: another hash would make every row sent again look changed. */
    @Test
    void hashStaysWhatItWas() {
        Whole whole = new Whole(
                "Ação 👋",
                Instant.parse("2025-11-03T12:00:00Z"),
                DayOfWeek.MONDAY,
                null,
                List.of(new Part("a", 1), new Part("b", null)),
                List.of());
        assertThat(ContentHash.of(whole)).isEqualTo("ab92d6d17437568f1f714cee0141ce6bac3906c982d3dd9b0631ffc872c5d424");
    }

    /** Every field of an interaction, a call's and a conversation's. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            WHATSAPP | 0b171687f8e57ffa3b34c9ea66059a275f7859b7a9342041b7ac48b87dc914ae
            VOICE    | cda4ab7eee2dd25cfa0a702919a0dac4fc445b0ddc769c6c9e3b4cb6b24c9408
            """)
    void hashOfAnInteractionStaysWhatItWas(String medium, String hash) {
        String json = IncomingSamples.json("""
                {'externalId': 'x1', 'medium': 'MEDIUM', 'receivedAt': '2025-11-03T12:00:00Z',
                 'queuedAt': '2025-11-03T12:00:05Z', 'answeredAt': '2025-11-03T12:01:10Z',
                 'firstMessageAt': '2025-11-03T12:01:40Z', 'finishedAt': '2025-11-03T12:20:00Z',
                 'conversationId': 'c-77', 'segment': 1, 'protocol': '2025', 'externalProtocol': 'CRM-9',
                 'service': 'Suporte', 'agent': {'externalId': '42', 'name': 'Ana Luísa', 'tags': ['Manhã']},
                 'contact': {'externalId': 'crm-1', 'name': 'João', 'document': '123.456.789-09',
                     'phone': '+55 11 98765-4321', 'email': 'joao@example.com'},
                 'origin': 'Portal', 'direction': 'inbound', 'from': '+55 11 98765-4321', 'to': '+55 11 4000-1234',
                 'phone': '+55 11 98765-4322', 'status': 'service completed', 'voiceStatus': 'ANSWERED',
                 'portfolio': true, 'expiration': 'ACTIVE', 'startedBy': 'CLIENT', 'lastReply': 'AGENT',
                 'internalComments': 'URA: 1 > 2', 'holdSeconds': 60, 'firstResponseSeconds': 30,
                 'responseSeconds': 45, 'tags': ['Dúvida', 'Elogio'],
                 'call': {'jitterMs': 1.5, 'packetLossPercent': 0.2, 'voiceServer': 'v1', 'dialledNumber': '0800',
                     'externalChannel': 'SIP/1', 'internalChannel': 'SIP/2',
                     'clientHungUpAt': '2025-11-03T12:20:00Z', 'agentHungUpAt': '2025-11-03T12:20:01Z'},
                 'events': [{'happenedAt': '2025-11-03T12:00:05Z', 'type': 'ENTERED_QUEUE', 'service': 'Suporte'}],
                 'messages': [{'sentAt': '2025-11-03T12:00:00Z', 'sender': 'CLIENT', 'author': 'João', 'text': 'Oi'}],
                 'recordings': [{'reference': 'r/1.wav', 'startedAt': '2025-11-03T12:01:10Z', 'durationMs': 9000,
                     'channels': 2}]}""").replace("MEDIUM", medium);
        assertThat(HashedRecord.of(IncomingSamples.derive(json)).hash()).isEqualTo(hash);
    }
}
