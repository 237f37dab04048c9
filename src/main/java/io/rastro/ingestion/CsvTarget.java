package io.rastro.ingestion;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a column of a CSV can mean: the kinds of records that have it (interactions, where none is named), the field it
 * fills, how it is read, and headers that suggest it.
 */
public enum CsvTarget {
    EXTERNAL_ID(
            Of.EVERY,
            "externalId",
            Kind.TEXT,
            "external id",
            "id",
            "id interacao",
            "id atendimento",
            "id chamada",
            "id registro"),
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
    CONVERSATION_ID(
            Of.CONVERSATIONS, "conversationId", Kind.TEXT, "conversation id", "uniqueid", "linkedid", "id conversa"),
    SEGMENT("segment", Kind.TEXT, "segment", "segmento"),
    PROTOCOL("protocol", Kind.TEXT, "protocolo", "protocol"),
    EXTERNAL_PROTOCOL("externalProtocol", Kind.TEXT, "protocolo externo", "external protocol"),
    SERVICE("service", Kind.TEXT, "servico", "service", "queue", "fila", "dcontext"),
    AGENT(Of.AGENTS, "agent.name", Kind.TEXT, "agente", "agent", "usuario", "atendente", "operador"),
    AGENT_EXTERNAL_ID(
            Of.AGENTS, "agent.externalId", Kind.TEXT, "id agente", "agent id", "matricula", "login", "codigo agente"),
    AGENT_TAGS(Of.AGENTS, "agent.tags", Kind.LIST, "tags do usuario", "tags do agente", "agent tags"),
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
    TAGS("tags", Kind.LIST, "tags", "tag", "tabulacao"),
    JITTER("call.jitterMs", Kind.TEXT, "jitter ms"),
    PACKET_LOSS("call.packetLossPercent", Kind.TEXT, "packet loss percent"),
    VOICE_SERVER("call.voiceServer", Kind.TEXT, "servidor de voz", "voice server"),
    DIALLED_NUMBER("call.dialledNumber", Kind.TEXT, "numero discado", "dialled number"),
    EXTERNAL_CHANNEL("call.externalChannel", Kind.TEXT, "nome do canal externo", "external channel"),
    INTERNAL_CHANNEL("call.internalChannel", Kind.TEXT, "nome do canal interno", "internal channel", "dstchannel"),
    CLIENT_HUNG_UP_AT("call.clientHungUpAt", Kind.STAMP, "data finalizacao cliente", "client hung up at"),
    AGENT_HUNG_UP_AT("call.agentHungUpAt", Kind.STAMP, "data finalizacao agente", "agent hung up at"),

    IVR(Of.IVR_CALLS, "ivr", Kind.TEXT, "ura", "ivr", "nome da ura", "nome ura", "fluxo"),
    ENTERED_AT(
            Of.IVR_CALLS,
            "enteredAt",
            Kind.STAMP,
            "inicio",
            "data inicio",
            "data hora inicio",
            "data hora",
            "entrada",
            "entrou em",
            "entered at",
            "calldate",
            "start"),
    ENTERED_DATE(Of.IVR_CALLS, "enteredAt", Kind.DATE, "data", "date", "data entrada"),
    ENTERED_TIME(Of.IVR_CALLS, "enteredAt", Kind.TIME, "hora", "time", "hora inicio", "hora entrada"),
    LEFT_AT(
            Of.IVR_CALLS,
            "leftAt",
            Kind.STAMP,
            "fim",
            "data fim",
            "data hora fim",
            "saida",
            "saiu em",
            "left at",
            "end"),
    LEFT_DATE(Of.IVR_CALLS, "leftAt", Kind.DATE, "data saida"),
    LEFT_TIME(Of.IVR_CALLS, "leftAt", Kind.TIME, "hora fim", "hora saida"),
    PATH(
            Of.IVR_CALLS,
            "path",
            Kind.PATH,
            "caminho",
            "path",
            "opcao",
            "opcoes",
            "opcao 1",
            "opcao 2",
            "opcao 3",
            "opcao 4",
            "opcao 5",
            "navegacao",
            "menu"),
    OUTCOME(Of.IVR_CALLS, "outcome", Kind.STATUS, "resultado", "outcome", "desfecho", "status", "situacao"),
    CALLER(
            Of.IVR_CALLS,
            "caller",
            Kind.TEXT,
            "telefone",
            "numero",
            "origem",
            "a partir de",
            "caller",
            "callerid",
            "clid",
            "src",
            "from"),

    STATE(Of.AGENT_STATUSES, "state", Kind.STATUS, "status", "estado", "state", "situacao"),
    REASON(
            Of.AGENT_STATUSES,
            "reason",
            Kind.TEXT,
            "motivo",
            "motivo da pausa",
            "motivo pausa",
            "tipo de pausa",
            "pausa",
            "reason"),
    STARTED_AT(
            Of.AGENT_STATUSES,
            "startedAt",
            Kind.STAMP,
            "inicio",
            "data inicio",
            "data hora inicio",
            "data hora",
            "started at",
            "start"),
    STARTED_DATE(Of.AGENT_STATUSES, "startedAt", Kind.DATE, "data", "date"),
    STARTED_TIME(Of.AGENT_STATUSES, "startedAt", Kind.TIME, "hora", "time", "hora inicio"),
    ENDED_AT(
            Of.AGENT_STATUSES, "endedAt", Kind.STAMP, "fim", "data fim", "data hora fim", "termino", "ended at", "end"),
    ENDED_DATE(Of.AGENT_STATUSES, "endedAt", Kind.DATE, "data termino"),
    ENDED_TIME(Of.AGENT_STATUSES, "endedAt", Kind.TIME, "hora fim", "hora termino");

    /** The kinds of records that have a column. */
    private static final class Of {
        static final Set<RecordKind> EVERY = Set.of(RecordKind.values());
        static final Set<RecordKind> INTERACTIONS = Set.of(RecordKind.INTERACTION);
        static final Set<RecordKind> IVR_CALLS = Set.of(RecordKind.IVR_CALL);
        static final Set<RecordKind> AGENT_STATUSES = Set.of(RecordKind.AGENT_STATUS);
        static final Set<RecordKind> CONVERSATIONS = Set.of(RecordKind.INTERACTION, RecordKind.IVR_CALL);
        static final Set<RecordKind> AGENTS = Set.of(RecordKind.INTERACTION, RecordKind.AGENT_STATUS);
    }

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
        /** Elements with commas between them. */
        LIST,
        /** Options with {@code >} between them, or one in each of several columns. */
        PATH
    }

    /** What several columns of a file can mean together. */
    private static final Set<Kind> REPEATABLE = Set.of(Kind.COMMENT, Kind.LIST, Kind.PATH);

    /** A column named by a field holds the whole of it. */
    private static final Set<Kind> PARTIAL = Set.of(Kind.DATE, Kind.TIME, Kind.CHECK, Kind.CALLER_ID);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable; the checker only knows the interface
    private final Set<RecordKind> records;

    private final String field;
    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable; the checker only knows the interface
    private final List<String> headers;

    CsvTarget(String field, Kind kind, String... headers) {
        this(Of.INTERACTIONS, field, kind, headers);
    }

    CsvTarget(Set<RecordKind> records, String field, Kind kind, String... headers) {
        this.records = records;
        this.field = field;
        this.kind = kind;
        this.headers = List.of(headers);
    }

    /** What the columns of a kind of records can mean. */
    public static List<CsvTarget> of(RecordKind records) {
        return Stream.of(values())
                .filter(target -> target.records.contains(records))
                .toList();
    }

    /** The path in the JSON of the record. */
    String field() {
        return field;
    }

    Kind kind() {
        return kind;
    }

    /** Whether a row that has it has the field: a time of day alone makes no stamp. */
    boolean tells(String field) {
        return kind != Kind.TIME && fills(field);
    }

    /** Whether it makes the field or a part of it; a length only checks one. */
    boolean fills(String field) {
        return kind != Kind.CHECK && (this.field.equals(field) || this.field.startsWith(field + "."));
    }

    boolean repeatable() {
        return REPEATABLE.contains(kind);
    }

    /** The key of its name in the message bundles. */
    public String messageKey() {
        return "imports.target." + name();
    }

    /** What a header most probably means; accents, case and punctuation do not matter, nor does our own field name. */
    static Optional<CsvTarget> suggestedBy(RecordKind records, String header) {
        Optional<CsvTarget> named = namedBy(records, header);
        if (named.isPresent()) {
            return named;
        }
        String folded = CsvWords.fold(header);
        return of(records).stream()
                .filter(target -> target.headers.contains(folded))
                .findFirst();
    }

    /** The target whose field has this very name; a person's name stands for the person, as in JSON. */
    static Optional<CsvTarget> namedBy(RecordKind records, String header) {
        String name = header.strip();
        return of(records).stream()
                .filter(target -> !PARTIAL.contains(target.kind))
                .filter(target -> target.field.equalsIgnoreCase(name) || target.field.equalsIgnoreCase(name + ".name"))
                .findFirst();
    }
}
