package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.RawHttp;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@PortalTest
class SecurityHeadersTests {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {"/sign-in", "/interactions", "/assets/css/base.css", "/api/v1/anything", "/assets/favicon.svg"})
    void everyAnswerForbidsWhatThePortalDoesNotUse(String path) {
        HttpHeaders headers = new PortalClient(port).get(path).headers();
        assertThat(headers.allValues("Content-Security-Policy"))
                .singleElement(STRING)
                // Signing out leads on to the identity provider, where there is one.
                .matches(Pattern.quote("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                                + "font-src 'self'; connect-src 'self'; media-src 'self'; base-uri 'none'; "
                                + "frame-ancestors 'none'; form-action 'self'")
                        + "( http://127[.]0[.]0[.]1:\\d+)?");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("same-origin");
        assertThat(headers.firstValue("Permissions-Policy")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/css/base.css",
                "/assets/js/frame.js",
                "/assets/favicon.svg",
                "/webjars/htmx.org/dist/htmx.min.js"
            })
    void staticFilesNeedNoSessionAndStartNone(String path) {
        PortalClient browser = new PortalClient(port);
        assertThat(browser.get(path).statusCode()).isEqualTo(200);
        assertThat(browser.cookie("JSESSIONID")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets", "/assets/", "/assets/css/", "/webjars/", "/webjars/htmx.org/dist/"})
    void noDirectoryIsListed(String path) {
        HttpResponse<String> answer = new PortalClient(port).get(path);
        assertThat(answer.statusCode()).isIn(302, 404);
        assertThat(answer.body()).doesNotContain("base.css", "htmx.min.js\">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/interactions", "/assets/css/base.css", "/api/v1/interactions", "/hooks/x"})
    void requestIsNotEchoed(String path) throws Exception {
        String answer = RawHttp.exchange(port, "TRACE " + path + " HTTP/1.1\r\nX-Kept: to oneself", "");
        assertThat(RawHttp.status(answer)).isIn(400, 405, 501);
        assertThat(answer).doesNotContain("to oneself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"style=\"", "<style", "onclick=", "<script>"})
    void signInPageHasNothingInline(String inline) {
        assertThat(new PortalClient(port).get("/sign-in").body()).doesNotContain(inline);
    }
}
