package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.rastro.account.AccessRules.AccessRule;
import io.rastro.account.AccessRules.Caller;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestSessions;
import io.rastro.testing.TestTokens;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/** Every address that a controller answers, asked for by nobody, by every role and by a program. */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessRulesTests {

    /** An id that nothing has, so that an action does nothing. */
    private static final String NOTHING = "999999999";

    private static final Set<Integer> KEPT_OUT = Set.of(401, 403);

    @Autowired
    ApplicationContext portal;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient database;

    List<Address> addresses;

    @BeforeAll
    void findAddresses() {
        addresses = portal.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .map(mapping -> mapping.getHandlerMethods().keySet())
                .flatMap(Collection::stream)
                .flatMap(AccessRulesTests::of)
                .filter(address -> !address.path().startsWith("/failing"))
                .filter(address -> !address.path().startsWith("/api/failing"))
                .distinct()
                .toList();
        assertThat(addresses)
                .hasSizeGreaterThan(50)
                .anyMatch(address -> address.path().equals("/accounts/" + NOTHING));
    }

    @Test
    void everyAddressHasARule() {
        assertThat(addresses.stream().filter(address -> rule(address.path()).isEmpty()))
                .as("say in AccessRules who may open them")
                .isEmpty();
    }

    /** A rule that no address needs would look as if it protected something. */
    @Test
    void everyRuleHasAnAddress() {
        Set<String> used = new TreeSet<>();
        addresses.forEach(address -> AccessRules.PAGES.stream()
                .flatMap(rule -> rule.patterns().stream())
                .filter(pattern -> matches(pattern, address.path()))
                .forEach(used::add));
        assertThat(AccessRules.PAGES.stream().flatMap(rule -> rule.patterns().stream()))
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void nobodyOpensWhatIsNotForAnybody() throws Exception {
        for (Address address : addresses) {
            MockHttpServletResponse answer = answer(address.request());
            boolean turnedAway = KEPT_OUT.contains(answer.getStatus());
            assertThat(turnedAway)
                    .as("%s: %d", address, answer.getStatus())
                    .isEqualTo(ruleOf(address).caller() != Caller.ANYBODY);
        }
    }

    /** Between the password and the second step, whether there is one already or it has to be taken on. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void passwordAloneOpensNoMoreThanNobodyMay(boolean enrolled) throws Exception {
        String username = TestAccounts.create(database, Role.ADMIN);
        if (enrolled) {
            database.sql("insert into totp_secret select id, '', now(), 0 from account where username = ?")
                    .param(username)
                    .update();
        } else {
            database.sql("insert into second_factor_role values ('ADMIN')").update();
        }
        try {
            for (Address address : addresses) {
                MockHttpSession session = TestSessions.of(mvc, username);
                MockHttpServletResponse answer = answer(address.request().session(session));
                assertThat(KEPT_OUT.contains(answer.getStatus()))
                        .as("%s: %d", address, answer.getStatus())
                        .isEqualTo(ruleOf(address).caller() != Caller.ANYBODY);
            }
        } finally {
            database.sql("delete from second_factor_role").update();
        }
    }

    @ParameterizedTest
    @EnumSource
    void roleOpensWhatItsPermissionsOpen(Role role) throws Exception {
        MockHttpSession session = TestSessions.of(mvc, database, role);
        for (Address address : addresses) {
            AccessRule rule = ruleOf(address);
            boolean permitted = rule.caller() != Caller.PROGRAM
                    && (rule.permission() == null || role.permissions().contains(rule.permission()));
            MockHttpServletResponse answer = answer(address.request().session(session));
            assertThat(!KEPT_OUT.contains(answer.getStatus()))
                    .as("%s as %s: %d", address, role, answer.getStatus())
                    .isEqualTo(permitted);
        }
    }

    @Test
    void programOpensTheApiAlone() throws Exception {
        String token = "Bearer " + TestTokens.issue(database, NOTHING);
        for (Address address : addresses) {
            MockHttpServletResponse answer = answer(address.request().header("Authorization", token));
            assertThat(!KEPT_OUT.contains(answer.getStatus()))
                    .as("%s: %d", address, answer.getStatus())
                    .isEqualTo(ruleOf(address).caller() != Caller.READER);
        }
    }

    private MockHttpServletResponse answer(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return mvc.perform(request.with(csrf())).andReturn().getResponse();
    }

    private static AccessRule ruleOf(Address address) {
        return rule(address.path()).orElseThrow();
    }

    private static Optional<AccessRule> rule(String path) {
        List<AccessRule> all = new ArrayList<>(List.of(AccessRules.STATIC_FILES, AccessRules.API));
        all.addAll(AccessRules.PAGES);
        return all.stream()
                .filter(rule -> rule.patterns().stream().anyMatch(pattern -> matches(pattern, path)))
                .findFirst();
    }

    private static boolean matches(String pattern, String path) {
        return PathPatternParser.defaultInstance.parse(pattern).matches(PathContainer.parsePath(path));
    }

    private static Stream<Address> of(RequestMappingInfo mapping) {
        Set<HttpMethod> methods = new java.util.HashSet<>();
        mapping.getMethodsCondition().getMethods().forEach(method -> methods.add(method.asHttpMethod()));
        return mapping.getPatternValues().stream()
                .flatMap(pattern -> (methods.isEmpty() ? Set.of(HttpMethod.GET) : methods)
                        .stream().map(method -> new Address(method, filled(pattern))));
    }

    private static String filled(String pattern) {
        return pattern.replaceAll("\\{[^/{}]*(\\{[^{}]*}[^/{}]*)*}", NOTHING).replace("/**", "/x");
    }

    private record Address(HttpMethod method, String path) {

        /** As a program asks, which is told by a status where a person is led to a form. */
        AbstractMockHttpServletRequestBuilder<?> request() {
            return MockMvcRequestBuilders.request(method, path).header("Accept", "*/*");
        }
    }
}
