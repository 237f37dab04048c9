package io.rastro.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;

import io.rastro.account.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.apache.catalina.Context;
import org.apache.catalina.Session;
import org.apache.catalina.session.ManagerBase;
import org.awaitility.Awaitility;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.MockMvc;

/** Sessions of people who signed in, for MockMvc. */
public final class TestSessions {

    private TestSessions() {}

    /** Those that the server keeps. */
    public static ManagerBase kept(WebServerApplicationContext portal) {
        TomcatWebServer server = (TomcatWebServer) Objects.requireNonNull(portal.getWebServer());
        Context context = (Context) server.getTomcat().getHost().findChildren()[0];
        return (ManagerBase) context.getManager();
    }

    /** As if the last request of a browser's session had come earlier. */
    public static void unusedFor(Duration time, PortalClient browser, WebServerApplicationContext portal)
            throws IOException {
        ReflectionTestUtils.setField(
                session(browser, portal), "thisAccessedTime", System.currentTimeMillis() - time.toMillis());
    }

    /** Until the server has put away what it answered: an answer is read before its request counts as over. */
    public static void awaitAnswered(PortalClient browser, WebServerApplicationContext portal) throws IOException {
        Session session = session(browser, portal);
        Awaitility.await()
                .untilAsserted(() -> assertThat(ReflectionTestUtils.getField(session, "accessCount"))
                        .hasToString("0"));
    }

    private static Session session(PortalClient browser, WebServerApplicationContext portal) throws IOException {
        return Objects.requireNonNull(kept(portal).findSession(browser.cookie("JSESSIONID")));
    }

    /** The session of a new account. */
    public static MockHttpSession of(MockMvc mvc, JdbcClient database, Role role) throws Exception {
        return of(mvc, TestAccounts.create(database, role));
    }

    /** The session in which one of {@link TestAccounts} has entered its password. */
    public static MockHttpSession of(MockMvc mvc, String username) throws Exception {
        return (MockHttpSession) Objects.requireNonNull(
                mvc.perform(formLogin("/sign-in").user(username).password(TestAccounts.PASSWORD))
                        .andReturn()
                        .getRequest()
                        .getSession());
    }
}
