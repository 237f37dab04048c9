package io.rastro.system.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@PortalTest
class PreferencesTests {

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
    void portugueseIsTheDefaultWhateverTheBrowserPrefers() {
        assertThat(browser.get("/sign-in", "Accept-Language", "en-GB,en;q=0.9").body())
                .contains("<html lang=\"pt-BR\"")
                .contains("Entrar");
    }

    @Test
    void languageChangesBeforeSignIn() {
        browser.submit("/preferences/language", Map.of("value", "en"));
        assertThat(browser.get("/sign-in").body())
                .contains("<html lang=\"en\"")
                .contains("Sign in")
                .doesNotContain("Entrar");
    }

    @Test
    void themeIsDrawnByTheServer() {
        browser.submit("/preferences/theme", Map.of("value", "dark"));
        assertThat(browser.get("/sign-in").body()).contains("data-bs-theme=\"dark\"");
    }

    @Test
    void automaticThemeFollowsWhatTheScriptFound() {
        assertThat(browser.get("/sign-in", "Cookie", "rastro_scheme=dark").body())
                .contains("data-bs-theme=\"dark\" data-theme=\"auto\"");
    }

    @Test
    void choiceFollowsTheAccountToAnotherBrowser() {
        String username = TestAccounts.create(database, Role.ANALYST);
        browser.signIn(username);
        browser.submit("/preferences/language", Map.of("value", "en"));
        browser.submit("/preferences/theme", Map.of("value", "dark"));
        PortalClient elsewhere = new PortalClient(port).signIn(username);
        assertThat(elsewhere.get("/page-that-does-not-exist").body())
                .contains("<html lang=\"en\"")
                .contains("data-bs-theme=\"dark\"");
    }

    @Test
    void switchLeadsBackToThePageAndItsQuery() {
        HttpResponse<String> answer = change("http://localhost:" + port + "/interactions?media=VOICE&from=2026-11-01");
        assertThat(PortalClient.location(answer)).isEqualTo("/interactions?media=VOICE&from=2026-11-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/interactions",
                "http://localhost.evil.example/",
                "//evil.example/",
                "http://localhost//evil.example/",
                "http://localhost/\\evil.example/",
                "javascript:alert(1)",
                "not an address",
                ""
            })
    void switchNeverLeadsElsewhere(String referrer) {
        assertThat(PortalClient.location(change(referrer))).isEqualTo("/");
    }

    @Test
    void unknownChoiceIsRefused() {
        assertThat(browser.submit("/preferences/language", Map.of("value", "tlh"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser.submit("/preferences/theme", Map.of()).statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> change(String referrer) {
        return browser.submit("/preferences/theme", Map.of("value", "dark"), "Referer", referrer);
    }

    /** A proxy that is not named, before a portal that is told how it is reached: of the prefix the request alone decides. */
    @Test
    void wherePublicUrlIsHttpsCookiesAreSecureHoweverTheRequestComes() {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        new PreferenceCookies("https://portal.example.com").remember(Language.EN, new MockHttpServletRequest(), answer);
        assertThat(answer.getHeader("Set-Cookie"))
                .startsWith("rastro_language=en;")
                .contains("; Secure");
    }
}
