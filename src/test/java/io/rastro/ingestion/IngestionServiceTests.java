package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingInteraction.ContactReference;
import io.rastro.ingestion.IncomingInteraction.Event;
import io.rastro.ingestion.IncomingInteraction.Message;
import io.rastro.interaction.EventType;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Sender;
import io.rastro.interaction.Status;
import io.rastro.testing.PortalTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class IngestionServiceTests {

    @Autowired
    IngestionService ingestion;

    @Autowired
    JdbcClient jdbc;

    static final Instant START = Instant.parse("2025-11-03T12:00:00Z");

    static IncomingInteraction whatsapp(String id, Instant start, String comment) {
        return new IncomingInteraction(
                id,
                Medium.WHATSAPP,
                start,
                null,
                null,
                null,
                start.plusSeconds(600),
                null,
                null,
                "P" + id,
                null,
                "Suporte",
                new AgentReference("7", "Ana Luísa", List.of("Manhã")),
                new ContactReference(null, "João", "123.456.789-09", null, null),
                "Portal",
                null,
                "+55 11 98765-4321",
                null,
                null,
                Status.SERVICE_COMPLETED,
                null,
                true,
                null,
                null,
                null,
                comment,
                null,
                null,
                null,
                List.of("Elogio", "Dúvida"),
                null,
                List.of(
                        new Event(start, EventType.ENTERED_QUEUE, null, "Suporte", null, null, null, null),
                        new Event(
                                start.plusSeconds(10),
                                EventType.DELIVERED,
                                "Ana Luísa",
                                "Suporte",
                                null,
                                null,
                                null,
                                null),
                        new Event(
                                start.plusSeconds(600),
                                EventType.WRAPPED_UP,
                                "Ana Luísa",
                                null,
                                null,
                                null,
                                "Elogio",
                                null)),
                List.of(
                        new Message(start, Sender.CLIENT, "João", "Oi \\ tudo\tbem?\n", null, null),
                        new Message(start.plusSeconds(40), Sender.AGENT, "Ana Luísa", "Olá!", null, null)),
                List.of());
    }

    @Test
    void replayChangesNothingAndCorrectionReplaces() {
        List<IncomingInteraction> rows = List.of(whatsapp("1", START, "a"), whatsapp("2", START.plusSeconds(5), "b"));
        IngestionResult first = ingestion.ingest("replay", rows);
        assertThat(first.accepted()).isEqualTo(2);
        assertThat(ingestion.ingest("replay", rows).unchanged()).isEqualTo(2);
        Instant moved = START.minusSeconds(86400 * 200);
        IngestionResult corrected = ingestion.ingest(
                "replay", List.of(whatsapp("1", moved, "c"), whatsapp("2", START.plusSeconds(5), "b")));
        assertThat(corrected.updated()).isEqualTo(1);
        assertThat(corrected.unchanged()).isEqualTo(1);
        assertThat(jdbc.sql(
                                "select k.external_id || i.internal_comments || i.response_seconds from interaction_key k join interaction i on i.id = k.interaction_id where k.source = 'replay' order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("1c40", "2b40");
        assertThat(jdbc.sql(
                                "select m.text from message m join interaction_key k on m.interaction_id = k.interaction_id where k.source = 'replay' and m.sender = 'CLIENT'")
                        .query(String.class)
                        .list())
                .containsExactly("Oi \\ tudo\tbem?\n", "Oi \\ tudo\tbem?\n");
        assertThat(jdbc.sql(
                                "select count(*) from interaction_tag t join interaction_key k on t.interaction_id = k.interaction_id where k.source = 'replay'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }
}
