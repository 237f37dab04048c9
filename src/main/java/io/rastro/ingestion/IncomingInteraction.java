package io.rastro.ingestion;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.rastro.ingestion.IncomingField.Cleaning;
import io.rastro.interaction.Direction;
import io.rastro.interaction.EventType;
import io.rastro.interaction.Expiration;
import io.rastro.interaction.LastReply;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Sender;
import io.rastro.interaction.StartedBy;
import io.rastro.interaction.Status;
import io.rastro.interaction.VoiceStatus;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One finished interaction as a source sends it, already readable but not yet checked. Instants are UTC; what the source
 * does not send is null or empty and derived where it can be. In JSON, as in the hash of its content, the components of
 * its parts are its own, in this order.
 */
@JsonClassDescription("One finished interaction: a segment of service, handled by one agent in one "
        + "service, or by nobody (an abandoned call). A transfer ends one and begins the next; "
        + "the segments of one contact share a conversationId.")
public record IncomingInteraction(
        @IncomingField(
                description = "The source's own id of this segment. Together with the token's source it "
                        + "identifies the interaction: sent again with other facts it corrects the stored "
                        + "one, sent again unchanged it changes nothing.",
                example = "wa-2025-000123")
        String externalId,

        @IncomingField(description = "The channel.", example = "WHATSAPP", column = "medium")
        Medium medium,

        @JsonUnwrapped Stamps stamps,
        @JsonUnwrapped Labels labels,
        @JsonUnwrapped Parties parties,
        @JsonUnwrapped Ending ending,
        @JsonUnwrapped Durations durations,
        @JsonUnwrapped Trail trail)
        implements IncomingRecord {

    /** What it is known and filed by: texts and numbers that are stored as they are sent, once cleaned. */
    public record Labels(
            @IncomingField(
                    description = "The source's id of the contact's whole conversation, the same in all its "
                            + "segments and in the IVR call that led to it. Absent: the interaction is a "
                            + "conversation by itself.",
                    example = "c-77",
                    cleaned = Cleaning.NAME)
            @Nullable
            String conversationId,

            @IncomingField(
                    description = "The place in the conversation, from 1. Absent: by receivedAt.",
                    example = "1",
                    column = "segment",
                    cleaned = Cleaning.COUNT,
                    headers = "segment, segmento")
            @Nullable
            Integer segment,

            @IncomingField(
                    description = "The protocol as the platform issued it; opaque text, 40 characters at most.",
                    example = "202511031200004321",
                    column = "protocol",
                    cleaned = Cleaning.NUMBER,
                    longest = 40)
            @Nullable
            String protocol,

            @IncomingField(
                    description = "A protocol of another system, typed when the interaction was wrapped up.",
                    example = "CRM-9",
                    column = "external_protocol",
                    cleaned = Cleaning.NUMBER,
                    headers = "protocolo externo, external protocol, protocolo cliente, protocolo crm, ticket externo")
            @Nullable
            String externalProtocol) {}

    /** Who and where, on either side. */
    public record Parties(
            @IncomingField(
                    description = "The name of the service (queue). A new name makes a new service.",
                    example = "Suporte")
            @Nullable
            String service,

            @IncomingField(description = "Who handled it. Absent: nobody, or unknown.") @Nullable
            AgentReference agent,

            @IncomingField(description = "The person at the other end.") @Nullable
            ContactReference contact,

            @IncomingField(
                    description =
                            "The integration it came through, such as Portal, Zendesk, Salesforce or " + "Pipedrive.",
                    example = "Portal",
                    column = "origin")
            @Nullable
            String origin,

            @IncomingField(
                    description = "Of a call: INBOUND begun by the contact, OUTBOUND by the agent.",
                    example = "inbound",
                    column = "direction")
            @Nullable
            Direction direction,

            @IncomingField(
                    description = "Number, extension or address it came from, as the platform writes it.",
                    example = "+55 11 98765-4321",
                    column = "from_address")
            @Nullable
            String from,

            @IncomingField(
                    description = "Number or extension that received it.",
                    example = "+55 11 4000-1234",
                    column = "to_address")
            @Nullable
            String to,

            @IncomingField(
                    description = "The contact's number, in any spelling. Absent: taken from \"from\" (inbound and "
                            + "digital) or \"to\" (outbound).",
                    example = "+55 11 98765-4321")
            @Nullable
            String phone) {}

    /** How it ended, and what was noted. */
    public record Ending(
            @IncomingField(
                    description = "How it ended. Required unless voiceStatus says it.",
                    example = "service completed")
            @Nullable
            Status status,

            @IncomingField(description = "How a call ended, for the filter Status de voz. Absent: follows from status.")
            @Nullable
            VoiceStatus voiceStatus,

            @IncomingField(description = "Whether the contact belongs to a portfolio (PORTFOLIO).", example = "true")
            @Nullable
            Boolean portfolio,

            @IncomingField(
                    description = "Of WhatsApp and chat: whether the session window was still open when it was "
                            + "wrapped up.",
                    example = "ACTIVE")
            @Nullable
            Expiration expiration,

            @IncomingField(description = "Of WhatsApp: who began the conversation.", example = "CLIENT") @Nullable
            StartedBy startedBy,

            @IncomingField(
                    description = "Who wrote last. Absent: taken from the messages.",
                    example = "AGENT",
                    column = "last_reply")
            @Nullable
            LastReply lastReply,

            @IncomingField(
                    description = "The agents' internal comments and the way through IVR or bot. Absent: taken "
                            + "from the internal messages.",
                    example = "URA: 1 > 2",
                    column = "internal_comments")
            @Nullable
            String internalComments) {}

    /** Times that were measured, in whole seconds. */
    public record Durations(
            @IncomingField(
                    description = "Unproductive time (TMI) in seconds. Absent: added up from the events of holds.",
                    example = "60",
                    column = "hold_seconds")
            @Nullable
            Integer holdSeconds,

            @IncomingField(
                    description = "TM1R in seconds. Absent: firstMessageAt minus answeredAt.",
                    example = "30",
                    column = "first_response_seconds")
            @Nullable
            Integer firstResponseSeconds,

            @IncomingField(
                    description = "TMR in seconds: the mean over the agent's replies. Absent: computed from the "
                            + "messages. A call has none.",
                    example = "45",
                    column = "response_seconds")
            @Nullable
            Integer responseSeconds) {}

    /** What it left behind: tags chosen at wrap-up, what was measured of a call, and what happened. */
    public record Trail(
            @IncomingField(
                    description = "Names of the tags chosen at wrap-up. Absent: taken from the events WRAPPED_UP.",
                    example = "[\"Dúvida\"]")
            List<String> tags,

            @IncomingField(description = "What only calls have.", example = "null") @Nullable
            Call call,

            @IncomingField(description = "The steps of its way, in any order.")
            List<Event> events,

            @IncomingField(description = "Its messages and internal comments, in any order.")
            List<Message> messages,

            @IncomingField(
                    description = "Where the recording store finds the audio. Audio can also be sent by PUT to "
                            + "the address of the recording.",
                    example = "[]")
            List<RecordingReference> recordings) {}

    @Override
    public RecordKind kind() {
        return RecordKind.INTERACTION;
    }

    @Override
    public Instant at() {
        return stamps.receivedAt();
    }

    @Override
    public HashedRecord checked(Instant now, Set<Notice> warnings) {
        return HashedRecord.of(Derivation.derive(this, now, warnings));
    }

    @JsonClassDescription("An agent.")
    public record AgentReference(
            @IncomingField(description = "The source's id of the agent. Absent: the name identifies.", example = "42")
            @Nullable
            String externalId,

            @IncomingField(description = "The name as it is shown.", example = "Ana Luísa Souza")
            String name,

            @IncomingField(description = "Tags put on the agent, replacing those known.", example = "[\"Manhã\"]")
            List<String> tags) {}

    @JsonClassDescription("A person. Identified by external id, else document, else phone or e-mail; a name "
            + "alone identifies nobody.")
    public record ContactReference(
            @IncomingField(description = "The id in the customer's own records (ID EXTERNO).", example = "crm-1")
            @Nullable
            String externalId,

            @IncomingField(description = "The name as it is shown.", example = "João da Silva") @Nullable
            String name,

            @IncomingField(
                    description = "CPF or CNPJ, with or without punctuation; a CNPJ may hold letters.",
                    example = "123.456.789-09")
            @Nullable
            String document,

            @IncomingField(description = "A number in any spelling.", example = "+55 11 98765-4321") @Nullable
            String phone,

            @IncomingField(description = "An e-mail address.", example = "joao@example.com") @Nullable
            String email) {}

    @JsonClassDescription("What a voice platform measured, and who hung up.")
    public record Call(
            @IncomingField(description = "Jitter in milliseconds.", column = "jitter_ms") @Nullable
            Double jitterMs,

            @IncomingField(
                    description = "Packet loss in per cent: 1.5 is one and a half per cent.",
                    column = "packet_loss_percent")
            @Nullable
            Double packetLossPercent,

            @IncomingField(description = "The server that processed the call.", column = "voice_server") @Nullable
            String voiceServer,

            @IncomingField(description = "The number dialled, with technical prefixes.", column = "dialled_number")
            @Nullable
            String dialledNumber,

            @IncomingField(description = "The channel outside the platform.", column = "external_channel") @Nullable
            String externalChannel,

            @IncomingField(description = "The channel inside the platform.", column = "internal_channel") @Nullable
            String internalChannel,

            @IncomingField(
                    description = "When the contact hung up. An instant like receivedAt.",
                    column = "client_hung_up_at")
            @Nullable
            Instant clientHungUpAt,

            @IncomingField(
                    description = "When the agent hung up. An instant like receivedAt.",
                    column = "agent_hung_up_at")
            @Nullable
            Instant agentHungUpAt) {}

    @JsonClassDescription("A step of the interaction's way; agents, services and tags are told by name.")
    public record Event(
            @IncomingField(
                    description = "When it happened. An instant like receivedAt.",
                    example = "2025-11-03T09:00:05-03:00",
                    column = "happened_at")
            Instant happenedAt,

            @IncomingField(description = "What happened.", example = "ENTERED_QUEUE", column = "type")
            EventType type,

            @IncomingField(description = "The agent who did it or was concerned.") @Nullable
            String agent,

            @IncomingField(description = "The service it happened in.", example = "Suporte") @Nullable
            String service,

            @IncomingField(description = "Of a transfer: the agent it went to.") @Nullable
            String toAgent,

            @IncomingField(description = "Of a transfer: the service it went to.") @Nullable
            String toService,

            @IncomingField(description = "Of WRAPPED_UP: the tag chosen.") @Nullable
            String tag,

            @IncomingField(description = "A remark, such as the reason of a transfer.", column = "note") @Nullable
            String note) {}

    @JsonClassDescription("A message, or an internal comment (sender INTERNAL).")
    public record Message(
            @IncomingField(
                    description = "When it was sent. An instant like receivedAt.",
                    example = "2025-11-03T09:00:00-03:00",
                    column = "sent_at")
            Instant sentAt,

            @IncomingField(description = "Who wrote it.", example = "CLIENT", column = "sender")
            Sender sender,

            @IncomingField(description = "The author's name, where it is known.", example = "João", column = "author")
            @Nullable
            String author,

            @IncomingField(
                    description = "The text; absent for a mere attachment.",
                    example = "Bom dia!",
                    column = "text")
            @Nullable
            String text,

            @IncomingField(description = "The file name of an attachment.", column = "attachment_name") @Nullable
            String attachmentName,

            @IncomingField(
                    description = "Where the attachment can be fetched, http or https.",
                    column = "attachment_url")
            @Nullable
            String attachmentUrl) {}

    @JsonClassDescription("A file of the recording store.")
    public record RecordingReference(
            @IncomingField(description = "The file's path in the store.", column = "reference")
            String reference,

            @IncomingField(description = "When the recording began. Absent: unknown.", column = "started_at") @Nullable
            Instant startedAt,

            @IncomingField(description = "Its length in milliseconds. Absent: measured.", column = "duration_ms")
            @Nullable
            Long durationMs,

            @IncomingField(description = "How many channels it has. Absent: measured.", column = "channels") @Nullable
            Integer channels) {}
}
