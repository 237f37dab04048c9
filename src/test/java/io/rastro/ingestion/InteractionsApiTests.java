package io.rastro.ingestion;

import static io.rastro.ingestion.IncomingSamples.whatsapp;
import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.PortalTest;
import io.rastro.testing.TestTokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@PortalTest
class InteractionsApiTests {

    private static final String LINES = "application/x-ndjson";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String source = "api " + UUID.randomUUID();
    private String token = "";

    @BeforeEach
    void issueToken() {
        token = TestTokens.issue(jdbc, source);
    }

    private HttpRequest.Builder request(String type) {
        return request(type, "");
    }

    private HttpRequest.Builder request(String type, String query) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/interactions" + query))
                .header("Content-Type", type);
    }

    private HttpResponse<String> post(String type, String body) throws Exception {
        return send(request(type).header("Authorization", "Bearer " + token), body);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String body) throws Exception {
        return client.send(
                request.POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonLines.TREE.readTree(response.body());
    }

    private int stored() {
        return jdbc.sql("select count(*) from interaction_key where source = ?")
                .param(source)
                .query(Integer.class)
                .single();
    }

    @Test
    void linesAreCountedAndRefusedRowsNamed() throws Exception {
        String body = whatsapp("") + "\n\n" + whatsapp("'externalId': 'w2', 'medium': 'FAX'") + "\n{broken\n"
                + whatsapp("") + "\n";
        HttpResponse<String> response = post(LINES, body);
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode answer = json(response);
        assertThat(answer.get("received").asInt()).isEqualTo(4);
        assertThat(answer.get("accepted").asInt()).isEqualTo(1);
        assertThat(answer.get("unchanged").asInt()).isEqualTo(1);
        assertThat(answer.get("rejected").asInt()).isEqualTo(2);
        assertThat(answer.get("rejections").get(0).get("line").asInt()).isEqualTo(3);
        assertThat(answer.get("rejections").get(0).get("externalId").asString()).isEqualTo("w2");
        assertThat(answer.get("rejections").get(0).get("reason").asString())
                .isEqualTo("O campo medium traz um valor desconhecido: FAX.");
        assertThat(answer.get("rejections").get(1).get("line").asInt()).isEqualTo(4);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void reasonsComeInEnglishWhenAskedFor() throws Exception {
        HttpResponse<String> response = send(
                request(LINES).header("Authorization", "Bearer " + token).header("Accept-Language", "en-US,en;q=0.9"),
                whatsapp("'status': null"));
        assertThat(json(response).get("rejections").get(0).get("reason").asString())
                .isEqualTo("The field status is missing.");
    }

    @Test
    void localTimesAreInThePortalsZoneOrInTheOneNamed() throws Exception {
        String[] local = {"'receivedAt': '2025-11-03 09:00:00'", "'receivedAt': '2025-11-03T08:00:00'"};
        assertThat(json(post(LINES, whatsapp(""))).get("accepted").asInt()).isEqualTo(1);
        assertThat(json(post(LINES, whatsapp(local[0]))).get("unchanged").asInt())
                .isEqualTo(1);
        for (String type : new String[] {LINES, "application/json"}) {
            HttpResponse<String> named = inZone(type, "America/Manaus", local[1]);
            assertThat(json(named).get("unchanged").asInt()).as(type).isEqualTo(1);
            HttpResponse<String> unknown = inZone(type, "Atlantis", local[1]);
            assertThat(unknown.statusCode()).isEqualTo(400);
            assertThat(json(unknown).get("detail").asString())
                    .isEqualTo("O parâmetro zone não é um fuso conhecido: Atlantis.");
        }
    }

    private HttpResponse<String> inZone(String type, String zone, String changes) throws Exception {
        return send(request(type, "?zone=" + zone).header("Authorization", "Bearer " + token), whatsapp(changes));
    }

    @Test
    void arrayIsReadElementByElement() throws Exception {
        JsonNode answer = json(post(
                "application/json", "[" + whatsapp("") + ", 7,\n" + whatsapp("'externalId': 'w2', 'status': 1") + "]"));
        assertThat(answer.get("accepted").asInt()).isEqualTo(1);
        assertThat(answer.get("rejections").get(0).get("line").asInt()).isEqualTo(2);
        assertThat(answer.get("rejections").get(1).get("line").asInt()).isEqualTo(3);
    }

    @Test
    void arrayThatBreaksOffTellsWhatIsStored() throws Exception {
        int stored = 2 * RecordKind.INTERACTION.batchRows();
        String elements = IntStream.range(0, stored + 200)
                .mapToObj(index -> whatsapp("'externalId': 'w" + index + "'"))
                .collect(Collectors.joining(","));
        HttpResponse<String> response = post("application/json", "[" + elements + ", {\"externalId\": ");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(response).get("committedThroughLine").asInt()).isEqualTo(stored);
        assertThat(stored()).isEqualTo(stored);
    }

    @Test
    void listedRejectionsAreCappedAndCounted() throws Exception {
        JsonNode answer = json(post(LINES, "nonsense\n".repeat(1500)));
        assertThat(answer.get("rejected").asInt()).isEqualTo(1500);
        assertThat(answer.get("rejections").size()).isEqualTo(1000);
        assertThat(answer.get("truncated").booleanValue()).isTrue();
    }

    @Test
    void batchesAreCommittedWhileTheBodyIsStillBeingSent() throws Exception {
        PipedOutputStream out = new PipedOutputStream();
        InputStream in = new PipedInputStream(out, 1 << 16);
        CompletableFuture<HttpResponse<String>> response = client.sendAsync(
                request(LINES)
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> in))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        int batch = RecordKind.INTERACTION.batchRows();
        write(out, 0, batch + 200);
        Awaitility.await().until(() -> stored() >= batch);
        assertThat(response).isNotDone();
        write(out, batch + 200, batch + 300);
        out.close();
        assertThat(json(response.get()).get("accepted").asInt()).isEqualTo(batch + 300);
    }

    private static void write(PipedOutputStream out, int from, int until) throws IOException {
        for (int index = from; index < until; index++) {
            // padded, because the client sends no less than its buffer holds
            String comment = "'internalComments': '" + "x".repeat(400) + "'";
            out.write((whatsapp("'externalId': 'w" + index + "', " + comment) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
    }

    @Test
    void programWithoutTokenIsTurnedAway() throws Exception {
        assertThat(send(request(LINES), whatsapp("")).statusCode()).isEqualTo(401);
        assertThat(send(request(LINES).header("Authorization", "Bearer rastro_x"), whatsapp(""))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void otherTypesAreNotRead() throws Exception {
        assertThat(post("application/xml", "<a/>").statusCode()).isEqualTo(415);
    }

    @Test
    void emptyBodyIsNoRows() throws Exception {
        assertThat(json(post(LINES, "")).get("received").asInt()).isZero();
        assertThat(json(post("application/json", "[]")).get("received").asInt()).isZero();
    }
}
