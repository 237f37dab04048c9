package io.rastro.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.PortalClient;
import io.rastro.testing.RawHttp;
import io.rastro.testing.ReverseProxy;
import io.rastro.testing.ReverseProxy.Kind;
import io.rastro.testing.SelfMadeCertificate;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestDatabase;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A portal that is told which proxy stands before it, and real ones there. */
@Tag("proxies")
class ProxiedPortalTests {

    private static final int SENDERS = 24;
    private static final String FORGED = "X-Forwarded-For: 203.0.113.7\r\n";
    private static final Pattern SESSION = Pattern.compile("(?i)Set-Cookie: JSESSIONID=([^;\r\n]+)([^\r\n]*)");
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    @TempDir
    static Path home;

    @TempDir
    Path directory;

    private static PortalProcess portal;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        port = PortalProcess.freePort();
        portal = PortalProcess.start(
                        home,
                        port,
                        Map.of(
                                "SPRING_DATASOURCE_URL",
                                TestDatabase.fresh(),
                                "SPRING_DATASOURCE_USERNAME",
                                TestDatabase.username(),
                                "SPRING_DATASOURCE_PASSWORD",
                                TestDatabase.password(),
                                "RASTRO_ADMIN_PASSWORD",
                                TestAccounts.PASSWORD,
                                "RASTRO_PROXIES",
                                "127.0.0.1",
                                "RASTRO_BODYGRACE",
                                "2s",
                                "SERVER_TOMCAT_THREADS_MAX",
                                "20"))
                .awaitReady();
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    /** Of a reader, who is not where the proxy is. */
    private static InetAddress reader() throws Exception {
        return InetAddress.getByName("127.0.0.9");
    }

    private static Matcher found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void namedProxyIsBelievedAndNotWhatItsReaderWrites(Kind kind) throws Exception {
        try (ReverseProxy proxy = ReverseProxy.start(kind, port, directory, 60)) {
            String page = RawHttp.exchange(
                    proxy.port(), reader(), "GET /sign-in HTTP/1.1\r\nAccept: text/html\r\n" + FORGED.strip(), "");
            String session = found(SESSION, page).group(1);
            assertThat(found(SESSION, page).group(2)).contains("Secure", "HttpOnly");
            String form = "username=admin&password=" + TestAccounts.PASSWORD + "&_csrf="
                    + found(TOKEN, page).group(1);
            String signedIn = RawHttp.exchange(
                    proxy.port(),
                    reader(),
                    "POST /sign-in HTTP/1.1\r\nCookie: JSESSIONID=" + session + "\r\n" + FORGED
                            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length(),
                    form);
            assertThat(signedIn)
                    .contains(" 302")
                    .containsPattern("\r\n[Ll]ocation: /(?!/)")
                    .doesNotContain("failed");
            String own = RawHttp.exchange(
                    proxy.port(),
                    reader(),
                    "GET /account HTTP/1.1\r\nAccept: text/html\r\nCookie: JSESSIONID="
                            + found(SESSION, signedIn).group(1),
                    "");
            assertThat(own).contains(" 200", "<td>127.0.0.9</td>").doesNotContain("203.0.113.7");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"NGINX_1_1", "HAPROXY"})
    void exampleOfAProxyWithTlsSpeaksWhatIsGoodTodayAlone(Kind kind) throws Exception {
        SelfMadeCertificate certificate = SelfMadeCertificate.in(directory);
        try (ReverseProxy proxy = ReverseProxy.startExample(kind, port, false, certificate, directory)) {
            TlsAgreement.assertGoodToday(proxy.port(), certificate);
            HttpResponse<String> page = TlsAgreement.get(certificate, "https://localhost:" + proxy.port() + "/sign-in");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Strict-Transport-Security"))
                    .hasValueSatisfying(kept -> assertThat(kept).contains("max-age=31536000"));
            assertThat(page.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure");
            String plain = RawHttp.exchange(proxy.plainPort(), "GET /sign-in?x HTTP/1.1", "");
            assertThat(plain).contains(" 301 ").containsPattern("\r\n[Ll]ocation: https://localhost/sign-in");
            assertThat(RawHttp.exchange(proxy.plainPort(), "GET /api/v1/interactions HTTP/1.1", ""))
                    .as("a program is not led on")
                    .contains(" 403 ");
            assertThat(RawHttp.exchange(
                            proxy.plainPort(), "GET /interactions.csv HTTP/1.1\r\nAuthorization: Bearer x", ""))
                    .as("neither is one that reads")
                    .contains(" 403 ");
        }
    }

    @Test
    void whoIsNoProxyIsNotBelieved() throws Exception {
        String page = RawHttp.exchange(
                port,
                reader(),
                "GET /sign-in HTTP/1.1\r\nAccept: text/html\r\n" + FORGED + "X-Forwarded-Proto: https",
                "");
        assertThat(found(SESSION, page).group(2)).contains("HttpOnly").doesNotContain("Secure");
    }

    /** What the named proxy says of its reader's connection decides; what a stranger says does not. */
    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/interactions", "/none", "/assets/css/base.css", "/api/v1/interactions"})
    void overHttpsOfANamedProxyEveryAnswerSaysToComeByHttpsForAYear(String path) throws Exception {
        String request =
                "GET " + path + " HTTP/1.1\r\nAccept: text/html\r\nX-Forwarded-For: 203.0.113.7\r\nX-Forwarded-Proto: ";
        assertThat(RawHttp.exchange(port, request + "https", ""))
                .contains("\r\nStrict-Transport-Security: max-age=31536000 ; includeSubDomains\r\n");
        assertThat(RawHttp.exchange(port, request + "http", "")).doesNotContain("Strict-Transport-Security");
        assertThat(RawHttp.exchange(port, reader(), request + "https", ""))
                .as("who is no proxy")
                .doesNotContain("Strict-Transport-Security");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void redirectToSignInNamesNoHost(Kind kind) throws Exception {
        try (ReverseProxy proxy = ReverseProxy.start(kind, port, directory, 60)) {
            String answer = RawHttp.exchange(
                    proxy.port(), "GET /interactions HTTP/1.1\r\nAccept: text/html\r\nX-Forwarded-Host: elsewhere", "");
            assertThat(answer).contains(" 302").containsPattern("\r\n[Ll]ocation: /sign-in");
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void slowSendersHoldNobodyUpAndAreCutOff(Kind kind) throws Exception {
        // HAProxy hands a body on as it comes, and the portal has to cut it off; nginx waits for all of it.
        int seconds = kind == Kind.HAPROXY ? 30 : 3;
        try (ReverseProxy proxy = ReverseProxy.start(kind, port, directory, seconds)) {
            List<RawHttp> senders = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                RawHttp sender = new RawHttp(proxy.port());
                sender.send("POST /sign-in HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\na");
                senders.add(sender);
            }
            assertThat(new PortalClient(proxy.port()).get("/sign-in").statusCode())
                    .isEqualTo(200);
            for (RawHttp sender : senders) {
                try (sender) {
                    assertThat(sender.rest()).doesNotContain(" 200 ");
                } catch (SocketException cutOff) {
                    assertThat(cutOff).isNotNull();
                }
            }
        }
    }
}
