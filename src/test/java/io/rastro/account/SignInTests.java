package io.rastro.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.RawHttp;
import io.rastro.testing.TestAccounts;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class SignInTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    PortalClient browser;

    @BeforeEach
    void openBrowser() {
        browser = new PortalClient(port);
    }

    @Test
    void pageNeedsSignIn() {
        HttpResponse<String> answer = browser.get("/interactions");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(PortalClient.location(answer)).isEqualTo("/sign-in");
    }

    /** nginx speaks HTTP/1.0 to what is behind it; the host is the caller's word. */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0", "HTTP/1.1"})
    void redirectNamesNoHost(String protocol) throws Exception {
        String answer = RawHttp.exchange(port, "GET /interactions " + protocol + "\r\nAccept: text/html", "");
        assertThat(answer).contains(" 302 ").contains("Location: /sign-in\r\n");
    }

    @Test
    void pageAskedForIsReturnedToWithItsQuery() {
        browser.get("/interactions?media=VOICE&agent=7");
        HttpResponse<String> answer =
                browser.signIn(TestAccounts.create(database, Role.ANALYST), TestAccounts.PASSWORD);
        assertThat(PortalClient.location(answer)).isEqualTo("/interactions?media=VOICE&agent=7");
    }

    @Test
    void pictureFragmentOrDownloadIsNotReturnedTo() {
        browser.get("/anything.png", "Accept", "image/png");
        browser.get("/interactions?media=SMS", "HX-Request", "true");
        browser.get("/interactions.csv?media=SMS");
        HttpResponse<String> answer =
                browser.signIn(TestAccounts.create(database, Role.ANALYST), TestAccounts.PASSWORD);
        assertThat(PortalClient.location(answer)).isEqualTo("/");
    }

    /** Over a socket: an HTTP client would not send another host. */
    @ParameterizedTest
    @ValueSource(strings = {"/interactions?media=VOICE", "/sign-out", "/"})
    void hostThatACallerClaimsGoesIntoNoRedirect(String path) throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: portal.example\r\nAccept: text/html\r\n"
                                    + "X-Forwarded-Host: proxy.example\r\nConnection: close\r\n\r\n")
                            .getBytes(UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 302")
                    .contains("Location: /sign-in\r\n")
                    .doesNotContain("example");
        }
    }

    @Test
    void returnToThePageAskedForNamesNoHost() {
        browser.get("/interactions?media=VOICE");
        HttpResponse<String> answer =
                browser.signIn(TestAccounts.create(database, Role.ANALYST), TestAccounts.PASSWORD);
        assertThat(answer.headers().firstValue("Location")).contains("/interactions?media=VOICE");
    }

    @Test
    void caseOfTheNameDoesNotMatter() {
        String username = TestAccounts.create(database, Role.QA).toUpperCase(Locale.ROOT);
        assertThat(PortalClient.location(browser.signIn(username, TestAccounts.PASSWORD)))
                .isEqualTo("/");
    }

    @Test
    void wrongPasswordKeepsTheNameAndSaysWhy() {
        String username = TestAccounts.create(database, Role.QA);
        HttpResponse<String> answer = browser.signIn(username, "wrong");
        assertThat(PortalClient.location(answer)).isEqualTo("/sign-in?failed");
        String page = browser.get("/sign-in?failed").body();
        assertThat(page).contains("value=\"" + username + "\"").contains("Usuário ou senha incorretos.");
    }

    @Test
    void unknownNameIsToldLikeAWrongPassword() {
        browser.signIn("nobody-" + UUID.randomUUID(), "wrong");
        assertThat(browser.get("/sign-in?failed").body()).contains("Usuário ou senha incorretos.");
    }

    @Test
    void typedNameIsShownAsText() {
        browser.signIn("\"><script>alert(1)</script>", "wrong");
        assertThat(browser.get("/sign-in?failed").body()).doesNotContain("<script>alert");
    }

    @Test
    void afterTenFailuresTheRightPasswordWaits() {
        String username = TestAccounts.create(database, Role.QA);
        for (int failure = 0; failure < SignInAttempts.PAIR_BURST; failure++) {
            browser.signIn(username, "wrong");
        }
        browser.signIn(username, TestAccounts.PASSWORD);
        assertThat(browser.get("/sign-in?failed").body()).containsPattern("Aguarde \\d{2} segundos");
        assertThat(PortalClient.location(browser.get("/interactions"))).isEqualTo("/sign-in");
    }

    @Test
    void disabledAccountIsToldSoOnlyWithTheRightPassword() {
        String username = TestAccounts.create(database, Role.QA);
        disable(username);
        browser.signIn(username, "wrong");
        assertThat(browser.get("/sign-in?failed").body()).contains("incorretos").doesNotContain("desativada");
        browser.signIn(username, TestAccounts.PASSWORD);
        assertThat(browser.get("/sign-in?failed").body()).contains("desativada");
    }

    private void disable(String username) {
        database.sql("update account set enabled = false where username = ?")
                .param(username)
                .update();
    }
}
