package io.rastro.source.chatwoot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.source.Assembler.Finish;
import io.rastro.source.CredentialsRefused;
import io.rastro.source.Feed;
import io.rastro.source.Feed.Chunk;
import io.rastro.source.RawEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that answers as the product does: 25 conversations a page, the last 20 messages or those before one. */
class ChatwootBackfillTests {

    private static final long T0 = 1_793_707_200;
    private static final int CONVERSATIONS = 60;
    private static final int MESSAGES = 45;
    private static final int PAGE = 25;
    private static final int MESSAGES_PAGE = 20;

    private HttpServer server;
    private Map<String, String> settings;
    private int failures;
    private final java.util.concurrent.CompletableFuture<Void> given = new java.util.concurrent.CompletableFuture<>();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/accounts/1/conversations", this::answer);
        server.start();
        String address = "http://localhost:" + server.getAddress().getPort() + "/";
        settings = Map.of("url", address, "account", "1", "apiToken", "token", "addressKey", "k");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange request) throws IOException {
        String path = request.getRequestURI().getPath();
        String query = String.valueOf(request.getRequestURI().getQuery());
        boolean known = "token".equals(request.getRequestHeaders().getFirst("api_access_token"));
        Matcher messages = Pattern.compile(".*/conversations/(\\d+)/messages").matcher(path);
        String body = messages.matches()
                ? messages(Integer.parseInt(messages.group(1)), number(query, "before", MESSAGES + 1))
                : conversations(number(query, "page", 1));
        int status = known && failures-- <= 0 ? 200 : known ? 503 : 401;
        byte[] bytes = body.getBytes(UTF_8);
        request.sendResponseHeaders(status, bytes.length);
        request.getResponseBody().write(bytes);
        request.close();
    }

    @Test
    void tokenThatIsNoHeaderIsNotTold() {
        Map<String, String> broken = new HashMap<>(settings);
        broken.put("apiToken", "secret\nof the API");
        assertThatThrownBy(() -> new ChatwootApi(broken).conversations(1))
                .isInstanceOf(IOException.class)
                .hasNoCause()
                .hasMessageNotContaining("secret");
    }

    @Test
    void tokenThatIsRefusedIsToldAsSuch() {
        Map<String, String> foreign = new HashMap<>(settings);
        foreign.put("apiToken", "another");
        assertThatThrownBy(() -> new ChatwootApi(foreign).conversations(1))
                .isInstanceOf(CredentialsRefused.class)
                .hasMessageEndingWith("/api/v1/accounts/1/conversations: HTTP 401")
                .hasMessageNotContaining("another");
    }

    @Test
    void answerWithoutAnEndIsGivenUp() throws IOException {
        server.createContext("/endless", request -> {
            request.sendResponseHeaders(200, 0);
            try (var body = request.getResponseBody()) {
                for (int megabyte = 0; megabyte < 64; megabyte++) {
                    body.write(new byte[1024 * 1024]);
                }
            } catch (IOException hungUp) {
                given.complete(null);
            }
        });
        Map<String, String> endless = new HashMap<>(settings);
        endless.put("url", settings.get("url") + "endless");
        assertThatThrownBy(() -> new ChatwootApi(endless).conversations(1))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("> 16 MB");
        assertThat(given).succeedsWithin(java.time.Duration.ofSeconds(20));
    }

    @Test
    void answerThatBeginsAndThenFallsSilentIsGivenUp() {
        server.createContext("/silent", request -> {
            request.sendResponseHeaders(200, 0);
            request.getResponseBody().write('{');
            request.getResponseBody().flush();
        });
        Map<String, String> silent = new HashMap<>(settings);
        silent.put("url", settings.get("url") + "silent");
        ChatwootApi api = new ChatwootApi(silent, java.time.Duration.ofMillis(500));
        assertThatThrownBy(() -> api.conversations(1)).isInstanceOf(java.net.SocketTimeoutException.class);
    }

    private static int number(String query, String name, int otherwise) {
        Matcher found = Pattern.compile("\\b" + name + "=(\\d+)").matcher(query);
        return found.find() ? Integer.parseInt(found.group(1)) : otherwise;
    }

    private static String list(int from, int to, Function<Integer, String> each) {
        return IntStream.rangeClosed(from, to).boxed().map(each).collect(Collectors.joining(",", "[", "]"));
    }

    private static String conversations(int page) {
        return "{\"data\":{\"meta\":{\"all_count\":" + CONVERSATIONS + "},\"payload\":"
                + list((page - 1) * PAGE + 1, Math.min(page * PAGE, CONVERSATIONS), ChatwootBackfillTests::conversation)
                + "}}";
    }

    private static String conversation(int id) {
        long created = T0 + id * 10_000L;
        return """
                {"id":%d,"inbox_id":7,"channel":"Channel::WebWidget","status":"resolved","labels":[],"created_at":%d,\
                "last_activity_at":%d,"updated_at":%d.5,"messages":[{"id":1}],"meta":{"sender":{"id":%d,"name":"V"},\
                "assignee":{"id":3,"name":"Ana"}}}""".formatted(id, created, created + 900, created + 5_000, id);
    }

    /** In one conversation; the others have one. */
    private static String messages(int conversation, int before) {
        int last = Math.min(before - 1, conversation == 1 ? MESSAGES : 1);
        return "{\"meta\":{},\"payload\":"
                + list(Math.max(1, last - MESSAGES_PAGE + 1), last, number -> """
                {"id":%d,"content":"m%d","message_type":%d,"private":false,"created_at":%d,"sender":{"id":3,"name":"N","type":"%s"}}""".formatted(
                                number,
                                number,
                                number % 2 == 1 ? 0 : 1,
                                T0 + conversation * 10_000L + number,
                                number % 2 == 1 ? "contact" : "user"))
                + "}";
    }

    private List<RawEvent> all(int limit) throws IOException {
        Feed feed = new ChatwootType(Clock.systemUTC()).feeds(settings).get(0);
        List<RawEvent> events = new ArrayList<>();
        String position = null;
        boolean more = true;
        while (more) {
            Chunk chunk = feed.read(position, limit);
            events.addAll(chunk.events());
            position = chunk.position();
            more = chunk.more();
        }
        assertThat(feed.read(position, limit).events()).as("once").isEmpty();
        return events;
    }

    @Test
    void everyConversationComesWithAllItsMessagesWhateverIsReadAtOnce() throws IOException {
        List<RawEvent> events = all(7);
        assertThat(events).hasSize(CONVERSATIONS + MESSAGES + CONVERSATIONS - 1).doesNotHaveDuplicates();
        assertThat(all(1_000)).isEqualTo(events);
        List<RawEvent> first = events.subList(0, MESSAGES + 1);
        IncomingInteraction segment = (IncomingInteraction) new ChatwootType(Clock.systemUTC())
                .assembler(settings)
                .assemble(first, Finish.ENDED)
                .records()
                .get(0);
        Instant created = Instant.ofEpochSecond(T0 + 10_000);
        assertThat(segment.externalId()).isEqualTo("1:" + created.getEpochSecond());
        assertThat(segment.stamps().receivedAt()).isEqualTo(created);
        assertThat(segment.stamps().finishedAt()).isEqualTo(created.plusSeconds(900));
        assertThat(segment.trail().messages()).hasSize(MESSAGES);
        assertThat(segment.trail().messages().get(0).text()).isEqualTo("m1");
    }

    @Test
    void serverThatIsAwayIsToldAndAskedAgainFromTheSamePlace() throws IOException {
        failures = 1;
        assertThatThrownBy(() -> all(1_000)).isInstanceOf(IOException.class).hasMessageEndingWith(": HTTP 503");
        assertThat(all(1_000)).hasSize(CONVERSATIONS + MESSAGES + CONVERSATIONS - 1);
        settings = Map.of("url", settings.get("url"), "account", "1", "apiToken", "wrong", "addressKey", "k");
        assertThatThrownBy(() -> new ChatwootType(Clock.systemUTC()).check(settings))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith(": HTTP 401");
    }
}
