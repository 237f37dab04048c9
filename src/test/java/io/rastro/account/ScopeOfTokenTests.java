package io.rastro.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.ForeignProbe.Foreign;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestTokens;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** What a program may send and read whose token is limited to the services of one team. */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopeOfTokenTests {

    private static final String CSV = "/interactions.csv?media=VOICE&from=2024-02-15&to=2024-02-15";

    @LocalServerPort
    int port;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient database;

    ForeignScope teams;

    @BeforeAll
    void fill() throws Exception {
        teams = new ForeignScope(mvc, database);
    }

    @AfterAll
    void tidy() {
        teams.forget();
    }

    @Test
    void rowsOfOtherServicesLeaveNothing() throws Exception {
        String own = name(teams.ownService);
        String foreign = name(Integer.parseInt(teams.ids.get(Foreign.SERVICE.name())));
        String stored = teams.ids.get(Foreign.EXTERNAL_ID.name());
        MockHttpServletResponse answer = post(
                token(TokenRight.INGEST),
                "interactions",
                row("s-1", "\"service\": \"" + own + "\","),
                row("s-2", "\"service\": \"" + foreign + "\","),
                row("s-3", "\"service\": \"Nunca visto " + stored + "\","),
                row("s-4", ""),
                row(stored, "\"service\": \"" + own + "\","));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString(UTF_8))
                .contains("\"accepted\":1", "\"rejected\":4")
                .containsSubsequence(
                        "\"line\":2",
                        "serviceNotPermitted",
                        "\"line\":3",
                        "serviceNotPermitted",
                        "\"line\":4",
                        "serviceMissing",
                        "\"line\":5",
                        "storedForOtherService");
        assertThat(count("select count(*) from interaction_key where source = ? and external_id like 's-%'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from service_queue where name = 'Nunca visto ' || ?", stored))
                .isZero();
        assertThat(count(
                        "select i.service_id from interaction i join interaction_key k on k.interaction_id = i.id"
                                + " and k.received_at = i.received_at where k.source = ? and k.external_id = ?",
                        teams.source,
                        stored))
                .as("the stored one is still the other team's")
                .isEqualTo(Long.parseLong(teams.ids.get(Foreign.SERVICE.name())));
    }

    /** A file of the store may be another service's, and would be heard, and erased, with the interaction that names it. */
    @Test
    void fileOfTheStoreIsNamedByWhoSeesAllServicesAlone() throws Exception {
        String voice = row("r-1", "\"service\": \"" + name(teams.ownService) + "\",")
                .replace("SMS", "VOICE")
                .replace("\"status\"", "\"recordings\": [{\"reference\": \"2024/02/other.wav\"}], \"status\"");
        MockHttpServletResponse answer = post(token(TokenRight.INGEST), "interactions", voice);
        assertThat(answer.getContentAsString(UTF_8)).contains("\"accepted\":0", "\"recordingNotPermitted\"");
        assertThat(count("select count(*) from recording where reference = ?", "2024/02/other.wav"))
                .isZero();
        assertThat(post(everything(), "interactions", voice).getContentAsString(UTF_8))
                .contains("\"accepted\":1");
    }

    /** Whatever it is recognised by: the id, the document, the number. */
    @ParameterizedTest
    @ValueSource(strings = {"externalId", "document", "phone"})
    void contactOfOtherServicesIsNeitherChangedNorTold(String known) throws Exception {
        String other = contact("o-" + known, known, "Cliente Alheia");
        post(everything(), "interactions", row("o1-" + known, service(Foreign.SERVICE) + other));
        List<Map<String, Object>> before = contacts();
        String own = contact("o-" + known, known, "Nome Trocado")
                .replace("}", ", \"email\": \"" + known + "@nosso.example\"}");
        String token = token(TokenRight.INGEST);
        for (String externalId : List.of("o2-" + known, "o3-" + known)) {
            assertThat(post(token, "interactions", row(externalId, ownService() + own))
                            .getContentAsString(UTF_8))
                    .contains("\"accepted\":1");
        }
        assertThat(contacts()).as("what others see").containsAll(before);
        assertThat(contactName("o1-" + known)).isEqualTo("Cliente Alheia");
        assertThat(contactName("o2-" + known)).isEqualTo("Nome Trocado");
        assertThat(count(
                        "select count(distinct i.contact_id) from interaction i join interaction_key k"
                                + " on k.interaction_id = i.id where k.source = ? and k.external_id = any(?)",
                        teams.source,
                        new String[] {"o1-" + known, "o2-" + known, "o3-" + known}))
                .as("one of theirs, one of the sender's own")
                .isEqualTo(2);
        assertThat(post(token, "interactions", row("o2-" + known, ownService() + own))
                        .getContentAsString(UTF_8))
                .contains("\"unchanged\":1");
    }

    @Test
    void contactOfOwnServicesIsCorrected() throws Exception {
        String token = token(TokenRight.INGEST);
        post(token, "interactions", row("c-1", ownService() + contact("c", "document", "Antes")));
        post(token, "interactions", row("c-2", ownService() + contact("c", "document", "Depois")));
        assertThat(contactName("c-1")).isEqualTo("Depois");
    }

    @Test
    void segmentForAConversationOfOtherServicesIsAConversationByItself() throws Exception {
        String key = "\"conversationId\": \"v-1\",";
        String token = token(TokenRight.INGEST);
        post(everything(), "interactions", row("v-1", service(Foreign.SERVICE) + key));
        for (String externalId : List.of("v-2", "v-3")) {
            assertThat(post(token, "interactions", row(externalId, ownService() + key))
                            .getContentAsString(UTF_8))
                    .contains("\"accepted\":1");
        }
        assertThat(conversation("v-2"))
                .isNotEqualTo(conversation("v-1"))
                .as("the sender's own segments belong together")
                .isEqualTo(conversation("v-3"));
        String guessed = "\"conversationId\": \"interaction:v-4\",";
        post(everything(), "interactions", row("v-4", service(Foreign.SERVICE)));
        post(token, "interactions", row("v-5", ownService() + guessed));
        assertThat(conversation("v-5")).isNotEqualTo(conversation("v-4"));
    }

    @Test
    void agentOfOtherServicesKeepsNameAndTags() throws Exception {
        String stored = "\"agent\": {\"externalId\": \"a-1\", \"name\": \"Ana Alheia\"},";
        String named = "\"agent\": {\"name\": \"Bia Alheia\"},";
        post(
                everything(),
                "interactions",
                row("a-1", service(Foreign.SERVICE) + stored),
                row("a-2", service(Foreign.SERVICE) + named));
        post(
                token(TokenRight.INGEST),
                "interactions",
                row("a-3", ownService() + stored.replace("Ana", "Outra").replace("\"}", "\", \"tags\": [\"Noite\"]}")),
                row("a-4", ownService() + named.replace("{", "{\"externalId\": \"a-9\",")));
        assertThat(database.sql(
                                "select a.external_id || ' ' || a.name from agent a where a.source = ? and a.name like '%a Alheia'")
                        .param(teams.source)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("a-1 Ana Alheia", "Bia Alheia Bia Alheia");
        assertThat(count(
                        "select count(*) from agent_agent_tag t join agent a on a.id = t.agent_id"
                                + " where a.source = ? and a.external_id = 'a-1'",
                        teams.source))
                .isZero();
    }

    private String ownService() {
        return "\"service\": \"" + name(teams.ownService) + "\",";
    }

    private String service(Foreign service) {
        return "\"service\": \"" + name(Integer.parseInt(teams.ids.get(service.name()))) + "\",";
    }

    private static String contact(String key, String known, String name) {
        String value = known.equals("externalId")
                ? key
                : "1199" + String.format("%07d", Math.abs(key.hashCode()) % 10_000_000);
        return "\"contact\": {\"" + known + "\": \"" + value + "\", \"name\": \"" + name + "\"},";
    }

    private List<Map<String, Object>> contacts() {
        return database.sql("select * from contact where source = ?")
                .param(teams.source)
                .query()
                .listOfRows();
    }

    private String contactName(String externalId) {
        return database.sql("select c.name from contact c join interaction i on i.contact_id = c.id"
                        + " join interaction_key k on k.interaction_id = i.id where k.source = ? and k.external_id = ?")
                .params(teams.source, externalId)
                .query(String.class)
                .single();
    }

    private long conversation(String externalId) {
        return count(
                "select i.conversation_id from interaction i join interaction_key k on k.interaction_id = i.id"
                        + " where k.source = ? and k.external_id = ?",
                teams.source,
                externalId);
    }

    @ParameterizedTest
    @CsvSource({"ivr-calls, ivr_call_key", "agent-statuses, agent_status_key"})
    void recordsOfNoServiceAreRefusedAsAWhole(String collection, String keys) throws Exception {
        long before = count("select count(*) from " + keys + " where source = ?");
        MockHttpServletResponse answer = post(token(TokenRight.INGEST), collection, "{}");
        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(answer.getContentAsString(UTF_8)).contains("este token é limitado a alguns", "\"received\":0");
        assertThat(count("select count(*) from " + keys + " where source = ?")).isEqualTo(before);
    }

    @Test
    void programReadsTheFilesOfItsServices() {
        HttpResponse<String> answer = get(CSV, token(TokenRight.READ));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body()).contains(ForeignScope.OWN_WORD).doesNotContain(ForeignScope.WORD);
        assertThat(get(CSV, everything()).body()).contains(ForeignScope.OWN_WORD, ForeignScope.WORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ivr.csv?groupBy=IVR", "/ivr/calls.csv?groupBy=IVR", "/agents.csv?groupBy=AGENT"})
    void everyReportIsRead(String address) {
        assertThat(get(address + "&from=2024-02-15&to=2024-02-15", token(TokenRight.READ))
                        .body())
                .contains(ForeignScope.OWN_WORD)
                .doesNotContain(ForeignScope.WORD);
    }

    @Test
    void rightToSendReadsNothingAndRightToReadSendsNothing() throws Exception {
        assertThat(get(CSV, token(TokenRight.INGEST)).statusCode()).isEqualTo(403);
        assertThat(post(token(TokenRight.READ), "interactions", row("s-9", "")).getStatus())
                .isEqualTo(403);
    }

    @Test
    void programIsToldWhatIsWrongInAProblemDocument() {
        HttpResponse<String> answer =
                get("/interactions.csv?media=VOICE&from=2024-02-31&agent=abc", token(TokenRight.READ));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("from: ", "agent: ");
    }

    @Test
    void withoutAGoodTokenNothingIsRead() {
        assertThat(get(CSV, "rastro_unknown").statusCode()).isEqualTo(401);
        String token = token(TokenRight.READ);
        database.sql("update api_token set revoked_at = now() where token_hash = sha256(?)")
                .param(token.getBytes(UTF_8))
                .update();
        HttpResponse<String> answer = get(CSV, token);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("foi revogado por um administrador");
    }

    private HttpResponse<String> get(String address, String token) {
        return new PortalClient(port).get(address, "Accept", "*/*", "Authorization", "Bearer " + token);
    }

    private MockHttpServletResponse post(String token, String collection, String... rows) throws Exception {
        String path = "/api/v1/" + collection;
        return mvc.perform(MockMvcRequestBuilders.post(path)
                        .servletPath(path)
                        .header("Authorization", "Bearer " + token)
                        .contentType("application/x-ndjson")
                        .content(String.join("\n", rows)))
                .andReturn()
                .getResponse();
    }

    private static String row(String externalId, String service) {
        return "{\"externalId\": \"" + externalId + "\", \"medium\": \"SMS\", " + service
                + " \"receivedAt\": \"2024-02-16T12:00:00Z\", \"finishedAt\": \"2024-02-16T12:05:00Z\","
                + " \"status\": \"service completed\"}";
    }

    private String token(TokenRight... rights) {
        return TestTokens.issue(
                database,
                teams.source,
                Arrays.stream(rights).map(TokenRight::name).toList(),
                teams.ownService);
    }

    private String everything() {
        return TestTokens.issue(database, teams.source, List.of("INGEST", "READ"));
    }

    private String name(int service) {
        return database.sql("select name from service_queue where id = ?")
                .param(service)
                .query(String.class)
                .single();
    }

    /** With the source of both teams unless there are parameters. */
    private long count(String sql, Object... parameters) {
        return database.sql(sql)
                .params(parameters.length == 0 ? new Object[] {teams.source} : parameters)
                .query(Long.class)
                .single();
    }
}
