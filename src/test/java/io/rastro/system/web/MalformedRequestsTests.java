package io.rastro.system.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.system.web.RandomRequests.RawRequest;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.RawHttp;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestTokens;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
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
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Nonsense is the sender's mistake: no address answers it as a defect of the portal, and none logs a stack trace of it. */
@PortalTest
@ExtendWith(OutputCaptureExtension.class)
class MalformedRequestsTests {

    private static final int REQUESTS_PER_ADDRESS = 30;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void noAddressTakesNonsenseForItsOwnDefect(CapturedOutput console) throws Exception {
        PortalClient admin = new PortalClient(port).signIn(TestAccounts.create(database, Role.ADMIN));
        String csrf = "X-CSRF-TOKEN: " + admin.token() + "\r\n";
        List<String> senders = List.of(
                "",
                "Cookie: JSESSIONID=" + admin.cookie("JSESSIONID") + "\r\n" + csrf,
                "Authorization: Bearer " + TestTokens.issue(database, "fuzz") + "\r\n",
                "Authorization: nonsense\r\nCookie: JSESSIONID=\u00e9; ;=;\r\n");
        List<String> failures = new ArrayList<>();
        RandomRequests requests = new RandomRequests(14, List.of());
        for (String address : RandomRequests.addresses(requestMappingHandlerMapping)) {
            for (int i = 0; i < REQUESTS_PER_ADDRESS; i++) {
                String sender = address.contains("/sign-out") ? senders.get(0) : senders.get(i % senders.size());
                RawRequest request = requests.to(address, sender);
                String answer = RawHttp.exchange(port, request.head(), request.body());
                if (answer.isEmpty()
                        || (RawHttp.status(answer) >= 500 && RawHttp.status(answer) != 501)
                        || answer.contains("Exception")) {
                    failures.add(request + "\n=> " + answer.lines().findFirst().orElse("nothing"));
                }
            }
        }
        assertThat(failures).isEmpty();
        assertThat(console).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "SUPERVISOR, GET /interactions?order%5B0%5D=, 400",
        "SUPERVISOR, GET /interactions?media=%zz, 400",
        "SUPERVISOR, GET /sign-in?media=%C3%28, 400",
        "SUPERVISOR, GET /interactions?order=x&order%5B%5D=1, 400",
        "SUPERVISOR, GET /conversations/1?order%5B0%5D=, 400",
        "SUPERVISOR, GET /conversations/1?order%5B0%5D.x%5B2%5D=1, 400",
        "SUPERVISOR, POST /conversations/1/order?order%5B0%5D=, 400",
        "ADMIN, POST /admin/tokens?name%5B0%5D=, 400",
        "ADMIN, POST /admin/tokens?name.x=, 400",
        "ADMIN, POST /admin/tokens?name=a&source=b&days=x, 400",
        "ADMIN, POST /admin/teams?name=a&service%5B=1, 400",
        "ADMIN, POST /admin/teams?name=a&service%5B0%5D=1, 400",
        "ADMIN, POST /accounts?service%5Bx=1, 400",
        "ADMIN, POST /imports?source%5B0%5D=a, 400",
        "ADMIN, POST /imports?file=a, 400",
        "ADMIN, GET /imports/99999999999, 404",
        "SUPERVISOR, GET /failing/parameter?number%5B0%5D=1, 400",
    })
    void malformedParameterIsToldInWords(Role role, String address, int status, CapturedOutput console)
            throws Exception {
        PortalClient reader = new PortalClient(port).signIn(TestAccounts.create(database, role));
        String answer = RawHttp.exchange(
                port,
                address + " HTTP/1.1\r\nAccept: text/html\r\nX-CSRF-TOKEN: " + reader.token()
                        + "\r\nCookie: JSESSIONID=" + reader.cookie("JSESSIONID"),
                "");
        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("<h1").doesNotContain("Exception");
        assertThat(console).doesNotContain("\tat ");
    }

    @Test
    void addressThatCannotBeDecodedIsToldInWordsBesideABodyToo(CapturedOutput console) throws Exception {
        String answer = RawHttp.exchange(
                port,
                "GET /sign-in?after=%C3%28 HTTP/1.1\r\nAccept: text/html\r\nContent-Type: text/plain\r\nContent-Length: 1",
                "x");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("<h1").doesNotContain("Exception");
        assertThat(console).doesNotContain("\tat ");
    }

    @Test
    void nameOfAFileWithAZeroByteIsToldInWords(CapturedOutput console) throws Exception {
        PortalClient admin = new PortalClient(port).signIn(TestAccounts.create(database, Role.ADMIN));
        String body =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\0.csv\"\r\n\r\nx\r\n--b--\r\n";
        String answer = RawHttp.exchange(
                port,
                "POST /imports HTTP/1.1\r\nAccept: text/html\r\nX-CSRF-TOKEN: " + admin.token()
                        + "\r\nCookie: JSESSIONID=" + admin.cookie("JSESSIONID")
                        + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: " + body.length(),
                body);
        assertThat(answer).startsWith("HTTP/1.1 400").contains("<h1").doesNotContain("Exception");
        assertThat(console).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-ndjson"})
    void chunkThatIsNoneIsItsSendersMistake(String type, CapturedOutput console) throws Exception {
        String answer = RawHttp.exchange(
                port,
                "POST /api/v1/interactions HTTP/1.1\r\nAuthorization: Bearer " + TestTokens.issue(database, "fuzz")
                        + "\r\nContent-Type: " + type + "\r\nTransfer-Encoding: chunked",
                "ffffffffffff\r\n");
        assertThat(RawHttp.status(answer)).isEqualTo(400);
        assertThat(console).doesNotContain("\tat ");
    }

    /** As HTTP/1.1 says: the chunks tell where a body ends, and who said both gets no second answer on that connection. */
    @Test
    void lengthBesideChunksIsNotHeededAndTheConnectionEnds() throws Exception {
        try (RawHttp connection = new RawHttp(port)) {
            connection.send(
                    "POST /api/v1/interactions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson"
                            + "\r\nAuthorization: Bearer " + TestTokens.issue(database, "fuzz")
                            + "\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "3\r\n{}\n\r\n0\r\n\r\n"
                            + "GET /assets/favicon.svg HTTP/1.1\r\nHost: localhost\r\n\r\n");
            String answer = connection.rest();
            assertThat(RawHttp.status(answer)).isEqualTo(200);
            assertThat(answer).contains("\r\nConnection: close\r\n").doesNotContain("<svg");
            assertThat(answer.split("HTTP/1\\.1 ", -1)).as("one answer").hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'Content-Length: 2\\r\\nContent-Length: 3', 400",
        "'Content-Length: -1', 400",
        "'Content-Length: 2, 2', 400",
        "'Transfer-Encoding: chunked, identity', 400",
        "'Transfer-Encoding: something', 501"
    })
    void bodyWhoseEndCannotBeToldIsRefusedWithItsConnection(String length, int status) throws Exception {
        try (RawHttp connection = new RawHttp(port)) {
            connection.send("POST /api/v1/interactions HTTP/1.1\r\nHost: localhost\r\n"
                    + length.replace("\\r\\n", "\r\n") + "\r\n\r\n{}");
            assertThat(RawHttp.status(connection.whatComes())).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/failing/disk", "/failing/database-disk"})
    void fullDiskIsToldAsSuch(String address, CapturedOutput console) throws Exception {
        PortalClient reader = new PortalClient(port).signIn(TestAccounts.create(database, Role.SUPERVISOR));
        HttpResponse<String> page = reader.get(address);
        assertThat(page.statusCode()).isEqualTo(507);
        assertThat(page.body())
                .contains("<h1>O disco do portal está cheio</h1>")
                .doesNotContain("secret");
        assertThat(reader.get(address, "Accept", "application/json").body())
                .contains("Nada do que foi enviado ficou guardado")
                .doesNotContain("secret");
        assertThat(console).doesNotContain("\tat ");
    }
}
