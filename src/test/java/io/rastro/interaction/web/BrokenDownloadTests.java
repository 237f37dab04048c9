package io.rastro.interaction.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.rastro.account.Role;
import io.rastro.interaction.SampleDataTest;
import io.rastro.testing.HeldTable;
import io.rastro.testing.PortalClient;
import io.rastro.testing.TestAccounts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Downloads that end before their time, seen from a raw socket. */
@SampleDataTest
class BrokenDownloadTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LAST_CHUNK = "0\r\n\r\n";
    private static final String DOWNLOADS = "select count(*) from pg_stat_activity where datname = current_database()"
            + " and pid <> pg_backend_pid() and state <> 'idle' and query like '%c.document_plain%'";

    private static final String WAITING =
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                    + " and wait_event_type = 'Lock'";

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
    void wholeFileEndsWithTheLastChunk() throws IOException {
        try (Socket socket = ask("media=SMS")) {
            assertThat(rest(socket.getInputStream())).contains("HTTP/1.1 200").endsWith(LAST_CHUNK);
        }
    }

    @Test
    void failureMidwayBreaksTheConnection() throws IOException {
        try (BulkRows bulk = BulkRows.insert(database, 20_000, 2_000);
                Socket socket = ask(bulk.query())) {
            String start = new String(socket.getInputStream().readNBytes(1_000_000), ISO_8859_1);
            assertThat(start).contains("HTTP/1.1 200").contains("DATA;HORA");
            assertThat(downloads()).isOne();
            database.sql(DOWNLOADS.replace("count(*)", "pg_terminate_backend(pid)"))
                    .query()
                    .listOfRows();
            // Not closed in order: a proxy that speaks HTTP/1.0 would take that for the end of the file.
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> socket.getInputStream().readAllBytes())
                    .withMessageContaining("reset");
        }
    }

    @Test
    void readerWithoutChunksGetsTheWholeLengthAhead() throws IOException {
        try (BulkRows bulk = BulkRows.insert(database, 2_000, 200);
                Socket socket = ask(bulk.query(), "HTTP/1.0")) {
            String answer = rest(socket.getInputStream());
            String[] parts = answer.split("\r\n\r\n", 2);
            assertThat(parts[0]).contains(" 200").contains("Content-Length: " + parts[1].length());
            assertThat(parts[1].lines()).hasSize(2_001);
        }
    }

    @Test
    void failureIsToldToAReaderWithoutChunksBeforeAnythingElse() throws Exception {
        try (HeldTable held = new HeldTable(url, "interaction");
                Socket socket = ask("media=SMS", "HTTP/1.0")) {
            held.awaitWaiting(1);
            database.sql(WAITING).query().listOfRows();
            assertThat(rest(socket.getInputStream()))
                    .containsPattern("^HTTP/1.[01] 5")
                    .doesNotContain("DATA;HORA", "Content-Disposition");
        }
    }

    @Test
    void readerWhoGoesAwayEndsTheQuery() throws IOException {
        try (BulkRows bulk = BulkRows.insert(database, 20_000, 2_000)) {
            try (Socket socket = ask(bulk.query())) {
                assertThat(socket.getInputStream().readNBytes(1_000_000)).hasSize(1_000_000);
                assertThat(downloads()).isOne();
            }
            await().atMost(PATIENCE).until(() -> downloads() == 0);
        }
    }

    private long downloads() {
        return database.sql(DOWNLOADS).query(Long.class).single();
    }

    // A small window, so that the portal cannot send everything ahead of its reader.
    private Socket ask(String query) throws IOException {
        return ask(query, "HTTP/1.1");
    }

    private Socket ask(String query, String protocol) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(64 * 1024);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.connect(new InetSocketAddress("localhost", port));
        String request = "GET /interactions.csv?" + query + " " + protocol + "\r\nHost: localhost:" + port
                + "\r\nCookie: JSESSIONID=" + portal.cookie("JSESSIONID") + "\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        return socket;
    }

    /** Everything until the connection ends, in whichever way. */
    private static String rest(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] some = new byte[8_192];
        try {
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                bytes.write(some, 0, count);
            }
        } catch (SocketException reset) {
            return bytes.toString(ISO_8859_1);
        }
        return bytes.toString(ISO_8859_1);
    }
}
