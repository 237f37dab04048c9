package io.rastro.ingestion.web;

import io.rastro.ingestion.Incoming;
import io.rastro.ingestion.IncomingAgentStatus;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingIvrCall;
import io.rastro.ingestion.RecordKind;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;

/** The doors for programs, one for every kind of record, and what the API's document says of each. */
enum RecordDoor {
    INTERACTIONS(RecordKind.INTERACTION, IncomingInteraction.class, "Send finished interactions", """
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
            "text": "Bom dia!", "attachmentName": null, "attachmentUrl": null}], "recordings": []}"""),
    IVR_CALLS(RecordKind.IVR_CALL, IncomingIvrCall.class, "Send calls that entered an IVR", """
            {"externalId": "ivr-2025-000123", "ivr": "URA Principal", "enteredAt": "2025-11-03T09:00:00-03:00", \
            "leftAt": "2025-11-03T09:00:42-03:00", "path": ["2 Fatura", "1 Segunda via"], "outcome": "FORWARDED", \
            "conversationId": "c-77", "caller": "+55 11 98765-4321"}"""),
    AGENT_STATUSES(RecordKind.AGENT_STATUS, IncomingAgentStatus.class, "Send periods of agents' statuses", """
            {"externalId": "st-2025-000123", "agent": {"externalId": "42", "name": "Ana Luísa Souza", "tags": ["Manhã"]}, \
            "state": "PAUSE", "reason": "Almoço", "startedAt": "2025-11-03T12:00:00-03:00", \
            "endedAt": "2025-11-03T12:20:00-03:00"}""");

    private static final String ROOT = "/api/v1/";

    private final RecordKind kind;
    private final Class<? extends Incoming> type;
    private final String purpose;
    private final String example;

    /** @param example a record with every field */
    RecordDoor(RecordKind kind, Class<? extends Incoming> type, String purpose, String example) {
        this.kind = kind;
        this.type = type;
        this.purpose = purpose;
        this.example = example;
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

    String schema() {
        return type.getSimpleName();
    }

    String purpose() {
        return purpose;
    }

    String example() {
        return example;
    }
}
