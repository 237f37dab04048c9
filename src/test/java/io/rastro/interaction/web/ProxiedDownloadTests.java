package io.rastro.interaction.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.interaction.SampleDataTest;
import io.rastro.testing.HeldTable;
import io.rastro.testing.PortalClient;
import io.rastro.testing.ReverseProxy;
import io.rastro.testing.ReverseProxy.Kind;
import io.rastro.testing.TestAccounts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Downloads through the proxies that stand before a portal: whole, or seen by their reader to be broken. */
@SampleDataTest
@Tag("proxies")
class ProxiedDownloadTests {

    private static final int LONG_SECONDS = 60;
    private static final int SHORT_SECONDS = 1;
    private static final int READER_MILLIS = 60_000;

    private static final String OTHERS = "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid() and ";

    private static final String READING = OTHERS + "state <> 'idle' and query like '%c.document_plain%'";
    private static final String WAITING = OTHERS + "wait_event_type = 'Lock'";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Value("${spring.datasource.url}")
    String url;

    @TempDir
    Path directory;

    private PortalClient portal;

    @BeforeEach
    void signIn() {
        portal = new PortalClient(port).signIn(TestAccounts.create(database, Role.ANALYST));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void wholeDownloadIsTheSameByteForByte(Kind kind) throws IOException {
        try (ReverseProxy proxy = ReverseProxy.start(kind, port, directory, LONG_SECONDS);
                BulkRows bulk = BulkRows.insert(database, 5_000, 2_000)) {
            Answer direct = ask(port, bulk.query());
            Answer proxied = ask(proxy.port(), bulk.query());
            assertThat(direct.whole()).isTrue();
            assertThat(proxied.whole()).isTrue();
            assertThat(proxied.body()).hasSizeGreaterThan(10_000_000).isEqualTo(direct.body());
        }
    }

    /** What nginx asks for by HTTP/1.0 is made whole before its first byte leaves. */
    @ParameterizedTest
    @EnumSource(value = Kind.class, mode = Mode.EXCLUDE, names = "NGINX")
    void downloadThatFailsMidwayIsSeenToBeBroken(Kind kind) throws IOException {
        try (ReverseProxy proxy = ReverseProxy.start(kind, port, directory, LONG_SECONDS);
                BulkRows bulk = BulkRows.insert(database, 20_000, 2_000);
                Socket socket = socket(proxy.port(), bulk.query())) {
            byte[] begin = socket.getInputStream().readNBytes(500_000);
            assertThat(new String(begin, ISO_8859_1)).contains(" 200 ", "DATA;HORA");
            assertThat(terminated(READING)).isOne();
            assertThat(Answer.read(begin, socket.getInputStream()).whole()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void downloadThatFailsBeforeItsFirstRowIsSeenToBeBroken(Kind kind) throws Exception {
        try (ReverseProxy proxy = ReverseProxy.start(kind, port, directory, LONG_SECONDS);
                HeldTable held = new HeldTable(url, "interaction");
                Socket socket = socket(proxy.port(), "media=SMS")) {
            held.awaitWaiting(1);
            assertThat(terminated(WAITING)).isOne();
            assertThat(Answer.read(new byte[0], socket.getInputStream()).whole())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void downloadThatTheProxyGivesUpWaitingForIsSeenToBeBroken(Kind kind) throws Exception {
        try (ReverseProxy proxy = ReverseProxy.start(kind, port, directory, SHORT_SECONDS)) {
            try (HeldTable held = new HeldTable(url, "interaction");
                    Socket socket = socket(proxy.port(), "media=SMS")) {
                held.awaitWaiting(1);
                assertThat(Answer.read(new byte[0], socket.getInputStream()).whole())
                        .isFalse();
            }
            assertThat(ask(proxy.port(), "media=SMS").whole()).isTrue();
        }
    }

    private int terminated(String statements) {
        return database.sql(statements).query().listOfRows().size();
    }

    private Answer ask(int port, String query) throws IOException {
        try (Socket socket = socket(port, query)) {
            return Answer.read(new byte[0], socket.getInputStream());
        }
    }

    // A small window, so that nobody can send everything ahead of its reader.
    private Socket socket(int port, String query) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(64 * 1024);
        socket.setSoTimeout(READER_MILLIS);
        socket.connect(new InetSocketAddress("localhost", port));
        socket.getOutputStream()
                .write(("GET /interactions.csv?" + query + " HTTP/1.1\r\nHost: localhost\r\nCookie: JSESSIONID="
                                + portal.cookie("JSESSIONID") + "\r\nConnection: close\r\n\r\n")
                        .getBytes(ISO_8859_1));
        return socket;
    }

    /**
     * An answer as its reader has it at the end of the connection.
     *
     * @param reset whether the connection broke instead of ending
     */
    private record Answer(String head, String rest, boolean reset) {

        static Answer read(byte[] begin, InputStream in) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(begin);
            boolean reset = false;
            try {
                in.transferTo(bytes);
            } catch (SocketException broken) {
                reset = true;
            }
            String[] parts = bytes.toString(ISO_8859_1).split("\r\n\r\n", 2);
            return new Answer(parts[0], parts.length == 2 ? parts[1] : "", reset);
        }

        /** Whether a reader who goes by HTTP takes it for a whole file. */
        boolean whole() {
            if (reset || !head.startsWith("HTTP/1.1 200")) {
                return false;
            }
            if (head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")) {
                return rest.endsWith("\r\n0\r\n\r\n");
            }
            int length = head.toLowerCase(Locale.ROOT).indexOf("content-length: ");
            return length < 0
                    || rest.length()
                            == Integer.parseInt(head.substring(length + "content-length: ".length())
                                    .lines()
                                    .findFirst()
                                    .orElseThrow());
        }

        /** Without the lengths of its chunks. */
        String body() {
            if (!head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")) {
                return rest;
            }
            StringBuilder body = new StringBuilder();
            int at = 0;
            while (true) {
                int end = rest.indexOf("\r\n", at);
                int size = Integer.parseInt(rest.substring(at, end), 16);
                if (size == 0) {
                    return body.toString();
                }
                body.append(rest, end + 2, end + 2 + size);
                at = end + 2 + size + 2;
            }
        }
    }
}
