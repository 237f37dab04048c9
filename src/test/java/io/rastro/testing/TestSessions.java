package io.rastro.testing;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;

import io.rastro.account.Role;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

/** Sessions of people who signed in, for MockMvc. */
public final class TestSessions {

    private TestSessions() {}

    /** The session of a new account. */
    public static MockHttpSession of(MockMvc mvc, JdbcClient database, Role role) throws Exception {
        return signIn(mvc, TestAccounts.create(database, role));
    }

    /** The session of an account of {@link TestAccounts}. */
    public static MockHttpSession signIn(MockMvc mvc, String username) throws Exception {
        return (MockHttpSession) Objects.requireNonNull(
                mvc.perform(formLogin("/sign-in").user(username).password(TestAccounts.PASSWORD))
                        .andReturn()
                        .getRequest()
                        .getSession());
    }
}
