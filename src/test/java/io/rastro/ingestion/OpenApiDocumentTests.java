package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@PortalTest
class OpenApiDocumentTests {

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

    @ParameterizedTest
    @MethodSource("doors")
    void oneRecordIsDescribedWithAllItsFields(String path, RecordKind kind, Class<? extends Record> type) {
        assertThat(document.at(content(path) + "application~1json/schema/type").stringValue())
                .isEqualTo("array");
        assertThat(document.at("/components/schemas/" + type.getSimpleName() + "/properties")
                        .propertyNames())
                .hasSize(type.getRecordComponents().length);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void exampleHasEveryFieldAndIsAccepted(String path, RecordKind kind, Class<? extends Record> type) {
        JsonNode example = document.at(content(path) + "application~1x-ndjson/example");
        JsonNode read = example.isString() ? JsonLines.TREE.readTree(example.stringValue()) : example;
        assertThat(read.propertyNames()).hasSize(type.getRecordComponents().length);
        assertThat(Samples.refusal(kind, read.toString())).isNull();
        assertThat(Samples.warnings(kind, read.toString())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void everyDoorAsksForTheTokenAndTellsItsAnswers(String path, RecordKind kind, Class<? extends Record> type) {
        JsonNode door = document.at("/paths/~1api~1v1~1" + path + "/post");
        assertThat(door.at("/security/0").propertyNames()).containsExactly("token");
        assertThat(door.get("responses").propertyNames()).contains("200", "400", "503");
    }

    static List<Arguments> doors() {
        return List.of(
                Arguments.of("interactions", RecordKind.INTERACTION, IncomingInteraction.class),
                Arguments.of("ivr-calls", RecordKind.IVR_CALL, IncomingIvrCall.class),
                Arguments.of("agent-statuses", RecordKind.AGENT_STATUS, IncomingAgentStatus.class));
    }

    private static String content(String path) {
        return "/paths/~1api~1v1~1" + path + "/post/requestBody/content/";
    }
}
