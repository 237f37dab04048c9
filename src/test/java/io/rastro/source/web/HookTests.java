package io.rastro.source.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.SecretCipher;
import io.rastro.source.Feed;
import io.rastro.source.Feed.Chunk;
import io.rastro.source.RawEvent;
import io.rastro.source.ReceivingSourceQueries;
import io.rastro.source.WebhookInboxRepository;
import io.rastro.source.WebhookType;
import io.rastro.testing.PortalTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What connected systems deliver: who may, what is kept, and that nothing of it is lost or read twice. */
@PortalTest
class HookTests {

    private static final String SECRET = "a-secret-of-the-sender";
    private static final int BURST = 10_000;
    private static final int SENDERS = 32;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    SecretCipher cipher;

    @Autowired
    WebhookInboxRepository inbox;

    @Autowired
    ReceivingSourceQueries sources;

    @Autowired
    TransactionTemplate transaction;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Integer> made = new ArrayList<>();

    @AfterEach
    void forget() {
        made.forEach(id -> database.sql("delete from connected_source where id = ?")
                .param(id)
                .update());
    }

    private int source(String type, Map<String, String> secrets) {
        Map<String, String> encrypted = new java.util.HashMap<>();
        secrets.forEach((name, value) ->
                encrypted.put(name, Base64.getEncoder().encodeToString(cipher.encrypt(value.getBytes(UTF_8)))));
        int id = database.sql("""
                        insert into connected_source (name, type, secrets, enabled, created_at, created_by)
                        values (?, ?, ?::jsonb, true, now(), 'test') returning id""")
                .param("hook-test-" + java.util.UUID.randomUUID())
                .param(type)
                .param(JsonMapper.shared().writeValueAsString(encrypted))
                .query(Integer.class)
                .single();
        made.add(id);
        return id;
    }

    private int chatwoot() {
        return source("chatwoot", Map.of("webhookSecret", SECRET));
    }

    private Feed feed(int id) {
        return inbox.feed(
                WebhookType.WEBHOOK, id, sources.find(id).orElseThrow().type());
    }

    private HttpRequest.Builder request(int id) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/hooks/" + id))
                .header("Content-Type", "application/json");
    }

    private HttpRequest signed(int id, String body, String delivery, long stamp, String secret) {
        return request(id)
                .header("X-Chatwoot-Timestamp", String.valueOf(stamp))
                .header("X-Chatwoot-Delivery", delivery)
                .header("X-Chatwoot-Signature", "sha256=" + hmac(secret, stamp + "." + body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private List<String> texts(int id) throws IOException {
        return feed(id).read(null, 1_000).events().stream().map(RawEvent::text).toList();
    }

    @Test
    void signedDeliveryIsKeptOnceHoweverOftenItComes() throws Exception {
        int id = chatwoot();
        for (int time = 0; time < 3; time++) {
            assertThat(send(signed(id, "{\"event\":\"é\"}", "d-1", now(), SECRET))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(texts(id)).containsExactly("{\"event\":\"é\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "another-secret, 0, 403, A assinatura não confere.",
        "a-secret-of-the-sender, -400, 403, A entrega foi assinada há mais de cinco minutos.",
        "a-secret-of-the-sender, 400, 403, A entrega foi assinada há mais de cinco minutos."
    })
    void wrongOrOldSignatureIsRefused(String secret, int late, int status, String told) throws Exception {
        int id = chatwoot();
        HttpResponse<String> answer = send(signed(id, "{}", "d-1", now() + late, secret));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(told);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(texts(id)).isEmpty();
    }

    @Test
    void signatureIsOfTheBodyAsItCame() throws Exception {
        int id = chatwoot();
        HttpRequest changed = request(id)
                .header("X-Chatwoot-Timestamp", String.valueOf(now()))
                .header("X-Chatwoot-Signature", "sha256=" + hmac(SECRET, now() + ".{\"a\":1}"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"a\": 1}"))
                .build();
        assertThat(send(changed).statusCode()).isEqualTo(403);
    }

    @Test
    void unsignedDeliveryNeedsTheKeyThatWasSetForIt() throws Exception {
        int strict = chatwoot();
        int lenient = source("chatwoot", Map.of("addressKey", "k-123"));
        HttpRequest unsigned =
                request(strict).POST(HttpRequest.BodyPublishers.ofString("{}")).build();
        assertThat(send(unsigned).statusCode()).isEqualTo(401);
        for (String key : List.of("k-123", "k-124", "")) {
            HttpRequest keyed = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + port + "/hooks/" + lenient + "?key=" + key))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"old\":1}"))
                    .build();
            assertThat(send(keyed).statusCode()).isEqualTo(key.equals("k-123") ? 200 : 401);
        }
        assertThat(texts(lenient)).containsExactly("{\"old\":1}");
    }

    @Test
    void whatsAppAsksForTheAddressAndSigns() throws Exception {
        int id = source("whatsapp", Map.of("appSecret", SECRET, "verifyToken", "verify-me"));
        String query = "?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=";
        for (String token : List.of("verify-me", "guess")) {
            HttpResponse<String> answer =
                    send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/hooks/" + id + query + token))
                            .build());
            assertThat(answer.statusCode()).isEqualTo(token.equals("guess") ? 403 : 200);
            assertThat(answer.body().equals("1158201444")).isEqualTo(!token.equals("guess"));
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/plain");
        }
        String body = "{\"entry\":[]}";
        for (String secret : List.of(SECRET, "guess")) {
            HttpRequest delivery = request(id)
                    .header("X-Hub-Signature-256", "sha256=" + hmac(secret, body))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            assertThat(send(delivery).statusCode()).isEqualTo(secret.equals(SECRET) ? 200 : 403);
        }
        assertThat(texts(id)).containsExactly(body);
    }

    @Test
    void freeSwitchShowsANameAndAPassword() throws Exception {
        int id = source("freeswitch", Map.of("credentials", "rastro:pass-word"));
        for (String credentials : List.of("rastro:pass-word", "rastro:guess")) {
            HttpRequest delivery = request(id)
                    .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)))
                    .POST(HttpRequest.BodyPublishers.ofString("cdr=%7B%7D"))
                    .build();
            assertThat(send(delivery).statusCode()).isEqualTo(credentials.endsWith("guess") ? 403 : 200);
        }
        assertThat(texts(id)).containsExactly("cdr=%7B%7D");
    }

    @Test
    void nobodyDeliversToWhatIsNoReceivingSource() throws Exception {
        int disabled = chatwoot();
        database.sql("update connected_source set enabled = false where id = ?")
                .param(disabled)
                .update();
        assertThat(send(signed(disabled, "{}", "d", now(), SECRET)).statusCode())
                .isEqualTo(404);
        assertThat(send(signed(999_999_999, "{}", "d", now(), SECRET)).statusCode())
                .isEqualTo(404);
        assertThat(send(signed(source("database", Map.of()), "{}", "d", now(), SECRET))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void bodyHasABound() throws Exception {
        int id = chatwoot();
        String body = "x".repeat(HookController.BODY_LIMIT + 1);
        assertThat(send(signed(id, body, "d", now(), SECRET)).statusCode()).isEqualTo(413);
        assertThat(texts(id)).isEmpty();
    }

    @Test
    void largeDeliveriesAreReadSomeMegabytesAtATimeAndNoneIsLost() throws Exception {
        int id = chatwoot();
        byte[] body = "x".repeat(HookController.BODY_LIMIT).getBytes(UTF_8);
        for (int number = 0; number < 6; number++) {
            inbox.keep(id, "large-" + number, body);
        }
        Feed.Chunk first = feed(id).read(null, 100);
        assertThat(first.events()).hasSize(4);
        assertThat(first.more()).isTrue();
        assertThat(feed(id).read(first.position(), 100).events()).hasSize(2);
    }

    @Test
    void burstLosesNone() throws Exception {
        int id = chatwoot();
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Callable<Integer>> deliveries = IntStream.range(0, BURST)
                    .mapToObj(number -> (Callable<Integer>)
                            () -> send(signed(id, "{\"n\":" + number + "}", "d-" + number, now(), SECRET))
                                    .statusCode())
                    .toList();
            for (Future<Integer> sent : senders.invokeAll(deliveries)) {
                assertThat(sent.get()).isEqualTo(200);
            }
        } finally {
            senders.shutdown();
        }
        List<String> all = new ArrayList<>();
        String position = null;
        boolean more = true;
        while (more) {
            Chunk chunk = feed(id).read(position, 700);
            chunk.events().forEach(event -> all.add(event.text()));
            position = chunk.position();
            more = chunk.more();
        }
        assertThat(all).hasSize(BURST).doesNotHaveDuplicates();
    }

    /** The second is committed and read while the first, whose id is lower, is on its way. */
    @Test
    void deliveryCommittedLateIsReadAllTheSame() throws Exception {
        int id = chatwoot();
        String[] position = new String[1];
        transaction.executeWithoutResult(open -> {
            inbox.keep(id, "first", "1".getBytes(UTF_8));
            ExecutorService other = Executors.newSingleThreadExecutor();
            try {
                other.submit(() -> inbox.keep(id, "second", "2".getBytes(UTF_8)))
                        .get();
                Chunk chunk = other.submit(() -> feed(id).read(null, 10)).get();
                assertThat(chunk.events()).extracting(RawEvent::text).containsExactly("2");
                position[0] = chunk.position();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            } finally {
                other.shutdown();
            }
        });
        Chunk rest = feed(id).read(position[0], 10);
        assertThat(rest.events()).extracting(RawEvent::text).containsExactly("1");
        assertThat(feed(id).read(position[0], 10)).as("asked again").isEqualTo(rest);
        assertThat(feed(id).read(rest.position(), 10).events()).isEmpty();
    }

    @Test
    void onlyWhatWasReadLongAgoIsSwept() throws Exception {
        int id = chatwoot();
        inbox.keep(id, "old-read", "1".getBytes(UTF_8));
        Chunk chunk = feed(id).read(null, 10);
        inbox.keep(id, "old-unread", "2".getBytes(UTF_8));
        database.sql("update webhook_delivery set received_at = received_at - interval '9 days' where source_id = ?")
                .param(id)
                .update();
        inbox.keep(id, "new", "3".getBytes(UTF_8));
        assertThat(feed(id).read(chunk.position(), 10).events())
                .extracting(RawEvent::text)
                .containsExactly("2", "3");
        assertThat(database.sql("select delivery_id from webhook_delivery where source_id = ? order by id")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("old-unread", "new");
    }

    /** Eight that are being read take all the memory there is for bodies of senders who are not known yet. */
    @Test
    void whatFindsNoMemoryIsToldToComeAgainAndKeptThen() throws Exception {
        int id = chatwoot();
        String body = "{\"event\":\"conversation_created\"}";
        List<Socket> senders = new ArrayList<>();
        HttpResponse<String> answer;
        try {
            for (int sender = 0; sender < 8; sender++) {
                senders.add(sendAllButTheEnd(id));
            }
            Instant late = Instant.now().plusSeconds(30);
            do {
                answer = send(signed(id, body, "d-full", now(), "wrong"));
            } while (answer.statusCode() == 403 && Instant.now().isBefore(late));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        } finally {
            for (Socket sender : senders) {
                sender.close();
            }
        }
        do {
            answer = send(signed(id, body, "d-full", now(), SECRET));
        } while (answer.statusCode() == 503);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(texts(id)).containsExactly(body);
    }

    private Socket sendAllButTheEnd(int id) throws IOException {
        Socket socket = new Socket("localhost", port);
        OutputStream out = socket.getOutputStream();
        out.write(("POST /hooks/" + id + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + HookController.BODY_LIMIT
                        + "\r\n\r\n")
                .getBytes(UTF_8));
        out.write(new byte[HookController.BODY_LIMIT - 1]);
        out.flush();
        return socket;
    }
}
