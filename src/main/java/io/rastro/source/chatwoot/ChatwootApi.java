package io.rastro.source.chatwoot;

import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.rastro.source.CredentialsRefused;
import io.rastro.source.JsonBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What is asked of Chatwoot: pages of an account's conversations, and of their messages. */
final class ChatwootApi {

    static final String URL = "url";
    static final String ACCOUNT = "account";
    static final String TOKEN = "apiToken";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    /** A page of twenty messages or conversations has some hundred kilobytes. */
    static final int ANSWER_LIMIT = 16 * 1024 * 1024;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String base;
    private final String token;
    private final Duration patience;

    ChatwootApi(Map<String, String> settings) {
        this(settings, PATIENCE);
    }

    /** @param patience how long an answer may take to begin, and then to be read */
    ChatwootApi(Map<String, String> settings, Duration patience) {
        this.patience = patience;
        String address = settings.getOrDefault(URL, "").strip().replaceAll("/+$", "");
        this.base = address + "/api/v1/accounts/"
                + settings.getOrDefault(ACCOUNT, "").strip() + "/conversations";
        this.token = settings.getOrDefault(TOKEN, "");
    }

    static boolean isTold(Map<String, String> settings) {
        return List.of(URL, ACCOUNT, TOKEN).stream()
                .noneMatch(name -> settings.getOrDefault(name, "").isBlank());
    }

    /** A page of conversations, from 1, the oldest first so that new ones move none; empty: there are no more. */
    List<JsonBody> conversations(int page) throws IOException {
        return get("?status=all&sort_by=created_at_asc&page=" + page)
                .get("data", "payload")
                .each();
    }

    /** The last messages of a conversation, or those before a message; empty: there are none. */
    List<JsonBody> messages(String conversation, @Nullable String before) throws IOException {
        return get("/" + conversation + "/messages" + (before == null ? "" : "?before=" + before))
                .get("payload")
                .each();
    }

    private JsonBody get(String path) throws IOException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                    .header("api_access_token", token)
                    .timeout(patience)
                    .build();
            return json(http.send(request, HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IllegalArgumentException unusable) {
            // It tells the header that is wrong, which is the token.
            throw new IOException(base);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private JsonBody json(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream content = answer.body()) {
            byte[] bytes = answer.statusCode() == OK ? read(content) : new byte[0];
            if (bytes.length > ANSWER_LIMIT) {
                throw new IOException(base + ": > " + ANSWER_LIMIT / (1024 * 1024) + " MB");
            }
            JsonBody body = JsonBody.parse(new String(bytes, StandardCharsets.UTF_8));
            if (body == null) {
                throw refusal(answer.statusCode());
            }
            return body;
        }
    }

    private IOException refusal(int status) {
        String told = base + ": HTTP " + status;
        return status == UNAUTHORIZED || status == FORBIDDEN ? new CredentialsRefused(told) : new IOException(told);
    }

    /** The client's own limit ends where an answer begins. */
    private byte[] read(InputStream content) throws IOException {
        AtomicBoolean late = new AtomicBoolean();
        CompletableFuture<Void> limit = CompletableFuture.runAsync(
                () -> giveUp(content, late), delayedExecutor(patience.toMillis(), MILLISECONDS));
        try {
            byte[] bytes = content.readNBytes(ANSWER_LIMIT + 1);
            if (late.get()) {
                throw new SocketTimeoutException(base);
            }
            return bytes;
        } catch (IOException broken) {
            throw late.get() ? new SocketTimeoutException(base) : broken;
        } finally {
            limit.cancel(false);
        }
    }

    /** Told before the content is closed: its reader learns of that at once. */
    private static void giveUp(InputStream content, AtomicBoolean late) {
        late.set(true);
        try {
            content.close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
