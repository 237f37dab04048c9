package io.rastro.ingestion;

import static io.rastro.ingestion.IncomingSamples.agentStatus;
import static io.rastro.ingestion.IncomingSamples.ivrCall;
import static io.rastro.ingestion.IncomingSamples.voice;
import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.PortalTest;
import io.rastro.testing.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** IVR calls and agent statuses by the API: stored once, corrected in place, whatever order they come in. */
@PortalTest
class RecordsApiTests {

    private static final String LINES = "application/x-ndjson";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String source = "records " + UUID.randomUUID();
    private String token = "";

    @BeforeEach
    void issueToken() {
        token = TestTokens.issue(jdbc, source);
    }

    private JsonNode post(String path, String type, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/" + path))
                .header("Content-Type", type)
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return JsonLines.TREE.readTree(response.body());
    }

    private static List<Integer> counts(JsonNode answer) {
        return List.of(
                answer.get("accepted").asInt(),
                answer.get("unchanged").asInt(),
                answer.get("updated").asInt(),
                answer.get("rejected").asInt());
    }

    private List<String> calls() {
        return jdbc.sql("""
                        select concat_ws('|', i.name, p.options::text, c.entered_at at time zone 'UTC',
                            c.left_at at time zone 'UTC', c.outcome, v.external_id, c.caller)
                        from ivr_call_key k join ivr_call c on c.id = k.ivr_call_id and c.entered_at = k.entered_at
                        join ivr i on i.id = c.ivr_id join ivr_path p on p.id = c.path_id
                        left join conversation v on v.id = c.conversation_id
                        where k.source = ? order by k.external_id""").param(source).query(String.class).list();
    }

    private List<String> statuses() {
        return jdbc.sql("""
                        select concat_ws('|', a.external_id, a.name, s.state, r.name, s.started_at at time zone 'UTC',
                            s.ended_at at time zone 'UTC')
                        from agent_status_key k
                        join agent_status s on s.id = k.agent_status_id and s.started_at = k.started_at
                        join agent a on a.id = s.agent_id left join pause_reason r on r.id = s.pause_reason_id
                        where k.source = ? order by k.external_id""").param(source).query(String.class).list();
    }

    @Test
    void ivrCallIsStoredInWholeSecondsAndARepeatChangesNothing() throws Exception {
        assertThat(counts(post("ivr-calls", LINES, ivrCall("")))).containsExactly(1, 0, 0, 0);
        assertThat(counts(post("ivr-calls", LINES, ivrCall("") + "\n" + ivrCall(""))))
                .containsExactly(0, 2, 0, 0);
        assertThat(calls())
                .containsExactly(
                        "URA Principal|{\"2 Fatura\",\"1 Segunda via\"}|2025-11-03 12:00:00|2025-11-03 12:00:40|FORWARDED|c1|+5511987654321");
    }

    @Test
    void correctionReplacesAnIvrCallEvenInAnotherQuarter() throws Exception {
        post("ivr-calls", LINES, ivrCall(""));
        String corrected =
                ivrCall("'enteredAt': '2025-07-01T00:00:00Z', 'leftAt': null, 'path': [], 'outcome': 'retained',"
                        + " 'conversationId': null, 'caller': null");
        assertThat(counts(post("ivr-calls", LINES, corrected))).containsExactly(0, 0, 1, 0);
        assertThat(calls()).containsExactly("URA Principal|{}|2025-07-01 00:00:00|RETAINED");
    }

    @Test
    void optionMayBeCalledWhateverAndChosenTwice() throws Exception {
        String path = "'path': ['a\\\\b', 'c,{d}', ' \\\"e\\\" ', 'null', 'c,{d}']";
        post("ivr-calls", LINES, ivrCall(path));
        post("ivr-calls", LINES, ivrCall("'externalId': 'i2', " + path));
        assertThat(jdbc.sql("""
                        select distinct unnest(p.options) from ivr_call_key k join ivr_call c on c.id = k.ivr_call_id
                        join ivr_path p on p.id = c.path_id where k.source = ?""").param(source).query(String.class).list())
                .containsExactlyInAnyOrder("a\\b", "c,{d}", "\"e\"", "null");
        assertThat(calls()).hasSize(2);
    }

    @Test
    void conversationIsTheSameWhicheverComesFirst() throws Exception {
        post("ivr-calls", LINES, ivrCall("'conversationId': 'before'"));
        post("interactions", LINES, voice("'conversationId': 'before'"));
        post("interactions", LINES, voice("'externalId': 'v2', 'conversationId': 'after'"));
        post("ivr-calls", LINES, ivrCall("'externalId': 'i2', 'conversationId': 'after'"));
        assertThat(jdbc.sql("""
                        select v.external_id from ivr_call_key k join ivr_call c on c.id = k.ivr_call_id
                        join interaction i on i.conversation_id = c.conversation_id
                        join conversation v on v.id = c.conversation_id where k.source = ? order by 1""").param(source).query(String.class).list()).containsExactly("after", "before");
    }

    @Test
    void statusIsOfTheSameAgentAsTheInteractions() throws Exception {
        post("interactions", LINES, voice("'agent': {'externalId': '7', 'name': 'Ana Luísa'}"));
        post("agent-statuses", LINES, agentStatus("") + "\n" + agentStatus("'externalId': 's2', 'agent': 'Ana Luísa'"));
        assertThat(jdbc.sql("""
                        select count(distinct s.agent_id) from agent_status_key k
                        join agent_status s on s.id = k.agent_status_id
                        join interaction i on i.agent_id = s.agent_id where k.source = ?""").param(source).query(Integer.class).single()).isEqualTo(1);
        assertThat(statuses()).hasSize(2);
    }

    @Test
    void statusThatEndsLaterIsACorrection() throws Exception {
        assertThat(counts(post("agent-statuses", LINES, agentStatus("'endedAt': null"))))
                .containsExactly(1, 0, 0, 0);
        assertThat(statuses()).containsExactly("7|Ana Luísa|PAUSE|Almoço|2025-11-03 15:00:00");
        assertThat(counts(post("agent-statuses", LINES, agentStatus("")))).containsExactly(0, 0, 1, 0);
        assertThat(statuses()).containsExactly("7|Ana Luísa|PAUSE|Almoço|2025-11-03 15:00:00|2025-11-03 15:20:00");
    }

    @Test
    void dirtyStatusIsKeptAsItWasTold() throws Exception {
        JsonNode answer = post(
                "agent-statuses",
                "application/json",
                "[" + agentStatus("'endedAt': '2025-11-03T14:00:00Z', 'state': 'AFTER_CALL'") + ", {}]");
        assertThat(counts(answer)).containsExactly(1, 0, 0, 1);
        assertThat(answer.get("warningCount").asInt()).isEqualTo(2);
        assertThat(answer.get("rejections").get(0).get("reason").asString()).isEqualTo("Falta o campo externalId.");
        assertThat(statuses()).containsExactly("7|Ana Luísa|AFTER_CALL|Almoço|2025-11-03 15:00:00|2025-11-03 14:00:00");
    }

    @Test
    void arraysOfManyBatchesAreStoredOnce() throws Exception {
        String many = IntStream.range(0, 1_300)
                .mapToObj(number -> ivrCall("'externalId': 'm" + number % 1_200 + "'"))
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(counts(post("ivr-calls", "application/json", many))).containsExactly(1_200, 100, 0, 0);
        assertThat(calls()).hasSize(1_200);
    }

    @Test
    void theSameIdMayBeUsedByEveryKindOfRecord() throws Exception {
        post("interactions", LINES, voice("'externalId': 'same'"));
        post("ivr-calls", LINES, ivrCall("'externalId': 'same'"));
        assertThat(counts(post("agent-statuses", LINES, agentStatus("'externalId': 'same'"))))
                .containsExactly(1, 0, 0, 0);
        assertThat(calls()).hasSize(1);
    }

    @Test
    void programWithoutTokenIsTurnedAway() throws Exception {
        for (String path : List.of("ivr-calls", "agent-statuses")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/" + path))
                    .header("Content-Type", LINES)
                    .POST(HttpRequest.BodyPublishers.ofString(ivrCall("")))
                    .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(401);
        }
    }
}
