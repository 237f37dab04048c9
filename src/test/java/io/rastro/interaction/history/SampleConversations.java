package io.rastro.interaction.history;

import static io.rastro.interaction.EventType.DELIVERED;
import static io.rastro.interaction.EventType.ENTERED_QUEUE;
import static io.rastro.interaction.EventType.HOLD_IN;
import static io.rastro.interaction.EventType.HOLD_OUT;
import static io.rastro.interaction.EventType.TRANSFERRED;
import static io.rastro.interaction.EventType.WRAPPED_UP;

import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Sender;
import io.rastro.interaction.Status;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Conversations that the tests of the history tell of. */
public final class SampleConversations {

    public static final Instant START = Instant.parse("2026-11-19T17:22:04Z");

    private static final Map<String, String> FACTS = Map.of("expiration", "ACTIVE", "started_by", "CLIENT");
    private static final String[] SERVICES = {"Suporte técnico", "Cobrança", "Retenção", "Ouvidoria"};
    private static final String[] AGENTS = {"Caio Menezes", "Fernanda Lins", "Sílvia Montenegro", "Rui Castanheira"};

    private SampleConversations() {}

    private static Instant at(int minutes, int seconds) {
        return START.plusSeconds(minutes * 60L + seconds);
    }

    /** WhatsApp through four services, 20 minutes each: 2 in the queue, a hold of 3 in each of the first two. */
    public static StoredConversation fourSegments(JdbcClient jdbc) {
        StoredConversation told = new StoredConversation(jdbc);
        long contact = told.contact("Marília Assunção", "+55 31 97342-0186", "04817365290");
        for (int number = 1; number <= 4; number++) {
            add(told, contact, number);
        }
        return told;
    }

    private static void add(StoredConversation told, long contact, int number) {
        int start = (number - 1) * 20;
        int agent = told.agent(AGENTS[number - 1]);
        int service = told.service(SERVICES[number - 1]);
        boolean last = number == 4;
        int tag = told.tag("Cancelamento revertido");
        StoredConversation.SegmentInsert row = told.segment(
                Medium.WHATSAPP,
                told.outcome(Medium.WHATSAPP, last ? Status.SERVICE_COMPLETED : Status.SERVICE_TRANSFERRED, FACTS),
                at(start, 0),
                at(start + 20, 0),
                "queued_at",
                at(start, 0),
                "answered_at",
                at(start + 2, 0),
                "first_message_at",
                at(start + 2, 21),
                "contact_id",
                contact,
                "segment",
                number,
                "service_id",
                service,
                "agent_id",
                agent,
                "protocol",
                "202611191722043187",
                "hold_seconds",
                number <= 2 ? 180 : 0,
                "first_response_seconds",
                21,
                "response_seconds",
                62,
                "tag_ids",
                last ? new int[] {tag} : new int[0]);
        row.event(at(start, 0), ENTERED_QUEUE, "service_id", service);
        row.event(at(start + 2, 0), DELIVERED, "agent_id", agent);
        row.message(
                at(start + 2, 21), Sender.AGENT, "Boa tarde, segmento " + number + ".", "author", AGENTS[number - 1]);
        row.message(
                at(start + 5, 0), Sender.CLIENT, "É a vez " + number + " que explico.", "author", "Marília Assunção");
        if (number <= 2) {
            row.event(at(start + 6, 0), HOLD_IN, "agent_id", agent);
            row.event(at(start + 9, 0), HOLD_OUT, "agent_id", agent);
        }
        row.message(
                at(start + 15, 0),
                Sender.INTERNAL,
                "Não pedir que repita, " + number + ".",
                "author",
                AGENTS[number - 1]);
        if (last) {
            row.event(at(start + 20, 0), WRAPPED_UP, "agent_id", agent, "tag_id", tag);
        } else {
            row.event(
                    at(start + 20, 0),
                    TRANSFERRED,
                    "agent_id",
                    agent,
                    "to_service_id",
                    told.service(SERVICES[number]),
                    "note",
                    "Motivo " + number);
        }
    }

    /** A call without any event, as a telephone exchange's log tells it. */
    public static StoredConversation call(JdbcClient jdbc) {
        StoredConversation told = new StoredConversation(jdbc);
        told.segment(
                        Medium.VOICE,
                        told.outcome(Medium.VOICE, Status.SERVICE_COMPLETED, Map.of("voice_status", "ANSWERED")),
                        at(0, 0),
                        at(10, 36),
                        "queued_at",
                        at(0, 43),
                        "answered_at",
                        at(1, 21),
                        "first_message_at",
                        at(1, 24),
                        "contact_id",
                        told.contact("Otávio de Souza Brandão", "+55 11 98841-0273", "71530862944"),
                        "service_id",
                        told.service("Cobrança"),
                        "agent_id",
                        told.agent("Jéssica Rocha"),
                        "direction",
                        Direction.INBOUND,
                        "protocol",
                        "20261119172204",
                        "from_address",
                        "+55 11 98841-0273",
                        "to_address",
                        "4003-7120",
                        "first_response_seconds",
                        3,
                        "tag_ids",
                        new int[] {told.tag("2ª via enviada")},
                        "internal_comments",
                        "URA Principal > 2 Fatura > 1 Segunda via")
                .call(
                        "jitter_ms",
                        84.3,
                        "packet_loss_percent",
                        0.42,
                        "voice_server",
                        "server.voip.example.com",
                        "dialled_number",
                        "01540037120",
                        "external_channel",
                        "PJSIP/tronco-0001abcd",
                        "internal_channel",
                        "PJSIP/2041-0001abd1",
                        "client_hung_up_at",
                        at(10, 33),
                        "agent_hung_up_at",
                        at(10, 36));
        return told;
    }

    /** One WhatsApp segment of an hour, answered at once, without messages. */
    public static StoredConversation.SegmentInsert single(StoredConversation told, Instant start, Object... columns) {
        Object[] all = new Object[columns.length + 6];
        System.arraycopy(columns, 0, all, 0, columns.length);
        System.arraycopy(
                new Object[] {
                    "answered_at", start,
                    "service_id", told.service("Suporte técnico"),
                    "agent_id", told.agent("Caio Menezes")
                },
                0,
                all,
                columns.length,
                6);
        return told.segment(
                Medium.WHATSAPP,
                told.outcome(Medium.WHATSAPP, Status.SERVICE_COMPLETED, FACTS),
                start,
                start.plusSeconds(3600),
                all);
    }
}
