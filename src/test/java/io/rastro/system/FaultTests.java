package io.rastro.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rastro.testing.HeldTable;
import io.rastro.testing.PortalClient;
import io.rastro.testing.RawHttp;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is done to a portal and to what it stands on: nothing acknowledged is lost or doubled, no file looks complete that is
 * not, and all is well again in a time that is noted in target/faults.txt. The table is src/docs/faults.md.
 */
@Tag("faults")
class FaultTests {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String TOKEN = "rastro_fault_test_token";
    private static final int LINES = 2_000;
    private static final int STORAGE_REFUSES = 507;
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private final String url = TestDatabase.fresh();
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path home;

    private int port;

    private Map<String, String> environment() {
        return Map.of(
                "SPRING_DATASOURCE_URL",
                url,
                "SPRING_DATASOURCE_USERNAME",
                TestDatabase.username(),
                "SPRING_DATASOURCE_PASSWORD",
                TestDatabase.password(),
                "RASTRO_ADMIN_PASSWORD",
                TestAccounts.PASSWORD);
    }

    private PortalProcess start() throws Exception {
        port = PortalProcess.freePort();
        PortalProcess portal = PortalProcess.start(home, port, environment()).awaitReady();
        allowToken();
        return portal;
    }

    private void allowToken() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(UTF_8));
        administer("insert into api_token (name, token_hash, source, created_at) values ('test', '\\x"
                + HexFormat.of().formatHex(hash) + "', 'faults', now()) on conflict do nothing");
    }

    private void administer(String... statements) throws SQLException {
        try (Connection database = TestDatabase.administrator(url);
                var statement = database.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void administerElsewhere(String... statements) throws SQLException {
        try (Connection database = TestDatabase.administrator(url.substring(0, url.lastIndexOf('/') + 1) + "postgres");
                var statement = database.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String databaseName() {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private long count(String sql) throws SQLException {
        try (Connection database = TestDatabase.administrator(url);
                var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String lines(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(line -> """
                        {"externalId": "%s-%d", "medium": "WHATSAPP", "receivedAt": "2025-11-03T12:00:00Z", \
                        "finishedAt": "2025-11-03T12:10:00Z", "status": "service completed", "service": "S", \
                        "messages": [{"sentAt": "2025-11-03T12:00:00Z", "sender": "CLIENT", "text": "oi"}]}
                        """.formatted(prefix, line))
                .collect(Collectors.joining());
    }

    private CompletableFuture<HttpResponse<String>> ingest(String body) {
        return send("POST", "/api/v1/interactions", "application/x-ndjson", body.getBytes(UTF_8));
    }

    private CompletableFuture<HttpResponse<String>> send(String method, String path, String type, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Ingestion waits with an advisory lock of its own, and so is none of those that the table counts itself. */
    private void awaitWaiting(HeldTable held) {
        assertThat(held).isNotNull();
        await().atMost(PATIENCE)
                .until(() ->
                        count("select count(*) from pg_locks where not granted and relation = 'interaction'::regclass")
                                > 0);
    }

    /** Whether it was acknowledged; an end of the connection is no acknowledgement. */
    private static boolean acknowledged(CompletableFuture<HttpResponse<String>> answer) {
        return answer.handle((sent, failure) -> failure == null && sent.statusCode() == 200)
                .join();
    }

    private void assertThereOnce(String prefix, int lines) throws SQLException {
        assertThat(count("select count(*) from interaction_key where external_id like '" + prefix + "-%'"))
                .isEqualTo(lines);
        assertThat(count("select count(*) - count(distinct id) from interaction"))
                .isZero();
        assertThat(count("select (select count(*) from interaction_key) - (select count(*) from interaction)"))
                .isZero();
    }

    private void noteUntilWell(TestInfo test, Callable<Boolean> well) throws IOException {
        Instant begin = Instant.now();
        await().atMost(PATIENCE).ignoreExceptions().until(well);
        long millis = Duration.between(begin, Instant.now()).toMillis();
        Files.writeString(
                Path.of("target", "faults.txt"),
                test.getDisplayName() + ": well again after " + millis + " ms\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    @Test
    void databaseThatRefusesEverybody(TestInfo test) throws Exception {
        try (PortalProcess portal = start()) {
            PortalClient administrator = new PortalClient(port).signIn("admin");
            PortalClient stranger = new PortalClient(port);
            assertThat(acknowledged(ingest(lines("before", 10)))).isTrue();
            administerElsewhere(
                    "alter database " + databaseName() + " with allow_connections false",
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + databaseName() + "'");
            assertThat(ingest(lines("during", 10)).join().statusCode()).isEqualTo(503);
            assertThat(administrator.get("/interactions").statusCode()).isEqualTo(503);
            assertThat(stranger.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(stranger.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            administerElsewhere("alter database " + databaseName() + " with allow_connections true");
            noteUntilWell(test, () -> administrator.get("/interactions").statusCode() == 200);
            assertThat(acknowledged(ingest(lines("during", 10)))).isTrue();
            assertThereOnce("before", 10);
            assertThereOnce("during", 10);
            assertThat(portal.output()).doesNotContain("OutOfMemory");
        }
    }

    @Test
    void databaseOutOfConnections(TestInfo test) throws Exception {
        try (PortalProcess portal = start()) {
            PortalClient administrator = new PortalClient(port).signIn("admin");
            administerElsewhere(
                    "alter database " + databaseName() + " connection limit 0",
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + databaseName() + "'");
            assertThat(administrator.get("/interactions").statusCode()).isEqualTo(503);
            assertThat(acknowledged(ingest(lines("during", 10)))).isFalse();
            administerElsewhere("alter database " + databaseName() + " connection limit -1");
            noteUntilWell(test, () -> administrator.get("/interactions").statusCode() == 200);
            assertThat(acknowledged(ingest(lines("during", 10)))).isTrue();
            assertThereOnce("during", 10);
            assertThat(portal.output()).doesNotContain("OutOfMemory");
        }
    }

    @Test
    void tableHeldDuringIngestion(TestInfo test) throws Exception {
        try (PortalProcess portal = start()) {
            assertThat(portal.status()).isLessThan(500);
            CompletableFuture<HttpResponse<String>> answer;
            try (HeldTable held = new HeldTable(url, "interaction")) {
                answer = ingest(lines("held", 100));
                awaitWaiting(held);
                assertThat(answer).isNotDone();
            }
            noteUntilWell(test, answer::isDone);
            assertThat(acknowledged(answer)).isTrue();
            assertThereOnce("held", 100);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void portalEndedDuringIngestion(boolean killed, TestInfo test) throws Exception {
        CompletableFuture<HttpResponse<String>> answer;
        try (PortalProcess portal = start();
                HeldTable held = new HeldTable(url, "interaction")) {
            answer = ingest(lines("cut", LINES));
            awaitWaiting(held);
            if (killed) {
                portal.kill();
            } else {
                portal.terminate();
            }
        }
        boolean acknowledged = acknowledged(answer);
        long there = count("select count(*) from interaction_key where external_id like 'cut-%'");
        assertThat(acknowledged ? LINES : there).isEqualTo(there);
        noteUntilWell(test, () -> {
            start().close();
            return true;
        });
        try (PortalProcess again = start()) {
            assertThat(again.status()).isLessThan(500);
            assertThat(acknowledged(ingest(lines("cut", LINES)))).isTrue();
            assertThereOnce("cut", LINES);
        }
    }

    private void fill() throws SQLException {
        administer(
                "insert into outcome (medium, status) values ('INSTAGRAM', 'SERVICE_COMPLETED') on conflict do nothing",
                "select ensure_partition(at) from generate_series(timestamptz '2017-05-02', '2017-12-31', '1 month') at",
                """
                insert into interaction (received_at, finished_at, conversation_id, outcome_id, medium, protocol, internal_comments)
                select at, at, n, (select min(id) from outcome where medium = 'INSTAGRAM'), 'INSTAGRAM', 'B' || n, repeat('x', 2000)
                from (select n, timestamptz '2017-05-02 12:00+00' + n * interval '1 minute' as at
                      from generate_series(1, 20000) n) bulk""");
    }

    private Socket download(PortalClient reader) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(64 * 1024);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream()
                .write(
                        ("GET /interactions.csv?media=INSTAGRAM&to=2017-12-31 HTTP/1.1\r\nHost: localhost\r\nCookie: JSESSIONID="
                                        + reader.cookie("JSESSIONID") + "\r\nConnection: close\r\n\r\n")
                                .getBytes(ISO_8859_1));
        return socket;
    }

    private enum End {
        PORTAL_KILLED,
        PORTAL_TERMINATED,
        DATABASE_CONNECTIONS_KILLED
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void endDuringAnExport(End end) throws Exception {
        try (PortalProcess portal = start()) {
            fill();
            PortalClient administrator = new PortalClient(port).signIn("admin");
            try (Socket socket = download(administrator)) {
                String begin = new String(socket.getInputStream().readNBytes(500_000), ISO_8859_1);
                assertThat(begin).contains(" 200 ", "DATA;HORA");
                switch (end) {
                    case PORTAL_KILLED -> portal.kill();
                    case PORTAL_TERMINATED -> portal.terminate();
                    default ->
                        administerElsewhere("select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                                + databaseName() + "'");
                }
                String rest = rest(socket);
                // Asked to end, it brings to an end what it can within its time.
                assertThat(rest.endsWith(LAST_CHUNK)).isEqualTo(end == End.PORTAL_TERMINATED);
            }
        }
    }

    private static String rest(Socket socket) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(bytes);
        } catch (SocketException broken) {
            return bytes.toString(ISO_8859_1);
        }
        return bytes.toString(ISO_8859_1);
    }

    @Test
    void portalKilledDuringItsMigrations(TestInfo test) throws Exception {
        port = PortalProcess.freePort();
        try (PortalProcess portal = PortalProcess.start(home, port, environment())) {
            await().atMost(PATIENCE)
                    .until(() -> portal.output().contains("Migrating schema \"public\" to version \"5"));
            portal.kill();
        }
        noteUntilWell(test, () -> {
            start().close();
            return true;
        });
        assertThat(count("select count(*) from flyway_schema_history where not success"))
                .isZero();
        assertThat(count("select count(*) - count(distinct version) from flyway_schema_history"))
                .isZero();
    }

    private String upload(String externalId) {
        return "/api/v1/interactions/faults/" + externalId + "/recording";
    }

    @Test
    void storeOfRecordingsAway(TestInfo test) throws Exception {
        try (PortalProcess portal = start()) {
            assertThat(acknowledged(ingest(call("call")))).isTrue();
            Path store = home.resolve("recordings");
            Path away = Files.move(store, home.resolve("away"));
            Files.createFile(store);
            assertThat(send("PUT", upload("call"), "audio/wav", wav(100_000))
                            .join()
                            .statusCode())
                    .isBetween(500, 599);
            assertThat(count("select count(*) from recording")).isZero();
            Files.delete(store);
            Files.move(away, store);
            noteUntilWell(
                    test,
                    () -> send("PUT", upload("call"), "audio/wav", wav(100_000))
                                    .join()
                                    .statusCode()
                            == 201);
            assertThat(count("select count(*) from recording")).isOne();
            assertThat(portal.status()).isLessThan(500);
        }
    }

    private int put(String externalId) {
        return send("PUT", upload(externalId), "audio/wav", wav(100_000)).join().statusCode();
    }

    /** Every directory of it, as a file system that was mounted anew. */
    private static void allowWriting(Path tree, boolean writing) throws IOException {
        try (var found = Files.walk(tree)) {
            for (Path each : found.toList()) {
                Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(each));
                if (writing) {
                    permissions.add(PosixFilePermission.OWNER_WRITE);
                } else {
                    permissions.removeIf(permission -> permission.name().endsWith("_WRITE"));
                }
                Files.setPosixFilePermissions(each, permissions);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"recordings", "."})
    void directoryReadOnly(String directory, TestInfo test) throws Exception {
        port = PortalProcess.freePort();
        Path readOnly = home.resolve(directory).normalize();
        try (PortalProcess portal =
                PortalProcess.startWithPermissions(home, port, environment()).awaitReady()) {
            allowToken();
            assertThat(acknowledged(ingest(call("before") + call("during")))).isTrue();
            assertThat(put("before")).isEqualTo(201);
            PortalClient administrator = new PortalClient(port).signIn("admin");
            allowWriting(readOnly, false);
            try {
                assertThat(put("during")).isEqualTo(STORAGE_REFUSES);
                assertThat(put("before")).isEqualTo(STORAGE_REFUSES);
                assertThat(count("select count(*) from recording")).isOne();
                assertThat(acknowledged(ingest(lines("during", 10)))).isTrue();
                assertThat(administrator.get("/interactions?media=VOICE").statusCode())
                        .isEqualTo(200);
                assertThat(administrator
                                .get("/recordings/" + count("select id from recording") + "/audio")
                                .statusCode())
                        .isEqualTo(200);
            } finally {
                allowWriting(readOnly, true);
            }
            noteUntilWell(test, () -> put("during") == 201);
            assertThat(count("select count(*) from recording")).isEqualTo(2);
            assertThereOnce("during", 10);
            assertThat(portal.output()).doesNotContain("\tat ");
        }
    }

    /** It takes connections and says nothing. */
    @Test
    void bucketThatIsSilent(TestInfo test) throws Exception {
        port = PortalProcess.freePort();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                PortalProcess portal = PortalProcess.start(home, port, withBucketAt(silent.getLocalPort()))
                        .awaitReady()) {
            allowToken();
            assertThat(acknowledged(ingest(call("call")))).isTrue();
            CompletableFuture<HttpResponse<String>> answer = send("PUT", upload("call"), "audio/wav", wav(100_000));
            PortalClient administrator = new PortalClient(port).signIn("admin");
            assertThat(administrator.get("/interactions?media=VOICE").statusCode())
                    .isEqualTo(200);
            assertThat(acknowledged(ingest(lines("during", 10)))).isTrue();
            assertThat(answer).isNotDone();
            noteUntilWell(test, answer::isDone);
            assertThat(answer.join().statusCode()).isEqualTo(503);
            assertThat(answer.join().body()).contains("gravações");
            assertThat(count("select count(*) from recording")).isZero();
            assertThat(portal.output()).doesNotContain("\tat ");
        }
    }

    private Map<String, String> withBucketAt(int bucketPort) {
        Map<String, String> bucket = new HashMap<>(environment());
        bucket.put("RASTRO_RECORDINGS_S3_BUCKET", "recordings");
        bucket.put("RASTRO_RECORDINGS_S3_ENDPOINT", "http://127.0.0.1:" + bucketPort);
        bucket.put("RASTRO_RECORDINGS_S3_REGION", "us-east-1");
        bucket.put("RASTRO_RECORDINGS_S3_PATHSTYLE", "true");
        bucket.put("AWS_ACCESS_KEY_ID", "faults");
        bucket.put("AWS_SECRET_ACCESS_KEY", "not-a-secret");
        return bucket;
    }

    @Test
    void startOnAHomeThatIsReadOnly() throws Exception {
        port = PortalProcess.freePort();
        allowWriting(home, false);
        try (PortalProcess portal = PortalProcess.startWithPermissions(home, port, environment())) {
            assertThat(portal.awaitEnd()).isNotZero();
            assertThat(portal.output())
                    .contains("may not write to " + home, "Give this user write access")
                    .doesNotContain("\tat ");
        } finally {
            allowWriting(home, true);
        }
    }

    private static String call(String externalId) {
        return """
                {"externalId": "%s", "medium": "VOICE", "receivedAt": "2025-11-03T12:00:00Z", "direction": "INBOUND", \
                "finishedAt": "2025-11-03T12:10:00Z", "status": "service completed", "service": "S"}
                """.formatted(externalId);
    }

    private static byte[] wav(int size) {
        byte[] wav = new byte[size];
        ByteBuffer.wrap(wav)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(ISO_8859_1))
                .putInt(size - 8)
                .put("WAVEfmt ".getBytes(ISO_8859_1))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(8_000)
                .putInt(16_000)
                .putShort((short) 2)
                .putShort((short) 16)
                .put("data".getBytes(ISO_8859_1))
                .putInt(size - 44);
        return wav;
    }

    @Test
    void diskFull() throws Exception {
        port = PortalProcess.freePort();
        try (PortalProcess portal =
                PortalProcess.startLimited(1_024, home, port, environment()).awaitReady()) {
            allowToken();
            assertThat(acknowledged(ingest(call("call")))).isTrue();
            HttpResponse<String> refused =
                    send("PUT", upload("call"), "audio/wav", wav(3_000_000)).join();
            assertThat(refused.statusCode()).isEqualTo(507);
            assertThat(count("select count(*) from recording")).isZero();
            try (var left = Files.walk(home.resolve("recordings"))) {
                assertThat(left.filter(Files::isRegularFile)).isEmpty();
            }
            PortalClient administrator = new PortalClient(port).signIn("admin");
            String body = "--b\r\nContent-Disposition: form-data; name=\"source\"\r\n\r\nfaults\r\n--b\r\n"
                    + "Content-Disposition: form-data; name=\"file\"; filename=\"a.jsonl\"\r\n\r\n"
                    + lines("import", 20_000) + "\r\n--b--\r\n";
            String imported = RawHttp.exchange(
                    port,
                    "POST /imports HTTP/1.1\r\nCookie: JSESSIONID=" + administrator.cookie("JSESSIONID")
                            + "\r\nX-CSRF-TOKEN: " + administrator.token()
                            + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: " + body.length(),
                    body);
            assertThat(RawHttp.status(imported)).isEqualTo(507);
            assertThat(count("select count(*) from import_run")).isZero();
            assertThat(send("PUT", upload("call"), "audio/wav", wav(100_000))
                            .join()
                            .statusCode())
                    .isEqualTo(201);
            assertThat(portal.output()).doesNotContain("\tat ");
        }
    }
}
