package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.PortalTest;
import io.rastro.testing.TestSessions;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Scripts of other hosts read nothing here, whoever is signed in in their reader's browser. */
@PortalTest
class OtherOriginsTests {

    private static final String ELSEWHERE = "https://elsewhere.example";

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient database;

    MockHttpSession session;

    @BeforeEach
    void signIn() throws Exception {
        session = TestSessions.of(mvc, database, Role.ADMIN);
    }

    @Test
    void noAddressLetsAnotherHostReadItsAnswer() throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (MappedAddress address : addresses()) {
            all.assertThat(permissions(sent(address.method(), path(address))))
                    .as(address.toString())
                    .isEmpty();
        }
        all.assertAll();
    }

    @Test
    void noAddressPermitsWhatABrowserAsksBeforehand() throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (MappedAddress address : addresses()) {
            MockHttpServletRequestBuilder preflight = from(HttpMethod.OPTIONS, path(address))
                    .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, address.method())
                    .header(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS, "x-csrf-token");
            all.assertThat(permissions(answer(preflight)))
                    .as("OPTIONS, then " + address)
                    .isEmpty();
        }
        all.assertAll();
    }

    /** Files that are for anybody too: nobody else's page is made of them. */
    @Test
    void noFileIsThereForAnotherHost() throws Exception {
        for (String file : new String[] {"/assets/css/base.css", "/webjars/htmx.org/dist/htmx.min.js"}) {
            MockHttpServletResponse answer = sent(HttpMethod.GET, file);
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(permissions(answer)).isEmpty();
        }
    }

    private static Iterable<MappedAddress> addresses() {
        assertThat(MappedAddress.ofPortal()).hasSizeGreaterThan(100);
        return MappedAddress.ofPortal();
    }

    private static String path(MappedAddress address) {
        return address.pattern().replaceAll("\\{[^/{}]*}", "999999999").replace("/**", "/x");
    }

    private MockHttpServletResponse sent(HttpMethod method, String path) throws Exception {
        return answer(from(method, path));
    }

    /** As a script elsewhere would: with the reader's session, without the token of any form. */
    private MockHttpServletRequestBuilder from(HttpMethod method, String path) {
        return MockMvcRequestBuilders.request(method, path)
                .session(session)
                .header(HttpHeaders.ORIGIN, ELSEWHERE)
                .header(HttpHeaders.ACCEPT, "*/*");
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    private static Stream<String> permissions(MockHttpServletResponse answer) {
        return answer.getHeaderNames().stream().filter(name -> name.regionMatches(true, 0, "Access-Control-", 0, 15));
    }
}
