package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Every cookie that the portal or its scripts set, and whose requests it goes with. */
@PortalTest
class CookiesTests {

    private static final Pattern WRITTEN = Pattern.compile("document\\.cookie = (`[^`]*`)");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    MockMvc mvc;

    @Test
    void everyCookieStaysWithThePortalsOwnPages() {
        PortalClient browser = new PortalClient(port);
        List<HttpResponse<String>> answers = new ArrayList<>();
        answers.add(browser.get("/sign-in"));
        answers.add(browser.signIn(TestAccounts.create(database, Role.QA), TestAccounts.PASSWORD));
        answers.add(browser.submit("/preferences/language", Map.of("value", "en")));
        answers.add(browser.submit("/preferences/theme", Map.of("value", "dark")));
        String search = "0123456789abcdef0123456789abcdef";
        answers.add(browser.get(
                "/interactions?media=VOICE",
                "Cookie",
                "JSESSIONID=" + browser.cookie("JSESSIONID") + "; rastro_search_" + search + "=1"));
        answers.add(browser.submit("/sign-out", Map.of()));
        List<String> cookies = answers.stream()
                .flatMap(answer -> answer.headers().allValues("Set-Cookie").stream())
                .toList();
        assertThat(cookies)
                .extracting(cookie -> cookie.substring(0, cookie.indexOf('=')))
                .contains("JSESSIONID", "rastro_language", "rastro_theme", "rastro_search_" + search);
        assertThat(cookies)
                .allSatisfy(cookie -> assertThat(cookie)
                        .containsPattern("(?i); ?SameSite=(Lax|Strict)(;|$)")
                        .containsPattern("(?i); ?Path=/(;|$)")
                        .doesNotContainPattern("(?i); ?Domain="));
    }

    /** So that no other host of the domain sets or overwrites it; of the session's name SessionCookieDefaults decides. */
    @Test
    void overHttpsEveryPreferenceIsThisHostsAlone() throws Exception {
        for (String[] choice : new String[][] {{"language", "en"}, {"theme", "dark"}}) {
            MockHttpServletResponse answer = mvc.perform(post("/preferences/" + choice[0])
                            .param("value", choice[1])
                            .secure(true)
                            .with(csrf()))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getHeaders("Set-Cookie"))
                    .filteredOn(cookie -> cookie.contains("rastro_"))
                    .singleElement(STRING)
                    .startsWith("__Host-rastro_" + choice[0] + "=" + choice[1])
                    .contains("; Path=/;", "; Secure", "; HttpOnly", "; SameSite=Lax")
                    .doesNotContain("Domain");
        }
    }

    /** A proxy that is not named hides from the portal what the scripts go by; and an earlier version knew one name alone. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void preferencesAreReadUnderBothNamesAndThisHostsFirst(boolean secure) throws Exception {
        Cookie ofThisHost = new Cookie("__Host-rastro_language", "en");
        assertThat(signInPage(secure, ofThisHost)).contains("<html lang=\"en\"");
        assertThat(signInPage(secure, new Cookie("rastro_language", "en"))).contains("<html lang=\"en\"");
        assertThat(signInPage(secure, new Cookie("rastro_language", "pt-BR"), ofThisHost))
                .as("any host of the domain may have set the other")
                .contains("<html lang=\"en\"");
    }

    private String signInPage(boolean secure, Cookie... cookies) throws Exception {
        return mvc.perform(get("/sign-in").secure(secure).cookie(cookies))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void choiceUnderOneNameEndsAnEarlierOneUnderTheOther() throws Exception {
        assertThat(mvc.perform(post("/preferences/theme")
                                .param("value", "dark")
                                .cookie(new Cookie("__Host-rastro_theme", "light"))
                                .with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getHeaders("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("rastro_theme=dark;"))
                .anyMatch(cookie ->
                        cookie.startsWith("__Host-rastro_theme=; Path=/; Max-Age=0;") && cookie.contains("; Secure"));
    }

    @Test
    void everyCookieOfAScriptDoesToo() throws IOException {
        try (Stream<Path> scripts = Files.walk(Path.of("src/main/resources/static/js"))) {
            String all = String.join(
                    "\n",
                    scripts.filter(Files::isRegularFile).map(CookiesTests::text).toList());
            assertThat(Pattern.compile("document\\.cookie\\s*=[^=]")
                            .matcher(all)
                            .results())
                    .hasSameSizeAs(WRITTEN.matcher(all).results().toList())
                    .isNotEmpty();
            assertThat(WRITTEN.matcher(all).results().map(MatchResult::group))
                    .allSatisfy(cookie -> assertThat(cookie)
                            .containsPattern("samesite=(lax|strict)")
                            .contains("; secure"));
            assertThat(all.split("\"__Host-\"", -1))
                    .as("each has the prefix over HTTPS")
                    .hasSize(3);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
