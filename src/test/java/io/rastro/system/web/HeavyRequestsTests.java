package io.rastro.system.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.testing.HeldTable;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import jakarta.servlet.FilterChain;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** More is asked for than the pool has connections, and none of it gets on: an administrator holds what it needs. */
@PortalTest
class HeavyRequestsTests {

    private static final int REQUESTS = 30;
    private static final int AT_ONCE = 5;

    @LocalServerPort
    int port;

    @Value("${spring.datasource.url}")
    String url;

    @Autowired
    JdbcClient database;

    @Test
    void programsThatStandStillLeavePagesTheirConnections() throws Exception {
        PortalClient reader = new PortalClient(port).signIn(TestAccounts.create(database, Role.ANALYST));
        String token = token();
        List<CompletableFuture<HttpResponse<String>>> answers;
        try (HeldTable held = new HeldTable(url, "interaction_key")) {
            answers = IntStream.range(0, REQUESTS)
                    .mapToObj(program -> send(token))
                    .toList();
            held.awaitWaiting(AT_ONCE);
            assertThat(reader.get("/interactions?media=SMS").statusCode()).isEqualTo(200);
        }
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    }

    @Test
    void reportsThatStandStillLeavePagesTheirConnections() throws SQLException {
        PortalClient reader = new PortalClient(port).signIn(TestAccounts.create(database, Role.ANALYST));
        List<CompletableFuture<HttpResponse<String>>> reports;
        try (HeldTable held = new HeldTable(url, "interaction")) {
            reports = IntStream.range(0, REQUESTS)
                    .mapToObj(report -> reader.ask("/agents?from=2016-03-01&to=2016-03-07"))
                    .toList();
            held.awaitWaiting(AT_ONCE);
            assertThat(reader.get("/interactions?edit=1&media=SMS").statusCode())
                    .isEqualTo(200);
            assertThat(held.waiting()).isEqualTo(AT_ONCE);
        }
        assertThat(reports)
                .allSatisfy(report -> assertThat(report.join().statusCode()).isEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void reportWithoutAPlaceIsToldThatOthersAreInItsWay(String method) throws Exception {
        HeavyRequests lane = new HeavyRequests(Duration.ofMillis(1));
        MockHttpServletRequest last = new MockHttpServletRequest(method, "/ivr/paths");
        MockHttpServletResponse answer = new MockHttpServletResponse();
        FilterChain full = (request, response) -> lane.doFilter(last, answer, new MockFilterChain());
        for (int place = 0; place < AT_ONCE; place++) {
            FilterChain within = full;
            full = (request, response) ->
                    lane.doFilter(new MockHttpServletRequest("GET", "/agents"), new MockHttpServletResponse(), within);
        }
        full.doFilter(last, answer);
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("30");
        assertThat(last.getAttribute(ErrorPages.REASON)).isEqualTo("busy");
    }

    private String token() throws Exception {
        String token = "rastro_" + UUID.randomUUID();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        database.sql("insert into api_token (name, token_hash, source, created_at) values (?, ?, ?, now())")
                .params("heavy", hash, "heavy")
                .update();
        return token;
    }

    private CompletableFuture<HttpResponse<String>> send(String token) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/interactions"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString("""
                        {"externalId":"%s","medium":"CHAT","receivedAt":"2016-03-01T12:00:00Z",\
                        "finishedAt":"2016-03-01T12:01:00Z","status":"ABANDONED"}""".formatted(UUID.randomUUID())))
                .build();
        return HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
    }
}
