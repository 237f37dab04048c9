package io.rastro.interaction.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.rastro.account.Role;
import io.rastro.recording.CallFixture;
import io.rastro.recording.CallFixture.Call;
import io.rastro.system.PortalProperties;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestSessions;
import io.rastro.testing.TestTokens;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What lets somebody have an answer ends while it is on its way: so does the answer, and not as if it were whole. */
@PortalTest
class LostStandingTests {

    /** More than what the connection holds between its ends. */
    private static final int LONG = 24_000_000;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    PortalProperties properties;

    @Autowired
    WebServerApplicationContext portal;

    private String username;
    private PortalClient browser;
    private CallFixture calls;

    @BeforeEach
    void signIn() {
        username = TestAccounts.create(database, Role.ADMIN);
        browser = new PortalClient(port).signIn(username);
        calls = new CallFixture(database, properties);
    }

    @AfterEach
    void deleteRecordings() {
        calls.deleteFiles();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enabled = false",
                "session_generation = session_generation + 1",
                "permissions_taken = '{VIEW_UNMASKED}'",
                "all_services = false",
                "must_change_password = true"
            })
    void downloadIsBrokenOffWithTheAccountsRights(String change) throws IOException {
        try (BulkRows bulk = BulkRows.insert(database, 20_000, 2_000);
                Socket socket = ask("/interactions.csv?" + bulk.query(), cookie())) {
            assertBrokenOffBy(socket, () -> change(change));
        }
        awaitActs(username, "standing-lost REFUSED", "export-ended BROKEN_OFF");
    }

    @Test
    void downloadIsBrokenOffWhenItsSessionIsLeft() throws IOException {
        try (BulkRows bulk = BulkRows.insert(database, 20_000, 2_000);
                Socket socket = ask("/interactions.csv?" + bulk.query(), cookie())) {
            assertBrokenOffBy(socket, () -> browser.submit("/sign-out", Map.of()));
        }
    }

    /** A proxy may speak HTTP/1.0, for which the whole file is made first: it is sent no further either. */
    @Test
    void downloadMadeBeforeItIsSentIsBrokenOffToo() throws IOException {
        try (BulkRows bulk = BulkRows.insert(database, 20_000, 2_000);
                Socket socket = ask("/interactions.csv?" + bulk.query(), "HTTP/1.0", cookie())) {
            assertBrokenOffBy(socket, () -> change("enabled = false"));
        }
        awaitActs(username, "standing-lost REFUSED", "export-ended BROKEN_OFF");
    }

    @Test
    void sessionIsInUseWhileItsDownloadIsOnItsWay() throws IOException {
        try (BulkRows bulk = BulkRows.insert(database, 20_000, 2_000);
                Socket socket = ask("/interactions.csv?" + bulk.query(), cookie())) {
            socket.getInputStream().readNBytes(500_000);
            TestSessions.unusedFor(Duration.ofHours(3), browser, portal);
            assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
                    .endsWith("0\r\n\r\n");
        }
    }

    @Test
    void downloadOfOneWhoGetsMoreIsWhole() throws IOException {
        try (BulkRows bulk = BulkRows.insert(database, 20_000, 200)) {
            change("role = 'ANALYST'");
            try (Socket socket = ask("/interactions.csv?" + bulk.query(), cookie())) {
                socket.getInputStream().readNBytes(100_000);
                change("role = 'ADMIN'");
                assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
                        .endsWith("0\r\n\r\n");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "revoked_at = now()",
                "expires_at = now() - interval '1 second'",
                "rights = '{INGEST}'",
                "service_ids = '{}'"
            })
    void downloadOfAProgramIsBrokenOffWithItsToken(String change) throws IOException {
        String token = TestTokens.issue(database, "standing-" + UUID.randomUUID());
        token(token, "rights = '{INGEST,READ,READ_UNMASKED}'");
        try (BulkRows bulk = BulkRows.insert(database, 20_000, 2_000);
                Socket socket = ask("/interactions.csv?" + bulk.query(), "Authorization: Bearer " + token)) {
            assertBrokenOffBy(socket, () -> token(token, change));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?download"})
    void recordingIsHeardNoFurther(String how) throws IOException {
        long id = calls.recorded(calls.call(), CallFixture.wav(LONG));
        try (Socket socket = ask("/recordings/" + id + "/audio" + how, cookie())) {
            assertBrokenOffBy(socket, () -> change("enabled = false"));
        }
        awaitActs(username, "standing-lost REFUSED");
    }

    @Test
    void personsDataIsHandedOutNoFurther() throws IOException {
        byte[] noise = new byte[LONG];
        new Random(5).nextBytes(noise);
        Call call = calls.call();
        calls.recorded(call, noise);
        long contact = database.sql(
                        "insert into contact (source, identity, name) values (?, 'id:1', 'Titular') returning id")
                .param(call.source())
                .query(Long.class)
                .single();
        database.sql("update interaction set contact_id = ? where id = ?")
                .params(contact, call.key().id())
                .update();
        String request = PortalClient.location(browser.submit("/privacy", Map.of("contact", String.valueOf(contact))));
        assertThat(request).matches("/privacy/\\d+");
        try (Socket socket = ask(request + "/export", cookie())) {
            assertBrokenOffBy(socket, () -> change("enabled = false"));
        }
        awaitActs(username, "privacy-exported DONE", "standing-lost REFUSED");
    }

    private void assertBrokenOffBy(Socket socket, Runnable change) throws IOException {
        assertThat(new String(socket.getInputStream().readNBytes(500_000), ISO_8859_1))
                .contains("HTTP/1.1 200");
        change.run();
        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> socket.getInputStream().readAllBytes())
                .withMessageContaining("reset");
    }

    private String cookie() {
        return "Cookie: JSESSIONID=" + browser.cookie("JSESSIONID");
    }

    /** With a small window, so that the portal cannot send everything ahead of its reader. */
    private Socket ask(String path, String header) throws IOException {
        return ask(path, "HTTP/1.1", header);
    }

    private Socket ask(String path, String protocol, String header) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(64 * 1024);
        socket.setSoTimeout(60_000);
        socket.connect(new InetSocketAddress("localhost", port));
        socket.getOutputStream()
                .write(("GET " + path + " " + protocol + "\r\nHost: localhost:" + port + "\r\nAccept: */*\r\n" + header
                                + "\r\nConnection: close\r\n\r\n")
                        .getBytes(ISO_8859_1));
        return socket;
    }

    private void change(String change) {
        database.sql("update account set " + change + " where username = ?")
                .param(username)
                .update();
    }

    private void token(String token, String change) {
        database.sql("update api_token set " + change + " where token_hash = sha256(?)")
                .param(token.getBytes(UTF_8))
                .update();
    }

    /** The ledger is written by a thread of its own. */
    private void awaitActs(String account, String... acts) {
        await().untilAsserted(() -> assertThat(acts(account)).contains(acts));
    }

    private List<String> acts(String account) {
        return database.sql("select e.action || ' ' || e.outcome from ledger_entry e"
                        + " join account a on a.id = e.account_id where a.username = ?")
                .param(account)
                .query(String.class)
                .list();
    }
}
