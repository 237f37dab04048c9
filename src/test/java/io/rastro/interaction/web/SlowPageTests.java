package io.rastro.interaction.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.interaction.SampleDataTest;
import io.rastro.testing.HeldTable;
import io.rastro.testing.PortalClient;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestTokens;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What searches do that do not end: an administrator holds a table that they need. */
@SampleDataTest
class SlowPageTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String FILE = "/interactions.csv?media=VOICE";
    private static final String LIST = "/agents/interactions%s?of=ANSWERED";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Value("${spring.datasource.url}")
    String url;

    private PortalClient portal;

    @BeforeEach
    void signIn() {
        portal = new PortalClient(port).signIn(TestAccounts.create(database, Role.ANALYST));
    }

    @Test
    void pageThatTakesTooLongSaysHowToNarrowTheSearch() throws SQLException {
        try (HeldTable held = new HeldTable(url, "call_quality")) {
            HttpResponse<String> answer = portal.get("/interactions?media=VOICE");
            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(answer.body()).contains("A consulta demorou demais", "Refine a busca");
            assertThat(held.waiting()).isZero();
        }
        assertThat(portal.get("/interactions?media=VOICE").statusCode()).isEqualTo(200);
    }

    @Test
    void reportThatTakesTooLongSaysSoWhileItsDownloadGoesOn() throws SQLException {
        String agent = "/agents/"
                + database.sql("select min(agent_id) from interaction")
                        .query(Long.class)
                        .single();
        List<CompletableFuture<HttpResponse<String>>> pages;
        List<CompletableFuture<HttpResponse<String>>> files;
        try (HeldTable interactions = new HeldTable(url, "interaction");
                HeldTable calls = new HeldTable(url, "ivr_call")) {
            files = ask("/ivr.csv?groupBy=DAY", "/ivr/calls.csv?groupBy=DAY", "/agents.csv?", LIST.formatted(".csv"));
            interactions.awaitWaiting(2);
            calls.awaitWaiting(2);
            pages = ask("/ivr?groupBy=DAY", "/ivr/calls?groupBy=DAY", "/ivr/paths?groupBy=DAY");
            pages.addAll(ask("/agents?", agent + "?", LIST.formatted("")));
            assertThat(pages).allSatisfy(page -> {
                assertThat(page.join().statusCode()).isEqualTo(504);
                assertThat(page.join().body()).contains("A consulta demorou demais", "Escolha um período menor");
            });
            assertThat(interactions.waiting() + calls.waiting()).isEqualTo(4);
        }
        assertThat(files).allSatisfy(file -> {
            assertThat(file.join().statusCode()).isEqualTo(200);
            assertThat(file.join().headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/csv");
        });
    }

    // The reports of agents all ask for the same days.
    private List<CompletableFuture<HttpResponse<String>>> ask(String... paths) {
        return Arrays.stream(paths)
                .map(path -> portal.ask(path.startsWith("/agents") ? path + "&from=2018-11-03&to=2019-02-17" : path))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @Test
    void downloadWithoutAPlaceSaysHowManyAreInItsWay() throws SQLException {
        List<CompletableFuture<HttpResponse<String>>> files = new ArrayList<>();
        try (HeldTable held = new HeldTable(url, "call_quality")) {
            files.addAll(ask(FILE, FILE, FILE, FILE));
            held.awaitWaiting(4);
            assertBusy(429, portal.get(FILE), "Você já tem 4 downloads em andamento");
            signIn();
            files.addAll(ask(FILE, FILE));
            held.awaitWaiting(6);
            assertBusy(503, portal.get(FILE), "Há 6 downloads em andamento");
            String english = "rastro_language=en; JSESSIONID=" + portal.cookie("JSESSIONID");
            assertBusy(503, portal.get(FILE, "Cookie", english), "6 downloads are running");
        }
        assertThat(files)
                .allSatisfy(file -> assertThat(file.join().statusCode()).isEqualTo(200));
        assertThat(portal.get(FILE).statusCode()).isEqualTo(200);
    }

    /** Of two programs that are called the same, each has places of its own. */
    @Test
    void programWithoutAPlaceIsToldSoInAProblemDocument() throws SQLException {
        String token = TestTokens.issue(database, "slow", List.of("READ"));
        String other = TestTokens.issue(database, "slow", List.of("READ"));
        List<CompletableFuture<HttpResponse<String>>> files = new ArrayList<>();
        try (HeldTable held = new HeldTable(url, "call_quality")) {
            for (int file = 0; file < 4; file++) {
                files.add(new PortalClient(port).ask(FILE, "Authorization", "Bearer " + token));
            }
            held.awaitWaiting(4);
            assertRefused(429, token, "Este token já tem 4 downloads em andamento");
            for (int file = 0; file < 2; file++) {
                files.add(new PortalClient(port).ask(FILE, "Authorization", "Bearer " + other));
            }
            held.awaitWaiting(6);
            assertRefused(503, other, "Há 6 downloads em andamento");
        }
        assertThat(files)
                .allSatisfy(file -> assertThat(file.join().statusCode()).isEqualTo(200));
    }

    private void assertRefused(int status, String token, String detail) {
        HttpResponse<String> answer = new PortalClient(port).get(FILE, "Authorization", "Bearer " + token);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"detail\":\"" + detail);
    }

    private static void assertBusy(int status, HttpResponse<String> answer, String title) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(answer.body()).contains("<h1>" + title + "</h1>").doesNotContain("??");
    }

    @ParameterizedTest
    @CsvSource({
        FILE + ", call_quality",
        "/ivr/calls.csv?groupBy=DAY, ivr_call",
        "/agents/interactions.csv?of=ANSWERED&from=2018-11-03&to=2019-02-17, interaction",
    })
    void readerWhoLeavesBeforeTheFirstRowEndsTheQuery(String path, String table) throws Exception {
        try (HeldTable held = new HeldTable(url, table)) {
            try (Socket reader = download(path)) {
                assertThat(reader.getInputStream().readNBytes(15)).asString().isEqualTo("HTTP/1.1 200 \r\n");
                held.awaitWaiting(1);
            }
            held.awaitWaiting(0);
        }
    }

    @Test
    void downloadsThatAllStandStillLeavePagesTheirConnections() throws Exception {
        List<Socket> readers = new ArrayList<>();
        try (HeldTable held = new HeldTable(url, "call_quality")) {
            for (int person = 0; person < 30; person++) {
                if (person % 4 == 0) {
                    signIn();
                }
                readers.add(download(FILE));
            }
            held.awaitWaiting(6);
            assertThat(portal.get("/interactions?edit=1&media=SMS").statusCode())
                    .isEqualTo(200);
        } finally {
            for (Socket reader : readers) {
                reader.close();
            }
        }
    }

    private Socket download(String path) throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nCookie: JSESSIONID="
                + portal.cookie("JSESSIONID") + "\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }
}
