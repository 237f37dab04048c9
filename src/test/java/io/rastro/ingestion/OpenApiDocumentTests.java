package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@PortalTest
class OpenApiDocumentTests {

    private static final String CONTENT = "/paths/~1api~1v1~1interactions/post/requestBody/content/";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private JsonNode document = JsonLines.TREE.readTree("{}");

    @BeforeEach
    void read() {
        PortalClient client = new PortalClient(port).signIn(TestAccounts.create(jdbc, Role.ADMIN));
        document = JsonLines.TREE.readTree(client.get("/v3/api-docs").body());
    }

    @Test
    void onlyTheApiIsDescribed() {
        assertThat(document.get("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/api/v1/interactions",
                        "/api/v1/ivr-calls",
                        "/api/v1/agent-statuses",
                        "/api/v1/interactions/{source}/{externalId}/recording");
        assertThat(document.at("/components/securitySchemes/token/scheme").stringValue())
                .isEqualTo("bearer");
    }

    @Test
    void oneInteractionIsDescribedWithAllItsFields() {
        assertThat(document.at(CONTENT + "application~1json/schema/type").stringValue())
                .isEqualTo("array");
        assertThat(document.at("/components/schemas/IncomingInteraction/properties")
                        .propertyNames())
                .hasSize(IncomingInteraction.class.getRecordComponents().length);
    }

    @Test
    void exampleHasEveryFieldAndIsAccepted() {
        JsonNode example = document.at(CONTENT + "application~1x-ndjson/example");
        JsonNode read = example.isString() ? JsonLines.TREE.readTree(example.stringValue()) : example;
        assertThat(read.propertyNames()).hasSize(IncomingInteraction.class.getRecordComponents().length);
        assertThat(Samples.refusal(read.toString())).isNull();
        assertThat(Samples.warnings(read.toString())).isEmpty();
    }
}
