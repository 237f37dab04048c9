package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TurnableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;

@PortalTest
class OwnAccountTests {

    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
    private static final String PASSWORD = "cavalo bateria grampo";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    String username;
    PortalClient here;
    PortalClient elsewhere;

    @BeforeEach
    void signInTwice() {
        username = TestAccounts.create(database, Role.ANALYST);
        here = new PortalClient(port).signIn(username);
        elsewhere = new PortalClient(port).signIn(username);
    }

    @Test
    void changedPasswordEndsTheOtherSessionsAndKeepsThisOneUnderANewId() {
        String before = here.cookie("JSESSIONID");
        HttpResponse<String> answer = change(TestAccounts.PASSWORD, PASSWORD, PASSWORD);
        assertThat(PortalClient.location(answer)).isEqualTo("/account");
        assertThat(here.get("/account").body()).contains("Senha trocada.");
        assertThat(here.cookie("JSESSIONID")).isNotEqualTo(before);
        assertThat(PortalClient.location(elsewhere.get("/account"))).startsWith("/sign-in");
        assertThat(PortalClient.location(new PortalClient(port).signIn(username, TestAccounts.PASSWORD)))
                .contains("failed");
        assertThat(PortalClient.location(new PortalClient(port).signIn(username, PASSWORD)))
                .doesNotContain("failed");
    }

    @ParameterizedTest
    @CsvSource({
        "wrong, cavalo bateria grampo, cavalo bateria grampo, A senha atual não é esta.",
        "correct horse, correct horse, correct horse, A nova senha é igual à atual.",
        "correct horse, senha12, senha12, Use pelo menos 8 caracteres.",
        "correct horse, cavalo bateria grampo, x, As duas senhas não são iguais."
    })
    void refusedPasswordChangesNothing(String current, String password, String repeated, String told) {
        HttpResponse<String> answer = change(current, password, repeated);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(told);
        assertThat(elsewhere.get("/account").statusCode()).isEqualTo(200);
    }

    /** Nothing but a breach, or an administrator who knows of one, is a reason to think of another. */
    @Test
    void passwordOfTenYearsAgoIsAsGoodAsANewOne() {
        database.sql("update account set created_at = now() - interval '10 years',"
                        + " last_sign_in_at = now() - interval '10 years' where username = ?")
                .param(username)
                .update();
        PortalClient browser = new PortalClient(port);
        assertThat(PortalClient.location(browser.signIn(username, TestAccounts.PASSWORD)))
                .isEqualTo("/");
        assertThat(browser.get("/interactions").statusCode()).isEqualTo(200);
    }

    @Test
    void oneSessionIsEnded() {
        String page = here.get("/account").body();
        Matcher key = KEY.matcher(page);
        assertThat(key.results()).hasSize(1);
        assertThat(page).contains("Esta sessão").doesNotContain(here.cookie("JSESSIONID"));
        key.reset();
        assertThat(key.find()).isTrue();
        here.submit("/account/sessions/end", Map.of("key", key.group(1)));
        assertThat(PortalClient.location(elsewhere.get("/account"))).startsWith("/sign-in");
        assertThat(here.get("/account").body())
                .contains("A sessão foi encerrada.")
                .doesNotContain("name=\"key\"");
    }

    @Test
    void allOtherSessionsAreEnded() {
        here.submit("/account/sessions/end-others", Map.of());
        assertThat(PortalClient.location(elsewhere.get("/account"))).startsWith("/sign-in");
        assertThat(here.get("/account").body()).contains("As outras sessões foram encerradas.");
    }

    @Test
    void sessionOfAnotherAccountIsNobodysToEnd() {
        Matcher key = KEY.matcher(here.get("/account").body());
        assertThat(key.find()).isTrue();
        PortalClient stranger = new PortalClient(port).signIn(TestAccounts.create(database, Role.ADMIN));
        stranger.submit("/account/sessions/end", Map.of("key", key.group(1)));
        assertThat(stranger.get("/account").body()).contains("Esta sessão já tinha terminado.");
        assertThat(elsewhere.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void signingOutTakesTheSessionOffTheList() {
        elsewhere.submit("/sign-out", Map.of());
        assertThat(here.get("/account").body()).doesNotContain("name=\"key\"");
    }

    @Test
    void sessionEndsAfterItsLongestTimeHoweverBusy() {
        TurnableClock clock = new TurnableClock(Instant.parse("2026-11-20T12:00:00Z"));
        SignedInSessions sessions = new SignedInSessions(clock, Duration.ofHours(12));
        MockHttpServletRequest request = new MockHttpServletRequest();
        sessions.begin(request, 1);
        clock.forward(Duration.ofHours(12));
        assertThat(sessions.over(request.getSession())).isFalse();
        clock.forward(Duration.ofSeconds(1));
        assertThat(sessions.over(request.getSession())).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0|Edge · Windows",
                "Mozilla/5.0 (Linux; Android 14; SM-A155M) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36|Chrome · Android",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1|Safari · iPhone",
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0|Firefox · Linux",
                "curl/8.5.0|''"
            })
    void browserIsNamed(String userAgent, String name) {
        assertThat(BrowserName.of(userAgent)).isEqualTo(name);
    }

    private HttpResponse<String> change(String current, String password, String repeated) {
        return here.submit("/account/password", Map.of("current", current, "password", password, "repeated", repeated));
    }
}
