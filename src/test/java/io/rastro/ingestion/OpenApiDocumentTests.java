package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.agents.AgentsField;
import io.rastro.interaction.InteractionField;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@PortalTest
class OpenApiDocumentTests {

    @LocalServerPort
    int port;

    private JsonNode document = JsonLines.TREE.readTree("{}");

    @BeforeEach
    void read() {
        document = JsonLines.TREE.readTree(
                new PortalClient(port).get("/v3/api-docs", "Accept", "*/*").body());
    }

    @Test
    void onlyWhatProgramsMayAskIsDescribed() {
        List<String> paths = new ArrayList<>(List.of(
                "/api/v1/interactions",
                "/api/v1/ivr-calls",
                "/api/v1/agent-statuses",
                "/api/v1/interactions/{source}/{externalId}/recording",
                "/receipts/{id}/manifest"));
        for (String report : List.of("/interactions", "/ivr", "/ivr/calls", "/agents", "/agents/interactions")) {
            Stream.of(".xlsx", ".csv", ".jsonl").forEach(ending -> paths.add(report + ending));
        }
        assertThat(document.get("paths").propertyNames()).containsExactlyInAnyOrderElementsOf(paths);
        assertThat(document.at("/paths/~1ivr.jsonl/get/responses/200/content").propertyNames())
                .containsExactly("application/x-ndjson");
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
                .containsExactlyInAnyOrderElementsOf(fields(type));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void exampleHasEveryFieldAndIsAccepted(String path, RecordKind kind, Class<? extends Record> type) {
        JsonNode example = document.at(content(path) + "application~1x-ndjson/examples/every field/value");
        JsonNode read = example.isString() ? JsonLines.TREE.readTree(example.stringValue()) : example;
        assertThat(read.propertyNames()).containsExactlyInAnyOrderElementsOf(fields(type));
        assertThat(IncomingSamples.refusal(kind, read.toString())).isNull();
        assertThat(IncomingSamples.warnings(kind, read.toString())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void everyDoorAsksForTheTokenAndTellsItsAnswers(String path, RecordKind kind, Class<? extends Record> type) {
        JsonNode door = document.at("/paths/~1api~1v1~1" + path + "/post");
        assertThat(door.at("/security/0").propertyNames()).containsExactly("token");
        assertThat(door.get("responses").propertyNames()).contains("200", "400", "401", "415", "503");
        assertThat(door.get("operationId").stringValue()).isEqualTo("send" + words(path));
    }

    @ParameterizedTest
    @CsvSource({
        "interactions.csv, media",
        "ivr.csv, groupBy",
        "ivr~1calls.csv, ''",
        "agents.csv, ''",
        "agents~1interactions.csv, of"
    })
    void fileIsDescribedWithEveryFilterAndWhatItCannotDoWithout(String path, String required) {
        JsonNode file = document.at("/paths/~1" + path + "/get");
        assertThat(file.at("/security/0").propertyNames()).containsExactly("token");
        assertThat(file.get("summary").stringValue()).isNotBlank();
        assertThat(file.get("description").stringValue()).isNotBlank();
        assertThat(file.get("responses").propertyNames())
                .containsExactlyInAnyOrder("200", "400", "401", "403", "429", "503");
        List<String> missing = new ArrayList<>();
        for (JsonNode parameter : file.get("parameters")) {
            assertThat(parameter.get("description").stringValue()).isNotBlank();
            assertThat(parameter.get("schema").propertyNames()).contains("type");
            if (parameter.path("required").asBoolean(false)) {
                missing.add(parameter.get("name").stringValue());
            }
        }
        assertThat(String.join(" ", missing)).isEqualTo(required);
    }

    @Test
    void parametersAreThoseThatTheFiltersDeclare() {
        assertThat(parameters("interactions.csv"))
                .containsExactlyElementsOf(Stream.of(
                                Stream.of("media"),
                                Arrays.stream(InteractionField.values())
                                        .flatMap(filter -> filter.field().parameters().stream()),
                                Stream.of("dialect", "order"))
                        .flatMap(names -> names)
                        .toList());
        assertThat(parameters("agents.csv"))
                .containsExactlyElementsOf(Stream.concat(
                                AgentsField.ofReport().stream().flatMap(filter -> filter.field().parameters().stream()),
                                Stream.of("dialect"))
                        .toList());
        assertThat(document.at("/paths/~1interactions.csv/get/parameters/0/schema/enum")
                        .valueStream()
                        .map(JsonNode::asString))
                .contains("VOICE", "WHATSAPP");
    }

    private List<String> parameters(String path) {
        return document.at("/paths/~1" + path + "/get/parameters")
                .valueStream()
                .map(parameter -> parameter.get("name").stringValue())
                .toList();
    }

    private static List<String> fields(Class<?> type) {
        return RecordReader.fields(type).map(RecordComponent::getName).toList();
    }

    @Test
    void everyFieldOfEverySchemaIsExplained() {
        for (Map.Entry<String, JsonNode> schema :
                document.at("/components/schemas").properties()) {
            for (Map.Entry<String, JsonNode> field :
                    schema.getValue().path("properties").properties()) {
                assertThat(field.getValue().path("description").asString(""))
                        .as(schema.getKey() + "." + field.getKey())
                        .isNotBlank();
            }
        }
    }

    @Test
    void noSchemaIsTheFrameworks() {
        assertThat(document.at("/components/schemas").propertyNames())
                .contains("Problem")
                .doesNotContain("ProblemDetail", "JsonNode", "ResponseEntity", "ContentDisposition");
        assertThat(document.at("/info/license/identifier").stringValue()).isEqualTo("Apache-2.0");
    }

    @Test
    void recordSaysWhatItCannotDoWithout() {
        assertThat(document.at("/components/schemas/IncomingInteraction/required")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyInAnyOrder("externalId", "medium", "receivedAt");
        assertThat(document.at("/components/schemas/IncomingIvrCall/required")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyInAnyOrder("externalId", "ivr", "enteredAt", "outcome");
        assertThat(document.at("/components/schemas/IncomingAgentStatus/required")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyInAnyOrder("externalId", "agent", "state", "startedAt");
    }

    @Test
    void exampleOfAnIvrCallAndOfItsInteractionShareTheConversation() {
        String call = document.at(content("interactions") + "application~1x-ndjson/examples/a call from an IVR/value")
                .toString();
        String ivr = document.at(content("ivr-calls") + "application~1x-ndjson/examples/every field/value")
                .toString();
        assertThat(call).contains("c-78");
        assertThat(ivr).contains("c-78");
    }

    private static String words(String path) {
        return Arrays.stream(path.split("-", -1))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
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
