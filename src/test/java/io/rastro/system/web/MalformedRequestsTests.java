package io.rastro.system.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.RawHttp;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestTokens;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
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
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Nonsense is the sender's mistake: no address answers it as a defect of the portal, and none logs a stack trace of it. */
@PortalTest
@ExtendWith(OutputCaptureExtension.class)
class MalformedRequestsTests {

    private static final int REQUESTS_PER_ADDRESS = 40;

    private static final List<String> NAMES = List.of(
            "media",
            "medium",
            "from",
            "to",
            "days",
            "service",
            "agent",
            "contact",
            "tag",
            "portfolio",
            "order",
            "position",
            "sort",
            "cursor",
            "after",
            "before",
            "page",
            "size",
            "edit",
            "import",
            "groupBy",
            "q",
            "query",
            "protocol",
            "phone",
            "durationMin",
            "timeFrom",
            "timeTo",
            "zone",
            "kind",
            "source",
            "action",
            "value",
            "fileName",
            "name",
            "id",
            "token",
            "columns",
            "dialect",
            "separator",
            "status",
            "outcome",
            "menu",
            "level",
            "chart",
            "text",
            "_csrf",
            "width",
            "error");

    private static final List<String> SUFFIXES = List.of(
            "",
            "%5B0%5D",
            "%5B%5D",
            "%5B0%5D.x",
            ".x",
            "%5B-1%5D",
            "%5B999999999%5D",
            "%5B'a'%5D",
            "%5Ba%5D",
            "[0]",
            "%5B");

    private static final List<String> VALUES = List.of(
            "",
            "0",
            "-1",
            "x",
            "99999999999999999999",
            "2026-02-30",
            "2026-11-01",
            "0000-00-00",
            "999999999-01-01",
            "24:00",
            "25:99",
            "NaN",
            "1e309",
            "null",
            "%00",
            "%zz",
            "%",
            "%C3%28",
            "%F0%9F%98%80",
            "'",
            "%27%20or%201=1--",
            "%3Cscript%3E",
            "..%2F..%2F",
            "a,b,c",
            ",",
            ",,,,",
            "VOICE",
            "voice",
            "true",
            "-",
            "+",
            "*",
            "%25",
            "America/Sao_Paulo",
            "UTC+99",
            "{}",
            "%7B%7D",
            "[]",
            "eyJ9",
            "%E2%80%AE",
            "\u00e9",
            "a".repeat(3000));

    private static final List<String> PARTS = List.of(
            "1",
            "0",
            "-1",
            "x",
            "2147483648",
            "99999999999999999999",
            "%00",
            "%2e%2e",
            "a%2Fb",
            "%zz",
            "%C3%28",
            ";a=b",
            "1;x");

    private static final List<String> BODIES = List.of(
            "",
            "{",
            "[",
            "null",
            "\"",
            "{\"externalId\":",
            "[{}",
            "[[[[[[",
            "a=b&",
            "=&=&",
            "%",
            "a=%zz",
            "&&&",
            "\u0000",
            "{}\n{}\n[",
            "1",
            "{\"medium\":{\"a\":[]}}",
            "_csrf=x",
            "username=&password=",
            "a".repeat(5000));

    private static final List<String> TYPES = List.of(
            "application/x-www-form-urlencoded",
            "application/json",
            "application/x-ndjson",
            "text/plain",
            "multipart/form-data",
            "multipart/form-data; boundary=b",
            "application/x-www-form-urlencoded; charset=nonsense",
            "x",
            "/",
            "application/json;;;",
            "audio/wav",
            "text/csv; charset=");

    private static final List<String> ACCEPTS = List.of(
            "text/html",
            "*/*",
            "application/json",
            "nonsense",
            "text/",
            ";q=2",
            "text/html;q=nonsense",
            "image/png",
            "text/csv");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    private final Random random = new Random(14);

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private TreeSet<String> addresses() {
        TreeSet<String> addresses = new TreeSet<>(List.of(
                "GET /no-such-page",
                "POST /sign-in",
                "GET /sign-in",
                "POST /sign-out",
                "GET /assets/css/x.css",
                "GET /actuator/health",
                "GET /actuator/health/readiness",
                "GET /v3/api-docs"));
        for (RequestMappingInfo mapping :
                requestMappingHandlerMapping.getHandlerMethods().keySet()) {
            for (String path : mapping.getPatternValues()) {
                for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                    addresses.add(method + " " + path);
                }
                addresses.add("GET " + path);
            }
        }
        addresses.removeIf(address -> address.contains("/failing"));
        return addresses;
    }

    private String query() {
        List<String> pairs = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            pairs.add(any(NAMES) + any(SUFFIXES) + (random.nextInt(10) == 0 ? "" : "=" + any(VALUES)));
        }
        return pairs.isEmpty() ? "" : "?" + String.join(random.nextInt(8) == 0 ? "&&" : "&", pairs);
    }

    private String filled(String path) {
        String filled = path;
        while (filled.contains("{")) {
            filled = filled.replaceFirst("\\{[^}]*}", any(PARTS).replace("$", ""));
        }
        return filled.replace("/**", "/" + any(PARTS));
    }

    private String head(String address, String sender, String body) {
        String[] parts = address.split(" ", 2);
        String method = random.nextInt(12) == 0
                ? any(List.of("HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"))
                : parts[0];
        String head = method + " " + filled(parts[1]) + query() + " HTTP/1.1\r\n" + sender + "Accept: " + any(ACCEPTS)
                + "\r\n";
        if (random.nextInt(6) == 0) {
            head += "HX-Request: true\r\n";
        }
        if (random.nextInt(6) == 0) {
            head += "Range: "
                    + any(List.of("bytes=-", "bytes=9-1", "bytes=0-0,1-1", "x=1-2", "bytes=99999999999999999999-"))
                    + "\r\n";
        }
        if (random.nextInt(6) == 0) {
            head += "Accept-Language: " + any(List.of("xx-", "*", "a".repeat(100), "en;q=x")) + "\r\n";
        }
        if (random.nextInt(6) == 0) {
            head += "Referer: " + any(List.of("http://[", "//x", "http://localhost/%zz", "\u00e9")) + "\r\n";
        }
        if (!body.isEmpty()) {
            head += "Content-Type: " + any(TYPES) + "\r\n";
        }
        return head + "Content-Length: " + body.length();
    }

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
        for (String address : addresses()) {
            for (int i = 0; i < REQUESTS_PER_ADDRESS; i++) {
                String body = address.startsWith("GET") && random.nextInt(8) > 0 ? "" : any(BODIES);
                String sender = address.contains("/sign-out") ? senders.get(0) : senders.get(i % senders.size());
                String head = head(address, sender, body);
                String answer = RawHttp.exchange(port, head, body);
                if (answer.isEmpty()
                        || (RawHttp.status(answer) >= 500 && RawHttp.status(answer) != 501)
                        || answer.contains("Exception")) {
                    failures.add(head + "\n" + body + "\n=> "
                            + answer.lines().findFirst().orElse("nothing"));
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
        "SUPERVISOR, GET /interactions?order=x&order%5B%5D=1, 400",
        "SUPERVISOR, GET /conversations/1?order%5B0%5D=, 404",
        "SUPERVISOR, GET /conversations/1?order%5B0%5D.x%5B2%5D=1, 404",
        "SUPERVISOR, POST /conversations/1/order?order%5B0%5D=, 400",
        "ADMIN, POST /admin/tokens?name%5B0%5D=, 400",
        "ADMIN, POST /admin/tokens?name.x=, 400",
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
