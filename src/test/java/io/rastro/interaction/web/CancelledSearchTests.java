package io.rastro.interaction.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rastro.account.Role;
import io.rastro.interaction.SampleDataTest;
import io.rastro.testing.HeldTable;
import io.rastro.testing.PortalClient;
import io.rastro.testing.TestAccounts;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What readers give up: an administrator holds what their pages need, so that they wait in the database. */
@SampleDataTest
class CancelledSearchTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SEARCH = "/interactions?media=VOICE";
    private static final String TABLE = "call_quality";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Value("${spring.datasource.url}")
    String url;

    private final String token = UUID.randomUUID().toString().replace("-", "");
    private PortalClient reader;

    @BeforeEach
    void signIn() {
        reader = reader();
    }

    private PortalClient reader() {
        return new PortalClient(port).signIn(TestAccounts.create(database, Role.SUPERVISOR));
    }

    private CompletableFuture<HttpResponse<String>> search(String path) {
        return reader.ask(path, "Rastro-Search", token);
    }

    private void cancel(PortalClient by) {
        assertThat(by.submit("/searches/cancel", Map.of("token", token)).statusCode())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "/interactions?media=VOICE, call_quality",
        "/interactions?media=VOICE&count=exact, interaction",
        "/interactions/draw?media=VOICE&size=5&seed=7&drawn=1735689600, interaction",
        "/ivr?groupBy=DAY, ivr_call",
        "/ivr/paths?groupBy=DAY, ivr_call",
        "/ivr/calls?groupBy=DAY, ivr_call",
        "/agents?from=2018-11-03&to=2019-02-17, interaction",
        "/agents/interactions?from=2018-11-03&to=2019-02-17&of=ANSWERED, interaction",
    })
    void cancelledPageLeavesTheDatabaseAtOnce(String path, String table) throws SQLException {
        try (HeldTable held = new HeldTable(url, table)) {
            CompletableFuture<HttpResponse<String>> answer = search(path);
            await().atMost(PATIENCE).failFast(answer::isDone).until(() -> held.waiting() == 1);
            cancel(reader);
            assertThat(held.waiting()).isZero();
            assertThat(answer.join().statusCode()).isEqualTo(409);
            assertThat(answer.join().body())
                    .contains("<h1>A busca foi cancelada</h1>")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void cancelledHistoryLeavesTheDatabaseAtOnce() throws SQLException {
        long conversation = database.sql("select min(conversation_id) from interaction")
                .query(Long.class)
                .single();
        cancelledPageLeavesTheDatabaseAtOnce("/conversations/" + conversation, "interaction");
    }

    @Test
    void cookieNamesAPageToo() throws SQLException {
        String cookie = "rastro_search_" + token;
        try (HeldTable held = new HeldTable(url, TABLE)) {
            CompletableFuture<HttpResponse<String>> answer =
                    reader.ask(SEARCH, "Cookie", "JSESSIONID=" + reader.cookie("JSESSIONID") + "; " + cookie + "=1");
            held.awaitWaiting(1);
            cancel(reader);
            assertThat(held.waiting()).isZero();
            assertThat(answer.join().headers().allValues("Set-Cookie"))
                    .anySatisfy(
                            gone -> assertThat(gone).startsWith(cookie + "=;").contains("Max-Age=0"));
        }
    }

    @Test
    void anotherAccountsTokenCancelsNothing() throws SQLException {
        CompletableFuture<HttpResponse<String>> answer;
        try (HeldTable held = new HeldTable(url, TABLE)) {
            answer = search(SEARCH);
            held.awaitWaiting(1);
            cancel(reader());
            assertThat(held.waiting()).isOne();
        }
        assertThat(answer.join().statusCode()).isEqualTo(200);
    }

    @Test
    void formsOfOtherPortalsCancelNothing() throws SQLException {
        CompletableFuture<HttpResponse<String>> answer;
        try (HeldTable held = new HeldTable(url, TABLE)) {
            answer = search(SEARCH);
            held.awaitWaiting(1);
            assertThat(reader.post("/searches/cancel", Map.of("token", token)).statusCode())
                    .isEqualTo(403);
        }
        assertThat(answer.join().statusCode()).isEqualTo(200);
    }

    @Test
    void tokenNamesTheFirstRequestAlone() throws SQLException {
        assertThat(search(SEARCH).join().statusCode()).isEqualTo(200);
        CompletableFuture<HttpResponse<String>> second;
        try (HeldTable held = new HeldTable(url, TABLE)) {
            second = search(SEARCH);
            held.awaitWaiting(1);
            cancel(reader);
            assertThat(held.waiting()).isOne();
        }
        assertThat(second.join().statusCode()).isEqualTo(200);
    }

    @Test
    void searchCancelledBeforeItArrivesDoesNotBegin() {
        cancel(reader);
        assertThat(search(SEARCH).join().statusCode()).isEqualTo(409);
    }

    @Test
    void downloadGoesOnWhenItsPageIsLeft() throws SQLException {
        CompletableFuture<HttpResponse<String>> file;
        try (HeldTable held = new HeldTable(url, TABLE)) {
            file = search("/interactions.csv?media=VOICE");
            held.awaitWaiting(1);
            cancel(reader);
            assertThat(held.waiting()).isOne();
        }
        assertThat(file.join().statusCode()).isEqualTo(200);
    }
}
