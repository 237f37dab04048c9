package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestSessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

/** What the pages ask people for, and what every page gives them, as a browser and a password manager find it. */
@PortalTest
class AskedOfPeopleTests {

    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\b(?<name>[a-z-]+)(=\"(?<value>[^\"]*)\")?");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient database;

    String username;
    MockHttpSession session;

    @BeforeEach
    void signIn() throws Exception {
        username = TestAccounts.create(database, Role.ADMIN);
        session = TestSessions.of(mvc, username);
    }

    @Test
    void everyPasswordIsHiddenAndMayBePastedOrFilledInByAProgram() throws Exception {
        List<Map<String, String>> passwords = Stream.of(
                        page("/sign-in", new MockHttpSession()),
                        page("/account", session),
                        page("/account/second-factor", session),
                        page("/invitation/" + invitation(), new MockHttpSession()))
                .flatMap(AskedOfPeopleTests::inputs)
                .filter(input -> List.of("password", "repeated", "current").contains(input.getOrDefault("name", ""))
                        || "password".equals(input.get("type")))
                .toList();
        assertThat(passwords).hasSizeGreaterThanOrEqualTo(7);
        assertThat(passwords).allSatisfy(input -> {
            assertThat(input).containsEntry("type", "password");
            assertThat(input.get("autocomplete")).isIn("current-password", "new-password");
            assertThat(input).doesNotContainKeys("readonly", "maxlength", "onpaste", "pattern", "value");
        });
    }

    @Test
    void noScriptStandsBetweenTheClipboardAndAField() throws IOException {
        try (Stream<Path> scripts = Files.walk(Path.of("src/main/resources/static/js"))) {
            assertThat(scripts.filter(Files::isRegularFile)
                            .filter(script -> Pattern.compile("[\"'](paste|copy|cut|beforeinput|contextmenu)[\"']")
                                    .matcher(text(script))
                                    .find()))
                    .isEmpty();
        }
    }

    /** Neither a hint nor a question could bring anybody in, nor an address that somebody else reads. */
    @Test
    void onlyWhatIsNeededIsAskedFor() throws Exception {
        assertThat(asked("/sign-in", new MockHttpSession())).containsExactly("password", "username", "value");
        assertThat(asked("/invitation/" + invitation(), new MockHttpSession()))
                .containsExactly("password", "repeated", "value");
        assertThat(asked("/account", session)).containsExactly("current", "password", "repeated", "value");
        assertThat(database.sql("select column_name from information_schema.columns where table_name = 'account'")
                        .query(String.class)
                        .list())
                .contains("password_hash")
                .noneMatch(column -> column.matches(".*(hint|question|answer|email|phone|maiden|birth).*"));
    }

    @Test
    void everyPageOfWhoIsSignedInLetsThemOut() throws Exception {
        Set<String> shown = new TreeSet<>();
        for (MappedAddress address : MappedAddress.ofPortal()) {
            String path = address.pattern().replaceAll("\\{[^/{}]*}", "999999999");
            if (address.method() != HttpMethod.GET || path.startsWith("/sign-in") || path.startsWith("/invitation")) {
                continue;
            }
            MockHttpServletResponse answer = answer(path, session);
            String body = answer.getContentAsString();
            if (body.stripLeading().startsWith("<!doctype html>")) {
                shown.add(path);
                assertThat(body).as(path).contains("action=\"/sign-out\"");
            }
        }
        assertThat(shown)
                .hasSizeGreaterThan(20)
                .contains("/interactions", "/ivr", "/agents", "/account", "/imports", "/accounts", "/help", "/ledger");
    }

    /** What browsers have given up, and what would need a program besides the browser. */
    @Test
    void pagesAreMadeOfHtmlStyleAndScriptAlone() throws IOException {
        try (Stream<Path> templates = Files.walk(TEMPLATES)) {
            assertThat(templates
                            .filter(Files::isRegularFile)
                            .filter(template -> Pattern.compile(
                                            "(?i)<(object|embed|applet|param|iframe|frame|frameset|marquee|blink|keygen|bgsound"
                                                    + "|portal|isindex|font|center)\\b|application/x-|vbscript|silverlight|\\.swf")
                                    .matcher(text(template))
                                    .find()))
                    .isEmpty();
        }
    }

    private String invitation() {
        String secret = Secret.next();
        database.sql("update account set invitation_hash = ?, invitation_expires_at = now() + interval '1 day'"
                        + " where username = ?")
                .params(Secret.hash(secret), TestAccounts.create(database, Role.QA))
                .update();
        return secret;
    }

    private Set<String> asked(String path, MockHttpSession as) throws Exception {
        String page = page(path, as);
        Set<String> names = inputs(page)
                .filter(input -> input.containsKey("name") && !"hidden".equals(input.get("type")))
                .map(input -> input.get("name"))
                .collect(Collectors.toCollection(TreeSet::new));
        Pattern.compile("<(?:select|textarea|button)\\b[^>]*\\bname=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .forEach(names::add);
        return names;
    }

    private static Stream<Map<String, String>> inputs(String page) {
        return INPUT.matcher(page).results().map(MatchResult::group).map(AskedOfPeopleTests::attributes);
    }

    private static Map<String, String> attributes(String input) {
        Matcher found = ATTRIBUTE.matcher(input.substring("<input".length()));
        return found.results()
                .collect(Collectors.toMap(
                        each -> each.group(1),
                        each -> each.group(3) == null ? "" : each.group(3),
                        (one, other) -> one));
    }

    private String page(String path, MockHttpSession as) throws Exception {
        MockHttpServletResponse answer = answer(path, as);
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse answer(String path, MockHttpSession as) throws Exception {
        return mvc.perform(get(path).session(as).accept(MediaType.TEXT_HTML))
                .andReturn()
                .getResponse();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
