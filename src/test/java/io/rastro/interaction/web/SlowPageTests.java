package io.rastro.interaction.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rastro.account.Role;
import io.rastro.interaction.SampleDataTest;
import io.rastro.testing.HeldTable;
import io.rastro.testing.PortalClient;
import io.rastro.testing.TestAccounts;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What searches do that do not end: an administrator holds a table that they need. */
@SampleDataTest
class SlowPageTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
    void readerWhoLeavesBeforeTheFirstRowEndsTheQuery() throws Exception {
        try (HeldTable held = new HeldTable(url, "call_quality")) {
            try (Socket reader = download()) {
                assertThat(reader.getInputStream().readNBytes(15)).asString().isEqualTo("HTTP/1.1 200 \r\n");
                await().atMost(PATIENCE).until(() -> held.waiting() == 1);
            }
            await().atMost(PATIENCE).until(() -> held.waiting() == 0);
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
                readers.add(download());
            }
            await().atMost(PATIENCE).until(() -> held.waiting() == 6);
            assertThat(portal.get("/interactions?edit=1&media=SMS").statusCode())
                    .isEqualTo(200);
        } finally {
            for (Socket reader : readers) {
                reader.close();
            }
        }
    }

    private Socket download() throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        String request = "GET /interactions.csv?media=VOICE HTTP/1.1\r\nHost: localhost:" + port
                + "\r\nCookie: JSESSIONID=" + portal.cookie("JSESSIONID") + "\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }
}
