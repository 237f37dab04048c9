package io.rastro.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.PortalTest;
import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.server.PathContainer;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.util.pattern.PathPatternParser;

@PortalTest
@WithMockUser
class StaticFileCachingTests {

    private static final String FILE = "/webjars/htmx.org/dist/htmx.min.js";

    @Autowired
    MockMvcTester http;

    @Autowired
    ResourceUrlProvider links;

    @ParameterizedTest
    @ValueSource(strings = {FILE, "/assets/css/base.css", "/assets/js/frame.js", "/assets/favicon.svg"})
    void linkedFileBearsItsHashAndIsKeptForGood(String file) {
        String link = links.getForLookupPath(file);
        assertThat(link).matches(".*-[0-9a-f]{32}\\.[a-z]+");
        assertThat(http.get().uri(link))
                .hasStatusOk()
                .hasHeader("Cache-Control", "public, max-age=31536000, immutable");
    }

    @Test
    void addressOfAPageIsNotLookedForAmongTheFiles() {
        PathContainer page = PathContainer.parsePath("/interactions/1");
        assertThat(links.getHandlerMap().keySet())
                .isNotEmpty()
                .noneMatch(pattern ->
                        PathPatternParser.defaultInstance.parse(pattern).matches(page));
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
                        .uri("/assets/css/gone-0123456789abcdef0123456789abcdef.css")
                        .with(request -> {
                            request.setDispatcherType(DispatcherType.ERROR);
                            return request;
                        }))
                .hasHeader("Cache-Control", "no-store");
    }
}
