package io.rastro.interaction.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rastro.account.Role;
import io.rastro.interaction.SampleDataTest;
import io.rastro.testing.PortalClient;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestDatabase;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
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
    private static final String WAITING =
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
                    + " and query like '%q.voice_server%'";

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
        try (Connection holder = holding("call_quality")) {
            HttpResponse<String> answer = portal.get("/interactions?media=VOICE");
            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(answer.body()).contains("A consulta demorou demais", "Refine a busca");
            assertThat(waiting()).isZero();
            holder.rollback();
        }
        assertThat(portal.get("/interactions?media=VOICE").statusCode()).isEqualTo(200);
    }

    @Test
    void readerWhoLeavesBeforeTheFirstRowEndsTheQuery() throws Exception {
        try (Connection holder = holding("call_quality")) {
            try (Socket reader = download()) {
                assertThat(reader.getInputStream().readNBytes(15)).asString().isEqualTo("HTTP/1.1 200 \r\n");
                await().atMost(PATIENCE).until(() -> waiting() == 1);
            }
            await().atMost(PATIENCE).until(() -> waiting() == 0);
            holder.rollback();
        }
    }

    @Test
    void downloadsThatAllStandStillLeavePagesTheirConnections() throws Exception {
        List<Socket> readers = new ArrayList<>();
        try (Connection holder = holding("call_quality")) {
            for (int person = 0; person < 30; person++) {
                if (person % 4 == 0) {
                    signIn();
                }
                readers.add(download());
            }
            await().atMost(PATIENCE).until(() -> waiting() == 6);
            assertThat(portal.get("/interactions?edit=1&media=SMS").statusCode())
                    .isEqualTo(200);
            holder.rollback();
        } finally {
            for (Socket reader : readers) {
                reader.close();
            }
        }
        await().atMost(PATIENCE).until(() -> waiting() == 0);
    }

    private Connection holding(String table) throws SQLException {
        Connection holder = TestDatabase.administrator(url);
        holder.setAutoCommit(false);
        try (var statement = holder.createStatement()) {
            statement.execute("lock table " + table + " in access exclusive mode");
        }
        return holder;
    }

    private long waiting() {
        return database.sql(WAITING).query(Long.class).single();
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
