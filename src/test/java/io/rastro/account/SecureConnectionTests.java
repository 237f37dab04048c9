package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.PortalTest;
import io.rastro.testing.TestSessions;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** What browsers are told over HTTPS; that a named proxy's word for it counts is ProxiedPortalTests' to show. */
@PortalTest
class SecureConnectionTests {

    private static final String STAY = "max-age=31536000 ; includeSubDomains";

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient database;

    @Test
    void everyAnswerSaysToComeByHttpsForAYear() throws Exception {
        MockHttpSession session = TestSessions.of(mvc, database, Role.ADMIN);
        SoftAssertions all = new SoftAssertions();
        for (MappedAddress address : MappedAddress.ofPortal()) {
            String path =
                    address.pattern().replaceAll("\\{[^/{}]*}", "999999999").replace("/**", "/x");
            MockHttpServletRequestBuilder request = MockMvcRequestBuilders.request(address.method(), path);
            all.assertThat(told(request)).as("%s, to nobody", address).isEqualTo(STAY);
            all.assertThat(told(MockMvcRequestBuilders.request(address.method(), path)
                            .session(session)))
                    .as("%s, to an administrator", address)
                    .isEqualTo(STAY);
        }
        all.assertAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/css/base.css", "/webjars/htmx.org/dist/htmx.min.js", "/assets/none.css", "/none"})
    void filesAndErrorsSayItToo(String path) throws Exception {
        assertThat(told(MockMvcRequestBuilders.get(path))).isEqualTo(STAY);
    }

    /** A browser would not heed it; and who leads nobody to HTTPS hides from no program that it sends in the clear. */
    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/interactions.csv?media=VOICE", "/v3/api-docs"})
    void overHttpNobodyIsLedToHttps(String path) throws Exception {
        MockHttpServletResponse answer =
                mvc.perform(MockMvcRequestBuilders.get(path)).andReturn().getResponse();
        assertThat(answer.getHeader("Strict-Transport-Security")).isNull();
        assertThat(String.valueOf(answer.getRedirectedUrl())).doesNotContain("https:");
    }

    private String told(MockHttpServletRequestBuilder request) throws Exception {
        return String.valueOf(
                mvc.perform(request.secure(true)).andReturn().getResponse().getHeader("Strict-Transport-Security"));
    }
}
