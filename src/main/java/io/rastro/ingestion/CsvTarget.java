package io.rastro.ingestion;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a column of a CSV can mean: the field of the interaction it fills, how it is read, and headers that suggest it. */
public enum CsvTarget {
    EXTERNAL_ID("externalId", Kind.TEXT, "external id", "id", "id interacao", "id atendimento"),
    MEDIUM("medium", Kind.MEDIUM, "midia", "media", "medium", "canal", "channel"),
    RECEIVED_DATE("receivedAt", Kind.DATE, "data", "date", "data chegada"),
    RECEIVED_TIME("receivedAt", Kind.TIME, "hora", "time", "hora chegada"),
    RECEIVED_AT("receivedAt", Kind.STAMP, "data hora", "received at", "start", "calldate", "inicio", "data inicio"),
    QUEUED_AT("queuedAt", Kind.STAMP, "data hora entregue em fila", "queued at", "entrada em fila"),
    QUEUED_DATE("queuedAt", Kind.DATE, "data de entrada em fila"),
    QUEUED_TIME("queuedAt", Kind.TIME, "hora de entrada em fila"),
    ANSWERED_AT(
            "answeredAt",
            Kind.STAMP,
            "data atendida",
            "hora entregue ao agente",
            "answered at",
            "answer",
            "atendido em"),
    FIRST_MESSAGE_AT(
            "firstMessageAt", Kind.STAMP, "data primeira mensagem", "hora mensagem inicial", "first message at"),
    FINISHED_AT("finishedAt", Kind.STAMP, "data finalizada", "finished at", "end", "fim", "data fim", "finalizado em"),
    CONVERSATION_ID("conversationId", Kind.TEXT, "conversation id", "uniqueid", "linkedid", "id conversa"),
    SEGMENT("segment", Kind.TEXT, "segment", "segmento"),
    PROTOCOL("protocol", Kind.TEXT, "protocolo", "protocol"),
    EXTERNAL_PROTOCOL("externalProtocol", Kind.TEXT, "protocolo externo", "external protocol"),
    SERVICE("service", Kind.TEXT, "servico", "service", "queue", "fila", "dcontext"),
    AGENT("agent", Kind.TEXT, "agente", "agent", "usuario", "atendente"),
    ORIGIN("origin", Kind.TEXT, "origem", "origin"),
    DIRECTION("direction", Kind.DIRECTION, "tipo", "direction", "sentido", "direcao"),
    FROM("from", Kind.TEXT, "a partir de", "from", "src", "origem chamada", "caller"),
    TO("to", Kind.TEXT, "para", "to", "dst", "destino", "callee"),
    PHONE("phone", Kind.TEXT, "telefone", "phone", "numero", "celular"),
    CONTACT_NAME("contact.name", Kind.TEXT, "contato", "contact", "cliente", "nome", "name"),
    CALLER_ID("contact.name", Kind.CALLER_ID, "clid", "callerid", "caller id"),
    CONTACT_EXTERNAL_ID("contact.externalId", Kind.TEXT, "id externo", "id externo contato"),
    CONTACT_DOCUMENT("contact.document", Kind.TEXT, "documento", "document", "cpf", "cnpj", "cpf cnpj"),
    CONTACT_EMAIL("contact.email", Kind.TEXT, "email", "e mail"),
    STATUS("status", Kind.STATUS, "status", "disposition", "situacao", "resultado", "status de voz"),
    PORTFOLIO("portfolio", Kind.PORTFOLIO, "portfolio", "carteirizado"),
    EXPIRATION("expiration", Kind.EXPIRATION, "status de expiracao", "expiration"),
    STARTED_BY("startedBy", Kind.STARTED_BY, "origem da conversa", "started by"),
    LAST_REPLY("lastReply", Kind.LAST_REPLY, "ultima resposta", "last reply"),
    INTERNAL_COMMENTS(
            "internalComments", Kind.COMMENT, "comentarios internos", "comentarios", "observacoes", "userfield"),
    HOLD_TIME("holdSeconds", Kind.DURATION, "tmi", "hold seconds"),
    FIRST_RESPONSE_TIME("firstResponseSeconds", Kind.DURATION, "tm1r", "first response seconds"),
    RESPONSE_TIME("responseSeconds", Kind.DURATION, "tmr", "response seconds"),
    HANDLING_TIME("answeredAt", Kind.CHECK, "duracao", "billsec", "talk time", "duracao atendimento"),
    TOTAL_TIME("receivedAt", Kind.CHECK, "duration", "duracao total"),
    TAGS("tags", Kind.TAGS, "tags", "tag", "tabulacao"),
    JITTER("call.jitterMs", Kind.TEXT, "jitter ms"),
    PACKET_LOSS("call.packetLossPercent", Kind.TEXT, "packet loss percent"),
    VOICE_SERVER("call.voiceServer", Kind.TEXT, "servidor de voz", "voice server"),
    DIALLED_NUMBER("call.dialledNumber", Kind.TEXT, "numero discado", "dialled number"),
    EXTERNAL_CHANNEL("call.externalChannel", Kind.TEXT, "nome do canal externo", "external channel"),
    INTERNAL_CHANNEL("call.internalChannel", Kind.TEXT, "nome do canal interno", "internal channel", "dstchannel"),
    CLIENT_HUNG_UP_AT("call.clientHungUpAt", Kind.STAMP, "data finalizacao cliente", "client hung up at"),
    AGENT_HUNG_UP_AT("call.agentHungUpAt", Kind.STAMP, "data finalizacao agente", "agent hung up at");

    /** How a cell is read. CHECK: a duration that must agree with the stamps, from the field named until the end. */
    enum Kind {
        TEXT,
        DATE,
        TIME,
        STAMP,
        DURATION,
        CHECK,
        STATUS,
        MEDIUM,
        DIRECTION,
        PORTFOLIO,
        EXPIRATION,
        STARTED_BY,
        LAST_REPLY,
        COMMENT,
        CALLER_ID,
        TAGS
    }

    private final String field;
    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable; the checker only knows the interface
    private final List<String> headers;

    CsvTarget(String field, Kind kind, String... headers) {
        this.field = field;
        this.kind = kind;
        this.headers = List.of(headers);
    }

    /** The path in the JSON of the interaction. */
    String field() {
        return field;
    }

    Kind kind() {
        return kind;
    }

    /** A header that suggests it. */
    String header() {
        return headers.get(0);
    }

    /** The key of its name in the message bundles. */
    public String messageKey() {
        return "imports.target." + name();
    }

    /** What a header most probably means; accents, case and punctuation do not matter, nor does our own field name. */
    static Optional<CsvTarget> suggestedBy(String header) {
        String folded = CsvWords.fold(header);
        return Arrays.stream(values())
                .filter(target -> target.headers.contains(folded) || target.field.equalsIgnoreCase(header.strip()))
                .findFirst();
    }
}
