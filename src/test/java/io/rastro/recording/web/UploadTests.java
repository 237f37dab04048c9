package io.rastro.recording.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rastro.account.Role;
import io.rastro.recording.CallFixture;
import io.rastro.recording.CallFixture.Call;
import io.rastro.system.PortalProperties;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class UploadTests {

    private static final byte[] WAV = CallFixture.wav(300_000);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PortalProperties portal;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String token = "rastro_" + UUID.randomUUID();
    private CallFixture calls;
    private Call call;

    @BeforeEach
    void issueToken() throws Exception {
        calls = new CallFixture(jdbc, portal);
        call = calls.call();
        jdbc.sql("insert into api_token (name, token_hash, source, created_at) values ('test', ?, ?, now())")
                .param(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)))
                .param(call.source())
                .update();
    }

    private String path() {
        return path(call.source(), call.externalId());
    }

    private static String path(String source, String externalId) {
        return "/api/v1/interactions/" + source + "/" + externalId + "/recording";
    }

    private HttpResponse<String> put(String path, byte[] body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private List<String> references() {
        return jdbc.sql("select reference from recording where interaction_id = ? and uploaded order by position")
                .param(call.key().id())
                .query(String.class)
                .list();
    }

    /** Those of earlier runs, whose calls had the same ids, included. */
    private long files() throws IOException {
        try (Stream<Path> files = Files.walk(calls.store())) {
            return files.filter(
                            file -> file.toString().contains("/" + call.key().id() + "-"))
                    .count();
        }
    }

    private long arriving() throws IOException {
        try (Stream<Path> files = Files.list(calls.store().resolve(".incoming"))) {
            return files.count();
        }
    }

    @Test
    void sameBytesUnderANameThatTellsTheirFormatTakeTheirOwnPlace() throws Exception {
        byte[] ulaw = new byte[8000];
        Arrays.fill(ulaw, (byte) 0x9f);
        assertThat(put(path(), ulaw).statusCode()).isEqualTo(201);
        assertThat(references()).singleElement().asString().endsWith(".bin");
        HttpResponse<String> named = put(path() + "?fileName=call.ulaw", ulaw);
        assertThat(named.statusCode()).isEqualTo(200);
        assertThat(named.body()).contains("audio/pcmu", "\"replaced\":true", "\"position\":0");
        assertThat(references()).singleElement().asString().endsWith(".ulaw");
        assertThat(put(path() + "?fileName=call.ulaw", ulaw).body()).contains("\"replaced\":false");
        assertThat(put(path(), ulaw).body()).contains("\"replaced\":false");
        assertThat(references()).singleElement().asString().endsWith(".ulaw");
    }

    @Test
    void uploadedRecordingIsHeardAsItWasSent() throws Exception {
        HttpResponse<String> answer = put(path(), WAV);
        assertThat(answer.statusCode()).isEqualTo(201);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(WAV));
        assertThat(answer.body()).contains("audio/wav", sha256, "300000");
        long id = jdbc.sql("select id from recording where interaction_id = ?")
                .param(call.key().id())
                .query(Long.class)
                .single();
        assertThat(answer.body()).contains("\"recordingId\":" + id);
        AudioClient listener = new AudioClient(port, TestAccounts.create(jdbc, Role.QA));
        assertThat(listener.get("/recordings/" + id + "/audio").body()).isEqualTo(WAV);
        assertThat(arriving()).isZero();
    }

    @Test
    void sameFileAgainChangesNothingAndAnotherStandsBesideIt() throws Exception {
        put(path(), WAV);
        List<String> first = references();
        assertThat(put(path(), WAV).statusCode()).isEqualTo(200);
        assertThat(references()).isEqualTo(first);
        byte[] other = other(777);
        HttpResponse<String> answer = put(path(), other);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("\"position\":1", "\"added\":true");
        assertThat(references()).hasSize(2).startsWith(first.get(0));
        assertThat(calls.store().resolve(first.get(0))).hasBinaryContent(WAV);
        assertThat(calls.store().resolve(references().get(1))).hasBinaryContent(other);
        assertThat(put(path(), other).statusCode()).isEqualTo(200);
        assertThat(references()).hasSize(2);
    }

    /** Of this size and unlike any that {@link CallFixture} makes. */
    private static byte[] other(int size) {
        byte[] wav = CallFixture.wav(size);
        wav[200]++;
        return wav;
    }

    @Test
    void longerVersionOfAFileTakesItsPlace() throws Exception {
        put(path(), WAV);
        put(path(), other(5000));
        List<String> before = references();
        byte[] longer = CallFixture.wav(400_000);
        HttpResponse<String> answer = put(path(), longer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"position\":0", "\"replaced\":true");
        assertThat(calls.store().resolve(references().get(0))).hasBinaryContent(longer);
        assertThat(references().get(1)).isEqualTo(before.get(1));
    }

    @Test
    void fileForAPositionTakesThePlaceOfTheOneThereWhichIsKeptForAWhile() throws Exception {
        put(path(), WAV);
        String first = references().get(0);
        assertThat(put(path() + "?position=0", other(777)).statusCode()).isEqualTo(200);
        assertThat(references()).hasSize(1).doesNotContain(first);
        assertThat(calls.store().resolve(references().get(0))).hasBinaryContent(other(777));
        assertThat(calls.store().resolve(first)).hasBinaryContent(WAV);
        assertThat(put(path() + "?position=0", WAV).statusCode()).isEqualTo(200);
        assertThat(references()).containsExactly(first);
        assertThat(jdbc.sql("select reference from recording_replaced where reference = ?")
                        .param(first)
                        .query(String.class)
                        .list())
                .as("named again")
                .isEmpty();
    }

    /** Where a source's own file can be heard, what is sent does not hide it. */
    @Test
    void fileThatTheSourceNamedStandsBesideTheOneThatIsSent() throws Exception {
        calls.recorded(call, other(9000));
        assertThat(put(path(), WAV).body()).contains("\"position\":1");
    }

    @Test
    void fileWithoutASampleIsRefusedAndReplacesNothing() throws Exception {
        put(path(), WAV);
        for (String position : new String[] {"", "?position=0"}) {
            HttpResponse<String> answer = put(path() + position, CallFixture.wav(44));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("não tem nenhum som");
        }
        assertThat(references()).hasSize(1);
        assertThat(arriving()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1000", "99999999999", "1.5"})
    void positionThatIsNoneIsToldWithTheRange(String position) throws Exception {
        HttpResponse<String> answer = put(path() + "?position=" + position, WAV);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("A posição vai de 0 a 999.");
    }

    @Test
    void originIsKnownByItsNameAndItsSlug() throws Exception {
        jdbc.sql("insert into origin (slug, name, key) values (?, ?, ?)")
                .params("slug-" + call.externalId(), "PABX São Paulo " + call.externalId(), call.source())
                .update();
        for (String spelling :
                List.of("slug-" + call.externalId(), "PABX%20S%C3%A3o%20Paulo%20" + call.externalId(), call.source())) {
            assertThat(put(path(spelling, call.externalId()), WAV).statusCode())
                    .as(spelling)
                    .isIn(200, 201);
        }
        assertThat(references()).hasSize(1);
    }

    @Test
    void severalFilesOfOneCallStandSideBySide() throws Exception {
        assertThat(put(path(), WAV).statusCode()).isEqualTo(201);
        assertThat(put(path() + "?position=1", CallFixture.wav(777)).statusCode())
                .isEqualTo(201);
        assertThat(references()).hasSize(2);
        assertThat(put(path() + "?position=-1", WAV).statusCode()).isEqualTo(400);
        assertThat(put(path() + "?position=1000", WAV).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "application/octet-stream", "text/html", "audio/mpeg"})
    void contentTellsTheTypeWhateverTheHeaderSays(String type) throws Exception {
        HttpResponse<String> answer = put(path(), WAV, "Content-Type", type);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("audio/wav");
    }

    @Test
    void unknownAudioIsRefused() throws Exception {
        HttpResponse<String> answer = put(path(), "<html>not audio</html>".getBytes(UTF_8));
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("WAV, MP3, Ogg ou M4A");
        assertThat(put(path(), new byte[0]).statusCode()).isEqualTo(415);
        assertThat(put(path(), "x".getBytes(UTF_8), "Accept-Language", "en").body())
                .contains("known audio");
        assertThat(references()).isEmpty();
        assertThat(arriving()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "664c61430000002210001000000000000000, '', application/octet-stream, audio/flac, .flac",
        "0102030405060708090a0b0c0d0e0f101112, rec.g729, application/octet-stream, application/octet-stream, .g729",
        "fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0efee, rec.ulaw, application/octet-stream, audio/pcmu, .ulaw",
        "0100020003000400050006000700080009f0, rec.sln16, audio/basic, audio/x-sln, .sln16",
    })
    void audioOfOtherFormatsIsKeptUnderItsExtension(
            String content, String fileName, String header, String type, String extension) throws Exception {
        HttpResponse<String> answer =
                put(path() + "?fileName=" + fileName, HexFormat.of().parseHex(content), "Content-Type", header);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("\"" + type + "\"");
        assertThat(references()).singleElement().asString().endsWith(extension);
    }

    @Test
    void unknownInteractionIsRefused() throws Exception {
        HttpResponse<String> answer = put(path(call.source(), "none"), WAV);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("none");
    }

    @Test
    void tokenOfAnotherSourceIsRefused() throws Exception {
        Call other = calls.call();
        assertThat(put(path(other.source(), other.externalId()), WAV).statusCode())
                .isEqualTo(403);
        assertThat(put(path(other.source(), call.externalId()), WAV).statusCode())
                .isEqualTo(403);
    }

    @Test
    void strangerIsRefused() throws Exception {
        assertThat(put(path(), WAV, "Authorization", "Bearer rastro_x").statusCode())
                .isEqualTo(401);
    }

    @Test
    void traversalInTheAddressReachesNothing() throws Exception {
        for (String id : new String[] {"..%2f..%2fsecret", "%2e%2e", "a%00b", "..%5c..%5csecret"}) {
            assertThat(put(path(call.source(), id), WAV).statusCode()).isIn(400, 404);
        }
        assertThat(references()).isEmpty();
    }

    @Test
    void announcedSizeBeyondTheLimitIsRefusedBeforeItIsSent() throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            send(socket, "Content-Length: 900000000\r\n\r\n", new byte[0]);
            String status = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
            assertThat(status).startsWith("HTTP/1.1 413");
        }
        assertThat(references()).isEmpty();
    }

    @Test
    void unknownAudioIsRefusedAtItsFirstBytes() throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            send(socket, "Content-Length: 200000000\r\n\r\n", "%PDF-1.7 no call".getBytes(UTF_8));
            String status = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
            assertThat(status).startsWith("HTTP/1.1 415");
        }
        assertThat(references()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 300000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n30d40\r\n"})
    void uploadCutOffLeavesNothing(String framing) throws Exception {
        long before = files();
        try (Socket socket = new Socket("localhost", port)) {
            send(socket, framing, Arrays.copyOf(WAV, 150_000));
            await().until(() -> arriving() == 1);
        }
        await().until(() -> arriving() == 0);
        assertThat(references()).isEmpty();
        assertThat(files()).isEqualTo(before);
    }

    private void send(Socket socket, String framing, byte[] body) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(
                ("PUT " + path() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n" + framing)
                        .getBytes(UTF_8));
        out.write(body);
        out.flush();
    }
}
