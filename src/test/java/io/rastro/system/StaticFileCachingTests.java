package io.rastro.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.PortalTest;
import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

@PortalTest
@WithMockUser
class StaticFileCachingTests {

    private static final String FILE = "/webjars/htmx.org/dist/htmx.min.js";

    @Autowired
    MockMvcTester http;

    @Autowired
    ResourceUrlProvider links;

    @Test
    void linkedFileBearsItsHashAndIsKeptForGood() {
        String link = links.getForLookupPath(FILE);
        assertThat(link).matches(".*-[0-9a-f]{32}\\.js");
        assertThat(http.get().uri(link))
                .hasStatusOk()
                .hasHeader("Cache-Control", "public, max-age=31536000, immutable");
    }

    @Test
    void fileWithoutHashIsAskedForAgain() {
        assertThat(http.get().uri(FILE))
                .hasStatusOk()
                .headers()
                .hasHeaderSatisfying(
                        "Cache-Control", values -> assertThat(values).noneMatch(value -> value.contains("immutable")));
    }

    @Test
    void errorPageInPlaceOfAHashedFileIsNotKept() {
        assertThat(http.get()
                        .uri("/css/gone-0123456789abcdef0123456789abcdef.css")
                        .with(request -> {
                            request.setDispatcherType(DispatcherType.ERROR);
                            return request;
                        }))
                .hasHeader("Cache-Control", "no-store");
    }
}
