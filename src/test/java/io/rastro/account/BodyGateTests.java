package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rastro.system.TemporaryFiles;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.RawHttp;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
@ExtendWith(OutputCaptureExtension.class)
class BodyGateTests {

    private static final String PART =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nprotocolo;data\r\n";
    private static final String TYPE = "\r\nContent-Type: multipart/form-data; boundary=b\r\n";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    TemporaryFiles temporary;

    /** A gigabyte is announced and its beginning sent: who answers now has not waited for it. */
    private String begin(String request, String... headers) throws IOException {
        try (RawHttp connection = new RawHttp(port)) {
            connection.send(request + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html" + TYPE
                    + "Content-Length: 1000000000\r\n" + String.join("", headers) + "\r\n" + PART);
            return connection.next();
        }
    }

    private String session(Role role) {
        PortalClient browser = new PortalClient(port).signIn(TestAccounts.create(database, role));
        return "Cookie: JSESSIONID=" + browser.cookie("JSESSIONID") + "\r\n";
    }

    private List<Path> held() throws IOException {
        try (Stream<Path> files = Files.list(temporary.directory())) {
            return files.toList();
        }
    }

    @Test
    void strangersFileIsNotRead() throws Exception {
        assertThat(begin("POST /imports")).startsWith("HTTP/1.1 302").contains("Location: /sign-in");
        assertThat(held()).isEmpty();
    }

    @Test
    void fileOfWhoMayNotImportIsNotRead() throws Exception {
        String session = session(Role.ANALYST);
        assertThat(begin("POST /imports", session)).startsWith("HTTP/1.1 403");
        assertThat(held()).isEmpty();
        await().untilAsserted(() ->
                assertThat(database.sql("""
                                select path from ledger_entry where action = 'forbidden' and account_id = (select max(id) from account)""").query(String.class).list()).containsExactly("POST /imports"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /sign-in",
                "POST /imports/",
                "PUT /imports",
                "GET /imports",
                "POST /imports/1/mapping",
                "GET /interactions",
                "POST /api/v1/interactions",
                "PUT /api/v1/interactions/a/b/recording",
                "POST /assets/css/portal.css",
                "POST /preferences/theme",
                "POST /actuator/health",
                "POST /error",
                "POST /no-such-page"
            })
    void fileIsReadNowhereElse(String request) throws Exception {
        String token = "Authorization: Bearer " + TestTokens.issue(database, "gate") + "\r\n";
        assertThat(begin(request, session(Role.ADMIN), token)).startsWith("HTTP/1.1 415");
        assertThat(begin(request)).startsWith("HTTP/1.1 415");
        assertThat(held()).isEmpty();
    }

    @Test
    void addressWithoutUploadsSaysWhereTheyAre() throws Exception {
        String answer = RawHttp.exchange(
                port, "POST /sign-in HTTP/1.1\r\nAccept: text/html" + TYPE + "Content-Length: " + PART.length(), PART);
        assertThat(answer).startsWith("HTTP/1.1 415").contains(" recebe arquivos</h1>");
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Length: 65537, 413",
        "Content-Length: 2000000000, 413",
        "Transfer-Encoding: chunked, 411",
    })
    void strangersFormIsSmallAndSaysSo(String header, int status) throws Exception {
        try (RawHttp connection = new RawHttp(port)) {
            connection.send("POST /sign-in HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\n" + header + "\r\n\r\n");
            assertThat(RawHttp.status(connection.next())).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multipart/form-data                        | whatever",
                "multipart/form-data; boundary=             | whatever",
                "multipart/form-data; boundary=b            | ''",
                "multipart/form-data; boundary=b            | --b",
                "multipart/form-data; boundary=b            | --x--",
                "multipart/form-data; boundary=b            | '--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a'",
                "multipart/form-data; boundary=b            | '--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\ncut off'",
                "multipart/form-data; boundary=b            | '--b\r\nno header\r\n\r\nx\r\n--b--'",
                "multipart/form-data; boundary=b; charset=x | '--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--b--'",
                "multipart/mixed; boundary=b                | '--b\r\n\r\nx\r\n--b--'",
                "MULTIPART/form-data                        | whatever",
            })
    void malformedUploadIsTheSendersMistake(String type, String body) throws Exception {
        String answer = RawHttp.exchange(
                port,
                "POST /imports HTTP/1.1\r\nAccept: text/html\r\nContent-Type: " + type + "\r\n" + session(Role.ADMIN)
                        + "Content-Length: " + body.length(),
                body);
        assertThat(RawHttp.status(answer)).isBetween(400, 499);
        assertThat(answer).contains("<h1>").doesNotContain("Exception");
        assertThat(held()).isEmpty();
    }

    @Test
    void onlySoManyUploadsArriveAtOnce(CapturedOutput console) throws Exception {
        List<RawHttp> uploads = new ArrayList<>();
        try {
            for (int upload = 0; upload < BodyGate.UPLOADS_AT_ONCE; upload++) {
                RawHttp connection = new RawHttp(port);
                uploads.add(connection);
                connection.send("POST /imports HTTP/1.1\r\nHost: localhost" + TYPE + session(Role.ADMIN)
                        + "Content-Length: 1000000\r\n\r\n" + PART);
            }
            while (held().size() < BodyGate.UPLOADS_AT_ONCE) {
                Thread.onSpinWait();
            }
            assertThat(begin("POST /imports", session(Role.ADMIN)))
                    .startsWith("HTTP/1.1 503")
                    .contains("Retry-After: 30");
        } finally {
            for (RawHttp upload : uploads) {
                upload.close();
            }
        }
        // What broke off is no longer held, and its place is free.
        while (!held().isEmpty()) {
            Thread.onSpinWait();
        }
        String whole = PART + "--b--\r\n";
        assertThat(RawHttp.exchange(
                        port,
                        "POST /imports HTTP/1.1" + TYPE + session(Role.ADMIN) + "Content-Length: " + whole.length(),
                        whole))
                .as("without the form's token")
                .startsWith("HTTP/1.1 403");
        assertThat(held()).isEmpty();
        assertThat(console).doesNotContain("\tat ");
    }
}
