package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.rastro.account.AccessRules.AccessRule;
import io.rastro.account.AccessRules.Caller;
import io.rastro.account.ForeignProbe.Foreign;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestSessions;
import io.rastro.testing.TestTokens;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every address that a controller answers, asked for by nobody, by every role, without each single permission and by
 * programs; and about everything that belongs to another team.
 */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTests {

    /** An id that nothing has, so that an action does nothing. */
    private static final String NOTHING = "999999999";

    private static final Set<Integer> KEPT_OUT = Set.of(401, 403);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext portal;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient database;

    List<MappedAddress> addresses;
    ForeignScope foreign;

    @BeforeAll
    void findAddresses() throws Exception {
        addresses = portal.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .map(mapping -> mapping.getHandlerMethods().keySet())
                .flatMap(Collection::stream)
                .flatMap(MappedAddress::of)
                .filter(address -> !address.pattern().startsWith("/failing"))
                .filter(address -> !address.pattern().startsWith("/api/failing"))
                .distinct()
                .toList();
        foreign = new ForeignScope(mvc, database);
    }

    @AfterAll
    void tidy() {
        foreign.forget();
    }

    @Test
    void everyAddressHasARule() {
        assertThat(addresses.stream()
                        .filter(address -> MappedAddress.rule(path(address)).isEmpty()))
                .as("say in AccessRules who may open them")
                .isEmpty();
    }

    /** A rule that no address needs would look as if it protected something. */
    @Test
    void everyRuleHasAnAddress() {
        Set<String> used = new TreeSet<>();
        addresses.forEach(address -> AccessRules.PAGES.stream()
                .flatMap(rule -> rule.patterns().stream())
                .filter(pattern -> MappedAddress.matches(pattern, path(address)))
                .forEach(used::add));
        assertThat(AccessRules.PAGES.stream().flatMap(rule -> rule.patterns().stream()))
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void everyAddressSaysWhatOfAnotherTeamCouldBeAskedOfIt() {
        Set<MappedAddress> ofPortal = MappedAddress.ofPortal();
        assertThat(addresses).containsAll(ofPortal);
        assertThat(ofPortal.stream().map(MappedAddress::toString))
                .as("declare in ForeignProbe what can be asked of each")
                .containsExactlyInAnyOrderElementsOf(ForeignProbe.declaredAddresses());
    }

    @Test
    void nobodyOpensWhatIsNotForAnybody() throws Exception {
        check("nobody", request -> request, address -> ruleOf(address).caller() == Caller.ANYBODY);
    }

    @ParameterizedTest
    @EnumSource
    void roleOpensWhatItsPermissionsOpen(Role role) throws Exception {
        checkAccount(role.name(), TestAccounts.create(database, role), role.permissions());
    }

    @ParameterizedTest
    @EnumSource
    void permissionTakenAwayShutsWhatItOpened(Permission permission) throws Exception {
        String username = TestAccounts.create(database, Role.ADMIN);
        database.sql("update account set permissions_taken = array[?] where username = ?")
                .params(permission.name(), username)
                .update();
        checkAccount("without " + permission, username, EnumSet.complementOf(EnumSet.of(permission)));
    }

    @ParameterizedTest
    @EnumSource
    void programOpensWhatItsTokenIsFor(TokenRight right) throws Exception {
        // Of all services: what a limited one may not see must not hide what its right does not open.
        String header = "Bearer " + TestTokens.issue(database, foreign.source, List.of(right.name()));
        check(
                right.name(),
                request -> request.header("Authorization", header),
                address -> ProgramRules.open(ruleOf(address), right));
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
            check(
                    "password alone",
                    request -> request.session(TestSessions.of(mvc, username)),
                    address -> ruleOf(address).caller() == Caller.ANYBODY);
        } finally {
            database.sql("delete from second_factor_role").update();
        }
    }

    private void checkAccount(String who, String username, Set<Permission> permissions) throws Exception {
        MockHttpSession session = TestSessions.of(mvc, username);
        check(
                who,
                request -> request.session(session),
                address -> ruleOf(address).caller() != Caller.PROGRAM
                        && permissions.containsAll(ruleOf(address).permissions()));
    }

    private void check(String who, Sender sender, Predicate<MappedAddress> permitted) throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (MappedAddress address : addresses) {
            int status = answer(sender.of(request(address, path(address)))).getStatus();
            all.assertThat(!KEPT_OUT.contains(status))
                    .as("%s as %s: %d", address, who, status)
                    .isEqualTo(permitted.test(address));
        }
        all.assertAll();
    }

    /** Who may do everything with the own team's services learns nothing of another's: it is as if it were not there. */
    @Test
    void whatBelongsToAnotherTeamIsUnknown() {
        PortalClient reader =
                new PortalClient(port).signIn(TestAccounts.createFor(database, Role.ADMIN, foreign.ownService));
        probe(
                address -> ruleOf(address).caller() != Caller.PROGRAM,
                (address, path) -> address.method() == HttpMethod.GET
                        ? reader.get(path, "Accept", "*/*")
                        : reader.submit(path, Map.of(), "Accept", "*/*"));
    }

    @Test
    void whatBelongsToAnotherTeamIsUnknownToAProgram() {
        String token = "Bearer " + token(TokenRight.INGEST, TokenRight.READ, TokenRight.READ_UNMASKED);
        PortalClient program = new PortalClient(port);
        probe(
                address -> ProgramRules.open(ruleOf(address))
                        && !ruleOf(address).permissions().isEmpty(),
                (address, path) -> address.method() == HttpMethod.GET
                        ? program.get(path, "Accept", "*/*", "Authorization", token)
                        : program.put(path, "Accept", "*/*", "Authorization", token));
    }

    private void probe(Predicate<MappedAddress> asked, BiFunction<MappedAddress, String, HttpResponse<String>> sender) {
        SoftAssertions all = new SoftAssertions();
        Set<String> own = new TreeSet<>();
        MappedAddress.ofPortal().stream()
                .filter(asked)
                .forEach(address -> ForeignProbe.of(address).forEach(probe -> {
                    HttpResponse<String> answer = sender.apply(address, probe.filled(foreign.ids));
                    String body = answer.body();
                    all.assertThat(answer.statusCode()).as(probe.toString()).isEqualTo(probe.status());
                    all.assertThat(body).as(probe.toString()).doesNotContain(ForeignScope.WORD + " ");
                    if (!probe.things().isEmpty() && probe.status() != 400) {
                        String missing =
                                sender.apply(address, probe.filled(nothing())).body();
                        all.assertThat(plain(body)).as(probe.toString()).isEqualTo(plain(missing));
                    }
                    if (body.contains(ForeignScope.OWN_WORD + " ")) {
                        own.add(address.pattern());
                    }
                }));
        all.assertAll();
        assertThat(own)
                .as("the own team's rows are there")
                .contains(
                        "/interactions.csv",
                        "/interactions.jsonl",
                        "/ivr.csv",
                        "/ivr.jsonl",
                        "/agents.csv",
                        "/agents.jsonl");
    }

    private Map<String, String> nothing() {
        Map<String, String> ids = new HashMap<>();
        Arrays.stream(Foreign.values()).forEach(thing -> ids.put(thing.name(), NOTHING));
        ids.put("source", foreign.source);
        return ids;
    }

    /** Without what differs from one request to the next: what protects forms, and the id that was asked for. */
    private String plain(String body) {
        String plain = body.replaceAll("(name=\"(_csrf|csrf-token)\" (value|content)=)\"[^\"]*\"", "$1");
        for (String id : foreign.ids.values()) {
            plain = plain.replaceAll("\\b" + Pattern.quote(id) + "\\b", NOTHING);
        }
        return plain;
    }

    private String token(TokenRight... rights) {
        return TestTokens.issue(
                database,
                foreign.source,
                Arrays.stream(rights).map(TokenRight::name).toList(),
                foreign.ownService);
    }

    private MockHttpServletResponse answer(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    private AccessRule ruleOf(MappedAddress address) {
        return MappedAddress.rule(path(address)).orElseThrow();
    }

    private String path(MappedAddress address) {
        return address.pattern()
                .replace("{source}", foreign.source)
                .replaceAll("\\{[^/{}]*}", NOTHING)
                .replace("/**", "/x");
    }

    /** As a program asks, which is told by a status where a person is led to a form. */
    private static AbstractMockHttpServletRequestBuilder<?> request(MappedAddress address, String path) {
        var request = MockMvcRequestBuilders.request(address.method(), path).header("Accept", "*/*");
        return address.method() == HttpMethod.GET ? request : request.with(csrf());
    }

    private interface Sender {
        AbstractMockHttpServletRequestBuilder<?> of(AbstractMockHttpServletRequestBuilder<?> request) throws Exception;
    }
}
