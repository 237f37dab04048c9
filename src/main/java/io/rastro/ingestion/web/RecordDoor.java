package io.rastro.ingestion.web;

import io.rastro.ingestion.IncomingRecord;
import io.rastro.ingestion.RecordKind;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The doors for programs, one for every kind of record, and what the API's document says of each. */
enum RecordDoor {
    INTERACTIONS(RecordKind.INTERACTION, "Send finished interactions", """
            {"externalId": "wa-2025-000123", "medium": "WHATSAPP", "receivedAt": "2025-11-03T09:00:00-03:00", \
            "queuedAt": "2025-11-03T09:00:05-03:00", "answeredAt": "2025-11-03T09:01:10-03:00", \
            "firstMessageAt": "2025-11-03T09:01:40-03:00", "finishedAt": "2025-11-03T09:20:00-03:00", \
            "conversationId": "c-77", "segment": 1, "protocol": "202511031200004321", "externalProtocol": "CRM-9", \
            "service": "Suporte", "agent": {"externalId": "42", "name": "Ana Luísa Souza", "tags": ["Manhã"]}, \
            "contact": {"externalId": "crm-1", "name": "João da Silva", "document": "123.456.789-09", \
            "phone": "+55 11 98765-4321", "email": "joao@example.com"}, "origin": "Portal", "direction": "inbound", \
            "from": "+55 11 98765-4321", "to": "+55 11 4000-1234", "phone": "+55 11 98765-4321", \
            "status": "service completed", "voiceStatus": null, "portfolio": true, "expiration": "ACTIVE", \
            "startedBy": "CLIENT", "lastReply": "AGENT", "internalComments": "URA: 1 > 2", "holdSeconds": 60, \
            "firstResponseSeconds": 30, "responseSeconds": 45, "tags": ["Dúvida"], "call": null, \
            "events": [{"happenedAt": "2025-11-03T09:00:05-03:00", "type": "ENTERED_QUEUE", "agent": null, \
            "service": "Suporte", "toAgent": null, "toService": null, "tag": null, "note": null}], \
            "messages": [{"sentAt": "2025-11-03T09:00:00-03:00", "sender": "CLIENT", "author": "João", \
            "text": "Bom dia!", "attachmentName": null, "attachmentUrl": null}], "recordings": []}""", """
            {"externalId": "call-2025-000456", "medium": "VOICE", "receivedAt": "2025-11-03T09:00:42-03:00", \
            "queuedAt": "2025-11-03T09:00:42-03:00", "answeredAt": "2025-11-03T09:01:10-03:00", \
            "finishedAt": "2025-11-03T09:05:00-03:00", "conversationId": "c-78", "segment": 1, \
            "service": "Financeiro", "agent": {"name": "Ana Luísa Souza"}, "direction": "INBOUND", \
            "from": "+55 11 98765-4321", "to": "0800 123 4567", "status": "service completed"}"""),
    IVR_CALLS(RecordKind.IVR_CALL, "Send calls that entered an IVR", """
            {"externalId": "ivr-2025-000123", "ivr": "URA Principal", "enteredAt": "2025-11-03T09:00:00-03:00", \
            "leftAt": "2025-11-03T09:00:42-03:00", "path": ["2 Fatura", "1 Segunda via"], "outcome": "FORWARDED", \
            "conversationId": "c-78", "caller": "+55 11 98765-4321"}"""),
    AGENT_STATUSES(RecordKind.AGENT_STATUS, "Send periods of agents' statuses", """
            {"externalId": "st-2025-000123", "agent": {"externalId": "42", "name": "Ana Luísa Souza", "tags": ["Manhã"]}, \
            "state": "PAUSE", "reason": "Almoço", "startedAt": "2025-11-03T12:00:00-03:00", \
            "endedAt": "2025-11-03T12:20:00-03:00"}""");

    private static final String ROOT = "/api/v1/";

    private final RecordKind kind;
    private final String purpose;

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final List<String> examples;

    /** @param examples the first a record with every field; the call goes with the IVR call of the other door */
    RecordDoor(RecordKind kind, String purpose, String... examples) {
        this.kind = kind;
        this.purpose = purpose;
        this.examples = List.of(examples);
    }

    static RecordDoor of(HttpServletRequest request) {
        return Arrays.stream(values())
                .filter(door -> door.path().equals(request.getServletPath()))
                .findFirst()
                .orElseThrow();
    }

    String path() {
        return ROOT + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    RecordKind kind() {
        return kind;
    }

    Class<? extends IncomingRecord> type() {
        return kind.type();
    }

    String schema() {
        return type().getSimpleName();
    }

    String purpose() {
        return purpose;
    }

    /** Such as {@code sendInteractions}: what a generated client calls its method. */
    String operationId() {
        return "send"
                + Arrays.stream(name().split("_", -1))
                        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining());
    }

    /** By name, the whole one first. */
    Map<String, String> examples() {
        Map<String, String> named = new LinkedHashMap<>();
        examples.forEach(example -> named.put(named.isEmpty() ? "every field" : "a call from an IVR", example));
        return named;
    }
}
