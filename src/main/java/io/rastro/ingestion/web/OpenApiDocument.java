package io.rastro.ingestion.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the API's document says about the whole. */
@Configuration(proxyBeanMethods = false)
class OpenApiDocument {

    static final String ANY_SIZE = "Any size: the body is read as it arrives and stored batch by batch. Idempotent by"
            + " externalId: after any failure, send the same again.";

    /** An interaction with every field. */
    static final String INTERACTION = """
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
            "text": "Bom dia!", "attachmentName": null, "attachmentUrl": null}], "recordings": []}""";

    /** A call in an IVR with every field. */
    static final String IVR_CALL = """
            {"externalId": "ivr-2025-000123", "ivr": "URA Principal", "enteredAt": "2025-11-03T09:00:00-03:00", \
            "leftAt": "2025-11-03T09:00:42-03:00", "path": ["2 Fatura", "1 Segunda via"], "outcome": "FORWARDED", \
            "conversationId": "c-77", "caller": "+55 11 98765-4321"}""";

    /** A period of an agent's status with every field. */
    static final String AGENT_STATUS = """
            {"externalId": "st-2025-000123", "agent": {"externalId": "42", "name": "Ana Luísa Souza", "tags": ["Manhã"]}, \
            "state": "PAUSE", "reason": "Almoço", "startedAt": "2025-11-03T12:00:00-03:00", \
            "endedAt": "2025-11-03T12:20:00-03:00"}""";

    @Bean
    OpenAPI openApi() {
        SecurityScheme token = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("A token an administrator issues under Administration; it also names the source");
        return new OpenAPI()
                .info(new Info().title("Rastro").version("1").description("How a contact centre's data comes in."))
                .components(new Components().addSecuritySchemes("token", token));
    }
}
