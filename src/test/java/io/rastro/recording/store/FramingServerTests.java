package io.rastro.recording.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A server that stores the body of an upload as it came, chunk signatures included, as some that speak S3 do. */
class FramingServerTests {

    private static final StoreName NAME = new StoreName("2026/call.wav");
    private static final byte[] CONTENT = "0123456789".repeat(20_000).getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path place;

    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final List<String> encodings = new ArrayList<>();
    private boolean cutsEverything;
    private HttpServer server;
    private BucketStore store;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        store = StoreConfiguration.bucket(
                new StoreProperties.S3("recordings", endpoint, "us-east-1", true),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("rastro", "not-a-secret")),
                place,
                Instant.EPOCH);
    }

    @AfterEach
    void stop() {
        store.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String name = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod()) {
                case "PUT" -> put(exchange, name);
                case "HEAD" -> head(exchange, name);
                default -> {
                    byte[] object = objects.get(name);
                    exchange.sendResponseHeaders(206, object.length);
                    exchange.getResponseBody().write(object);
                }
            }
        }
    }

    private void put(HttpExchange exchange, String name) throws IOException {
        encodings.add(String.valueOf(exchange.getRequestHeaders().getFirst("Content-Encoding")));
        byte[] body = exchange.getRequestBody().readAllBytes();
        objects.put(name, cutsEverything ? Arrays.copyOf(body, 100) : body);
        exchange.getResponseHeaders().set("ETag", "\"e\"");
        exchange.sendResponseHeaders(200, -1);
    }

    private void head(HttpExchange exchange, String name) throws IOException {
        byte[] object = objects.get(name);
        if (object == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        exchange.getResponseHeaders().set("ETag", "\"" + object.length + "\"");
        exchange.getResponseHeaders().set("Last-Modified", "Wed, 12 Nov 2025 09:00:00 GMT");
        exchange.getResponseHeaders().set("Content-Length", Integer.toString(object.length));
        exchange.sendResponseHeaders(200, -1);
    }

    private Path arriving(String file) throws IOException {
        return Files.write(store.stagingDirectory().resolve(file), CONTENT);
    }

    @Test
    void framingThatIsStoredIsNoticedAndSentNoMore() throws IOException {
        store.adopt(arriving("a.part"), NAME);
        assertThat(store.find(NAME))
                .hasValueSatisfying(file -> assertThat(file.size()).isEqualTo(CONTENT.length));
        assertThat(objects)
                .hasValueSatisfying(new org.assertj.core.api.Condition<>(
                        stored -> Arrays.equals(stored, CONTENT), "exactly the content"));
        assertThat(encodings).containsExactly("aws-chunked", "null");
        store.adopt(arriving("b.part"), new StoreName("2026/other.wav"));
        assertThat(encodings).as("without a second attempt").hasSize(3).last().isEqualTo("null");
        assertThat(store.stagingDirectory()).isEmptyDirectory();
    }

    @Test
    void fileThatIsNotStoredAsItIsStaysInTheWorkshop() throws IOException {
        cutsEverything = true;
        Path whole = arriving("a.part");
        assertThatThrownBy(() -> store.adopt(whole, NAME))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("as it is");
        assertThat(whole).hasBinaryContent(CONTENT);
    }
}
