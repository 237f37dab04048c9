package io.rastro.ingestion;

import io.rastro.ingestion.CsvTarget.CellType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a column of a CSV can mean and somebody must know to read it: the kinds of records that have it (interactions,
 * where none is named), the field it fills, how it is read, and headers that suggest it, the surest first, as
 * {@link CsvWords#foldHeader} writes them. A field that is only kept names its headers itself ({@link FieldTarget}).
 */
public enum KnownTarget implements CsvTarget {
    EXTERNAL_ID(Of.EVERY, "externalId", CellType.TEXT, """
            external id, id, id interacao, id atendimento, call sid, sid, historyid, id chamada, id ligacao,
            call id, id registro"""),
    MEDIUM("medium", CellType.MEDIUM, "midia, media, medium, canal, channel, media type, tipo midia, channel type"),
    RECEIVED_DATE("receivedAt", CellType.DATE, "data, date, data chegada, dia, data chamada, data ligacao, call date"),
    RECEIVED_TIME("receivedAt", CellType.TIME, """
            hora, time, hora chegada, hora chamada, hora ligacao, horario, hora inicio, hora inicial, call time"""),
    RECEIVED_AT("receivedAt", CellType.STAMP, """
            data hora, received at, start, calldate, inicio, data inicio, data hora inicio, data hora chegada,
            start time, time start, started at, created at, criado em, data criacao, aberto em, data abertura,
            data inicial, data hora inicial, data entrada, data hora entrada, inicio chamada, inicio atendimento,
            date time, datetime, chegada, recebido em, entrada, start date"""),
    QUEUED_AT("queuedAt", CellType.STAMP, """
            data hora entregue em fila, queued at, entrada em fila, data hora entrada fila, inicio fila, queue time,
            queued time, entrou na fila"""),
    QUEUED_DATE("queuedAt", CellType.DATE, "data entrada em fila"),
    QUEUED_TIME("queuedAt", CellType.TIME, "hora entrada em fila"),
    ANSWERED_AT("answeredAt", CellType.STAMP, """
            data atendida, hora entregue ao agente, answered at, answer, atendido em, time answered, answer time,
            answered time, data hora atendimento, hora atendimento, inicio atendimento, atendido, atendimento em,
            first answered at, answerdate, answered"""),
    FIRST_MESSAGE_AT("firstMessageAt", CellType.STAMP, """
            data primeira mensagem, hora mensagem inicial, first message at, primeira resposta em,
            primeira resposta, first reply at, first response at"""),
    FINISHED_AT("finishedAt", CellType.STAMP, """
            data finalizada, finished at, end, fim, data fim, finalizado em, data hora fim, data hora termino,
            data hora final, time end, end time, ended at, termino, encerrado em, encerramento, data encerramento,
            data hora encerramento, finalizado, fim chamada, fim atendimento, termino atendimento, data final,
            data termino, concluido em, fechado em, resolvido em, closed at, resolved at, completed at, end date,
            hangup time, hora fim, saida, data saida, data hora saida, hangup"""),
    CONVERSATION_ID(Of.CONVERSATIONS, "conversationId", CellType.TEXT, """
            linkedid, conversation id, uniqueid, id conversa, conversationid, callid, conversa"""),
    PROTOCOL("protocol", CellType.TEXT, """
            protocolo, protocol, ticket, numero protocolo, n protocolo, no protocolo, no chamado, n chamado,
            numero chamado, ticket id, display id, no ticket, n ticket, nro protocolo, chamado"""),
    SERVICE("service", CellType.TEXT, """
            servico, service, queue, fila, dcontext, setor, departamento, department, queue name, nome fila, skill,
            equipe, team, inbox, caixa entrada, to dispname, grupo, group, line, campanha"""),
    AGENT(Of.AGENTS, "agent.name", CellType.TEXT, """
            agente, agent, usuario, atendente, operador, nome agente, nome operador, atendido por, agent name,
            assignee, responsavel, colaborador, funcionario, users, user, final dispname, agente responsavel, ramal,
            extension"""),
    AGENT_EXTERNAL_ID(Of.AGENTS, "agent.externalId", CellType.TEXT, """
            id agente, agent id, matricula, login, codigo agente"""),
    AGENT_TAGS(Of.AGENTS, "agent.tags", CellType.LIST, "tags usuario, tags agente, agent tags"),
    ORIGIN("origin", CellType.TEXT, "origem, origin, sistema, sistema origem"),
    DIRECTION("direction", CellType.DIRECTION, """
            tipo, direction, sentido, direcao, sentido chamada, tipo chamada, call direction, type, call type"""),
    FROM("from", CellType.TEXT, """
            a partir de, from, src, origem chamada, caller, caller number, from number, from phone number,
            numero origem, bina, ani, from no, chamador, quem ligou, caller id number, source, origem"""),
    TO("to", CellType.TEXT, """
            para, to, dst, destino, callee, numero destino, destino chamada, to number, to phone number, called,
            called number, dnis, to no, destination, quem recebeu, discado"""),
    PHONE("phone", CellType.TEXT, """
            telefone, phone, numero, celular, telefone cliente, fone, fone cliente, telefone contato, phone number,
            customer phone, contact phone, numero cliente, numero telefone, whatsapp, telefone celular,
            caller phone number"""),
    CONTACT_NAME("contact.name", CellType.TEXT, """
            contato, contact, cliente, nome, name, nome cliente, nome contato, contact name, customer name,
            customer, from name, from dispname, caller name, cnam, usuario final"""),
    CALLER_ID("contact.name", CellType.CALLER_ID, "clid, callerid, caller id"),
    CONTACT_EXTERNAL_ID("contact.externalId", CellType.TEXT, """
            id externo, id externo contato, codigo cliente, id cliente, customer id, contact id"""),
    CONTACT_DOCUMENT("contact.document", CellType.TEXT, """
            documento, document, cpf, cnpj, cpf cnpj, cpf cliente, documento cliente, cnpj cpf"""),
    CONTACT_EMAIL("contact.email", CellType.TEXT, """
            email, e mail, email cliente, e mail cliente, contact email, customer email"""),
    STATUS("status", CellType.STATUS, """
            status, disposition, situacao, resultado, status voz, result, call status, estado, situacao chamada,
            situacao atendimento, status chamada, status atendimento, resultado chamada, completion status,
            action result, reason terminated, desfecho"""),
    PORTFOLIO("portfolio", CellType.PORTFOLIO, "portfolio, carteirizado"),
    EXPIRATION("expiration", CellType.EXPIRATION, "status expiracao, expiration"),
    STARTED_BY("startedBy", CellType.STARTED_BY, "origem conversa, started by"),
    LAST_REPLY("lastReply", CellType.LAST_REPLY, "ultima resposta, last reply"),
    INTERNAL_COMMENTS("internalComments", CellType.COMMENT, """
            comentarios internos, comentarios, observacoes, observacao, obs, comentario, comments, notes, anotacoes,
            internal comments, nota"""),
    HOLD_TIME("holdSeconds", CellType.DURATION, "tmi, hold seconds, hold time, tempo em espera interna, tempo em hold"),
    FIRST_RESPONSE_TIME("firstResponseSeconds", CellType.DURATION, """
            tm1r, first response seconds, first response time, tempo primeira resposta"""),
    RESPONSE_TIME("responseSeconds", CellType.DURATION, "tmr, response seconds"),
    HANDLING_TIME("handlingSeconds", CellType.CHECK, """
            duracao, billsec, talk time, duracao atendimento, duracao s, duracao seg, duracao segundos,
            duracao em segundos, tempo conversacao, tempo conversa, tempo falado, tempo atendimento, talk duration,
            conversation time, billable seconds, tempo em conversacao, talktime, handle time, total talk, talk,
            total handle"""),
    TOTAL_TIME("totalSeconds", CellType.CHECK, """
            duration, duracao total, tempo total, duracao chamada, total duration, call duration, total time,
            duration seconds, duration s, duracao ligacao, tempo ligacao, resolution time, tempo resolucao"""),
    TAGS("tags", CellType.LIST, """
            tags, tag, tabulacao, motivo, motivo contato, assunto, categoria, classificacao, wrap up, wrap up code,
            disposition code, etiquetas, labels, marcadores, finalizacao"""),
    JITTER("call.jitterMs", CellType.TEXT, "jitter ms"),
    PACKET_LOSS("call.packetLossPercent", CellType.TEXT, "packet loss percent"),
    VOICE_SERVER("call.voiceServer", CellType.TEXT, "servidor voz, voice server"),
    DIALLED_NUMBER("call.dialledNumber", CellType.TEXT, """
            numero discado, dialled number, did, dialed number, numero chamado original, dial no"""),
    EXTERNAL_CHANNEL("call.externalChannel", CellType.TEXT, """
            nome canal externo, external channel, channel, canal externo, canal origem"""),
    INTERNAL_CHANNEL("call.internalChannel", CellType.TEXT, """
            nome canal interno, internal channel, dstchannel, destination channel, canal destino, canal interno"""),
    CLIENT_HUNG_UP_AT("call.clientHungUpAt", CellType.STAMP, "data finalizacao cliente, client hung up at"),
    AGENT_HUNG_UP_AT("call.agentHungUpAt", CellType.STAMP, "data finalizacao agente, agent hung up at"),
    ANSWERED_DATE("answeredAt", CellType.DATE, "data atendimento"),
    ANSWERED_TIME("answeredAt", CellType.TIME, "hora atendimento, hora atendida"),
    FIRST_MESSAGE_DATE("firstMessageAt", CellType.DATE, "data primeira mensagem"),
    FIRST_MESSAGE_TIME("firstMessageAt", CellType.TIME, "hora primeira mensagem"),
    FINISHED_DATE("finishedAt", CellType.DATE, "data termino, data encerramento, end date"),
    FINISHED_TIME("finishedAt", CellType.TIME, "hora fim, hora final, hora termino, hora encerramento"),
    CLIENT_HUNG_UP_DATE("call.clientHungUpAt", CellType.DATE, "data desligamento cliente"),
    CLIENT_HUNG_UP_TIME("call.clientHungUpAt", CellType.TIME, "hora desligamento cliente"),
    AGENT_HUNG_UP_DATE("call.agentHungUpAt", CellType.DATE, "data desligamento agente"),
    AGENT_HUNG_UP_TIME("call.agentHungUpAt", CellType.TIME, "hora desligamento agente"),
    WAIT_TIME("waitSeconds", CellType.CHECK, """
            tempo espera, espera, wait time, tempo em fila, tempo fila, queue wait, total queue, tempo na fila,
            hold in queue, duracao espera, tempo aguardando"""),
    LAST_APPLICATION("lastApplication", CellType.EXCHANGE, "lastapp"),
    LAST_DATA("lastData", CellType.EXCHANGE, "lastdata"),
    USER_FIELD("internalComments", CellType.USER_FIELD, "userfield"),

    IVR(Of.IVR_CALLS, "ivr", CellType.TEXT, "ura, ivr, nome ura, fluxo"),
    ENTERED_AT(Of.IVR_CALLS, "enteredAt", CellType.STAMP, Words.BEGINNING + """
            , entrada, data hora entrada, entrou em, entered at, calldate, start"""),
    ENTERED_DATE(Of.IVR_CALLS, "enteredAt", CellType.DATE, "data, date, data entrada"),
    ENTERED_TIME(Of.IVR_CALLS, "enteredAt", CellType.TIME, "hora, time, hora inicio, hora entrada"),
    LEFT_AT(Of.IVR_CALLS, "leftAt", CellType.STAMP, Words.END + ", saida, data hora saida, saiu em, left at, end"),
    LEFT_DATE(Of.IVR_CALLS, "leftAt", CellType.DATE, "data saida"),
    LEFT_TIME(Of.IVR_CALLS, "leftAt", CellType.TIME, "hora fim, hora saida"),
    IVR_TIME(Of.IVR_CALLS, "durationSeconds", CellType.CHECK, Words.DURATION + ", tempo na ura"),
    PATH(Of.IVR_CALLS, "path", CellType.PATH, """
            caminho, path, opcao, opcoes, opcao 1, opcao 2, opcao 3, opcao 4, opcao 5, navegacao, menu"""),
    OUTCOME(Of.IVR_CALLS, "outcome", CellType.STATUS, "resultado, outcome, desfecho, status, situacao"),
    CALLER(Of.IVR_CALLS, "caller", CellType.TEXT, """
            telefone, numero, origem, a partir de, caller, callerid, clid, src, from"""),

    STATE(Of.AGENT_STATUSES, "state", CellType.STATUS, "status, estado, state, situacao"),
    REASON(Of.AGENT_STATUSES, "reason", CellType.TEXT, "motivo, motivo pausa, tipo pausa, pausa, reason"),
    STARTED_AT(Of.AGENT_STATUSES, "startedAt", CellType.STAMP, Words.BEGINNING + ", started at, start"),
    STARTED_DATE(Of.AGENT_STATUSES, "startedAt", CellType.DATE, "data, date"),
    STARTED_TIME(Of.AGENT_STATUSES, "startedAt", CellType.TIME, "hora, time, hora inicio, hora inicial"),
    ENDED_AT(Of.AGENT_STATUSES, "endedAt", CellType.STAMP, Words.END + ", termino, ended at, end"),
    ENDED_DATE(Of.AGENT_STATUSES, "endedAt", CellType.DATE, "data termino"),
    ENDED_TIME(Of.AGENT_STATUSES, "endedAt", CellType.TIME, "hora fim, hora final, hora termino"),
    STATUS_TIME(Of.AGENT_STATUSES, "durationSeconds", CellType.CHECK, Words.DURATION + ", tempo no status");

    /** Headers that suggest the same of several kinds of records. */
    private static final class Words {
        static final String BEGINNING =
                "inicio, data inicio, data hora inicio, data hora, data inicial, data hora inicial";
        static final String END = "fim, data fim, data hora fim, data final, data hora final";
        static final String DURATION = "duracao, duracao total, tempo total, duration, duration seconds";
    }

    /** The kinds of records that have a column. */
    private static final class Of {
        static final Set<RecordKind> EVERY = Set.of(RecordKind.values());
        static final Set<RecordKind> INTERACTIONS = Set.of(RecordKind.INTERACTION);
        static final Set<RecordKind> IVR_CALLS = Set.of(RecordKind.IVR_CALL);
        static final Set<RecordKind> AGENT_STATUSES = Set.of(RecordKind.AGENT_STATUS);
        static final Set<RecordKind> CONVERSATIONS = Set.of(RecordKind.INTERACTION, RecordKind.IVR_CALL);
        static final Set<RecordKind> AGENTS = Set.of(RecordKind.INTERACTION, RecordKind.AGENT_STATUS);
    }

    private static final Set<KnownTarget> NUMBERS = EnumSet.of(
            EXTERNAL_ID,
            CONVERSATION_ID,
            PROTOCOL,
            FROM,
            TO,
            PHONE,
            CONTACT_EXTERNAL_ID,
            CONTACT_DOCUMENT,
            DIALLED_NUMBER);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable; the checker only knows the interface
    private final Set<RecordKind> records;

    private final String field;
    private final CellType kind;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable; the checker only knows the interface
    private final List<String> headers;

    KnownTarget(String field, CellType kind, String headers) {
        this(Of.INTERACTIONS, field, kind, headers);
    }

    KnownTarget(Set<RecordKind> records, String field, CellType kind, String headers) {
        this.records = records;
        this.field = field;
        this.kind = kind;
        this.headers = List.of(headers.split(",\\s*", -1));
    }

    /** Those of a kind of records. */
    static List<KnownTarget> of(RecordKind records) {
        return Arrays.stream(values())
                .filter(target -> target.records.contains(records))
                .toList();
    }

    @Override
    public String field() {
        return field;
    }

    @Override
    public CellType kind() {
        return kind;
    }

    @Override
    public List<String> headers() {
        return headers;
    }

    @Override
    public boolean holdsNumber() {
        return NUMBERS.contains(this);
    }
}
