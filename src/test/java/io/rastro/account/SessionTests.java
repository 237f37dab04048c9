package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;

import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestSessions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.catalina.session.ManagerBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

@PortalTest
class SessionTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    WebServerApplicationContext portal;

    @Autowired
    MockMvc mvc;

    PortalClient browser;

    @BeforeEach
    void openBrowser() {
        browser = new PortalClient(port);
    }

    @Test
    void disabledAccountLosesItsSessionAtTheNextRequest() {
        String username = TestAccounts.create(database, Role.ADMIN);
        browser.signIn(username);
        assertThat(browser.get("/admin/tokens").statusCode()).isEqualTo(200);
        disable(username);
        assertThat(PortalClient.location(browser.get("/admin/tokens"))).startsWith("/sign-in");
        database.sql("update account set enabled = true where username = ?")
                .param(username)
                .update();
        assertThat(PortalClient.location(browser.get("/admin/tokens"))).startsWith("/sign-in");
    }

    @Test
    void narrowerRoleTakesEffectAtTheNextRequest() {
        String username = TestAccounts.create(database, Role.ADMIN);
        browser.signIn(username);
        database.sql("update account set role = 'ANALYST' where username = ?")
                .param(username)
                .update();
        assertThat(browser.get("/admin/tokens").statusCode()).isEqualTo(403);
    }

    @Test
    void sessionGetsANewIdAtSignIn() {
        browser.get("/sign-in");
        String before = browser.cookie("JSESSIONID");
        browser.signIn(TestAccounts.create(database, Role.QA));
        assertThat(browser.cookie("JSESSIONID")).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void browserIsToldToForgetWhatItKeptWhenSomebodySignsOut() throws Exception {
        MockHttpSession session = TestSessions.of(mvc, database, Role.QA);
        mvc.perform(post("/sign-out").secure(true).session(session).with(csrf()))
                .andExpect(header().string("Clear-Site-Data", "\"cache\""));
    }

    @Test
    void signingOutEndsTheSession() {
        browser.signIn(TestAccounts.create(database, Role.QA));
        HttpResponse<String> answer = browser.submit("/sign-out", Map.of());
        assertThat(PortalClient.location(answer)).isEqualTo("/sign-in?signedOut");
        assertThat(PortalClient.location(browser.get("/interactions"))).isEqualTo("/sign-in");
        assertThat(browser.get("/sign-in?signedOut").body()).contains("Você saiu do portal.");
    }

    @Test
    void sessionIdsAre128BitsOfASecureGenerator() {
        ManagerBase manager = TestSessions.kept(portal);
        assertThat(manager.getSessionIdGenerator().getSessionIdLength()).isEqualTo(16);
        assertThat(manager.getSecureRandomClass())
                .as("none of its own: SecureRandom")
                .isNull();
        Set<String> ids = new HashSet<>();
        BitSet seenSet = new BitSet(128);
        BitSet seenClear = new BitSet(128);
        for (int i = 0; i < 200; i++) {
            PortalClient stranger = new PortalClient(port);
            stranger.get("/sign-in");
            String id = stranger.cookie("JSESSIONID");
            assertThat(id).matches("[0-9A-F]{32}");
            ids.add(id);
            BitSet bits = BitSet.valueOf(HexFormat.of().parseHex(id));
            seenSet.or(bits);
            bits.flip(0, 128);
            seenClear.or(bits);
        }
        assertThat(ids).hasSize(200);
        assertThat(seenSet.cardinality()).as("no bit is always 0").isEqualTo(128);
        assertThat(seenClear.cardinality()).as("no bit is always 1").isEqualTo(128);
    }

    @Test
    void sessionEndsTwoHoursAfterItsLastUse() throws IOException {
        browser.signIn(TestAccounts.create(database, Role.QA));
        TestSessions.awaitAnswered(browser, portal);
        TestSessions.unusedFor(Duration.ofMinutes(119), browser, portal);
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
        TestSessions.awaitAnswered(browser, portal);
        TestSessions.unusedFor(Duration.ofHours(2), browser, portal);
        assertThat(PortalClient.location(browser.get("/account"))).isEqualTo("/sign-in?expired");
    }

    /** A program that saves what it gets must not keep a sign-in page for a report. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/interactions.csv?media=VOICE", "/ivr.csv", "/agents.csv", "/interactions", "/v0/anything"})
    void programWithoutASessionIsRefusedInsteadOfLedToTheForm(String path) {
        HttpResponse<String> answer = browser.get(path, "Accept", "*/*");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void endedSessionIsToldPlainly() {
        HttpResponse<String> answer = browser.get("/interactions", "Cookie", "JSESSIONID=0123456789ABCDEF");
        assertThat(PortalClient.location(answer)).isEqualTo("/sign-in?expired");
        assertThat(browser.get("/sign-in?expired").body()).contains("Sua sessão terminou.");
    }

    @Test
    void fragmentOfAnEndedSessionLoadsThePageAgain() {
        HttpResponse<String> answer = browser.get("/interactions", "HX-Request", "true");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Refresh")).contains("true");
    }

    @Test
    void formOfAnEndedSessionLeadsToSignIn() {
        HttpResponse<String> answer = browser.post("/admin/tokens", Map.of("name", "a", "source", "b"));
        assertThat(PortalClient.location(answer)).isEqualTo("/sign-in?expired");
    }

    @Test
    void formWithoutItsTokenChangesNothing() {
        browser.signIn(TestAccounts.create(database, Role.ADMIN));
        String name = "unprotected " + UUID.randomUUID();
        HttpResponse<String> answer = browser.post("/admin/tokens", Map.of("name", name, "source", "b"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("O formulário venceu");
        assertThat(database.sql("select count(*) from api_token where name = ?")
                        .param(name)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void disable(String username) {
        database.sql("update account set enabled = false where username = ?")
                .param(username)
                .update();
    }
}
