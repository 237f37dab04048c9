package io.rastro.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Single sign-on against a real provider: its endpoints, its signed tokens. */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OidcSignInTests {

    @LocalServerPort
    int port;

    @Value("${rastro.oidc.issuer}")
    String issuer;

    @Autowired
    JdbcClient database;

    @Autowired
    AccountRepository accounts;

    @Autowired
    AccountIdentityRepository identities;

    @Autowired
    TeamRepository teams;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    PlatformTransactionManager transactions;

    String person;
    AtProvider atProvider;
    ConfigurableApplicationContext provider;

    @BeforeAll
    void startProvider() {
        provider = IdentityProvider.start(issuer, port);
    }

    @AfterAll
    void stopProvider() {
        provider.close();
    }

    @BeforeEach
    void newPerson() {
        person = "lia-" + UUID.randomUUID();
        atProvider = new AtProvider(issuer, person);
        says("portal-supervisor", "*");
    }

    @Test
    void firstSignInMakesAnAccountOfTheRoleAndServicesThatTheProviderSays() {
        says("portal-lead", service("Suporte"), "Serviço que não existe");
        PortalClient browser = signIn();
        assertThat(browser.get("/account").body())
                .contains("Lia Matos", person, "Supervisão", "provedor de identidade")
                .doesNotContain("/account/password", "/account/second-factor");
        assertThat(browser.get("/interactions").statusCode()).isEqualTo(200);
        assertThat(browser.get("/accounts").statusCode()).isEqualTo(403);
        assertThat(database.sql("""
                        select string_agg(s.name, ',') from account a
                        join account_service g on g.account_id = a.id join service_queue s on s.id = g.service_id
                        where a.username = ? and not a.all_services
                        """).param(person).query(String.class).single()).startsWith("Suporte ");
    }

    @Test
    void teamsAreThoseThatTheProviderSays() {
        String team = "Noite " + UUID.randomUUID();
        database.sql("insert into team (name) values (?)").param(team).update();
        IdentityProvider.PEOPLE
                .get(person)
                .put("teams", List.of(team.toUpperCase(Locale.ROOT), "Equipe que não existe"));
        signIn();
        assertThat(teams()).containsExactly(team);
        IdentityProvider.PEOPLE.get(person).remove("teams");
        signIn();
        assertThat(teams()).isEmpty();
    }

    private List<String> teams() {
        return database.sql("""
                        select t.name from team t join account_team m on m.team_id = t.id
                        join account a on a.id = m.account_id where a.username = ?""").param(person).query(String.class).list();
    }

    @Test
    void roleThatTakesTwoStepsIsAskedForTheSecondUnlessTheProviderVouchesForOne() {
        database.sql("insert into second_factor_role values ('SUPERVISOR')").update();
        try {
            PortalClient browser = new PortalClient(port);
            IdentityProvider.PEOPLE.get(person).put("amr", List.of("pwd", "mfa"));
            assertThat(PortalClient.location(returned(browser))).isEqualTo("/");
            IdentityProvider.PEOPLE.get(person).put("amr", List.of("pwd"));
            assertThat(PortalClient.location(returned(new PortalClient(port)))).isEqualTo("/sign-in/enrolment");
            assertEnrolsHere();
        } finally {
            database.sql("delete from second_factor_role").update();
        }
    }

    private void assertEnrolsHere() {
        PortalClient browser = new PortalClient(port);
        returned(browser);
        assertThat(PortalClient.location(browser.get("/interactions"))).startsWith("/sign-in");
        Authenticator application =
                Authenticator.reading(browser.get("/sign-in/enrolment").body());
        browser.submit("/sign-in/enrolment", Map.of("code", application.code()));
        assertThat(browser.get("/account/second-factor").body())
                .contains("Ativo desde", "provedor de identidade")
                .doesNotContain("name=\"current\"");
        assertThat(PortalClient.location(returned(new PortalClient(port)))).isEqualTo("/sign-in/code");
    }

    @Test
    void onlyWhoIsInvitedGetsInWhereASettingSaysSo() {
        String invited = TestAccounts.create(database, Role.QA);
        invite(invited);
        assertThat(findAmongInvited(person).problem()).isEqualTo("account.oidc.not-invited");
        OidcAccounts.Found found = findAmongInvited(invited);
        assertThat(found.problem()).isNull();
        assertThat(found.user()).extracting(PortalUser::getUsername).isEqualTo(invited);
    }

    private OidcAccounts.Found findAmongInvited(String username) {
        OidcSettings invitedOnly = new OidcSettings(
                issuer,
                "rastro",
                "",
                "SSO",
                List.of("openid"),
                OidcSettings.Accounts.INVITED,
                "preferred_username",
                "realm_access.roles",
                Map.of(Role.ANALYST, List.of("analyst")),
                null,
                "*",
                null,
                List.of());
        OidcIdToken token = new OidcIdToken(
                "token",
                Instant.EPOCH,
                Instant.MAX,
                Map.of(
                        "iss",
                        issuer,
                        "sub",
                        username,
                        "preferred_username",
                        username,
                        "realm_access",
                        Map.of("roles", List.of("analyst"))));
        OidcClaims claims = new OidcClaims(new DefaultOidcUser(AuthorityUtils.NO_AUTHORITIES, token), invitedOnly);
        OidcAccounts some = new OidcAccounts(accounts, identities, teams, invitedOnly, passwords, Clock.systemUTC());
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> some.find(claims)));
    }

    @Test
    void personKeepsTheAccountUnderAnotherName() {
        signIn();
        int first = id();
        IdentityProvider.PEOPLE.get(person).put("preferred_username", "another-" + person);
        signIn();
        assertThat(id()).isEqualTo(first);
        assertThat(database.sql("select count(*) from account where username like ?")
                        .param("%" + person)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void changedRoleCountsFromTheNextSignIn() {
        signIn();
        says("portal-admin", "*");
        PortalClient browser = signIn();
        assertThat(browser.get("/accounts").statusCode()).isEqualTo(200);
    }

    @Test
    void roleThatIsTakenAwayEndsTheSessionsAndKeepsThePersonOut() {
        PortalClient before = signIn();
        assertThat(before.get("/interactions").statusCode()).isEqualTo(200);
        says("something-else", "*");
        assertRefused("não tem perfil neste portal");
        assertThat(PortalClient.location(before.get("/interactions"))).startsWith("/sign-in");
        await().untilAsserted(() -> assertThat(
                        database.sql("""
                                select details from ledger_entry where action = 'sign-in-refused' and account_id = ?""").param(id()).query(String.class).list())
                .containsExactly("reason=single-sign-on-no-role"));
    }

    @Test
    void disabledAccountStaysOut() {
        signIn();
        database.sql("update account set enabled = false where username = ?")
                .param(person)
                .update();
        assertRefused("desativada");
    }

    /** Else whoever may choose a name at the provider could take any account over. */
    @Test
    void accountWithAPasswordIsNotHandedToItsNamesake() {
        String local = TestAccounts.create(database, Role.ADMIN);
        IdentityProvider.PEOPLE.get(person).put("preferred_username", local);
        assertRefused("Já existe aqui uma conta");
    }

    @Test
    void invitedAccountIsOpenedByTheProviderInsteadOfItsLink() {
        String invited = TestAccounts.create(database, Role.QA);
        invite(invited);
        IdentityProvider.PEOPLE.get(person).put("preferred_username", invited);
        assertThat(signIn().get("/account").body()).contains(invited, "Supervisão");
        assertThat(new PortalClient(port).get("/invitation/" + invited).statusCode())
                .isEqualTo(410);
    }

    private void invite(String username) {
        database.sql(
                        "update account set invitation_hash = sha256(?), invitation_expires_at = now() + interval '1 day' where username = ?")
                .params(username.getBytes(UTF_8), username)
                .update();
    }

    /** A link on another page must start nothing; one that was kept or typed is the person's own will. */
    @ParameterizedTest
    @CsvSource({"cross-site, /sign-in", "same-site, /sign-in", "same-origin, ''", "none, ''"})
    void signInBeginsOnlyWhereThePersonWillsIt(String site, String leadsTo) {
        String to = PortalClient.location(new PortalClient(port).get("/sign-in/oidc/sso", "Sec-Fetch-Site", site));
        if (leadsTo.isEmpty()) {
            assertThat(to).startsWith(issuer);
        } else {
            assertThat(to).isEqualTo(leadsTo);
        }
    }

    @Test
    void administratorGivesNoPasswordToWhomTheProviderKnows() {
        signIn();
        PortalClient office = new PortalClient(port).signIn(TestAccounts.create(database, Role.ADMIN));
        office.submit("/accounts/" + id() + "/link", Map.of());
        assertThat(office.get("/accounts/" + id()).body()).contains("entra pelo provedor de identidade");
    }

    @ParameterizedTest
    @CsvSource({"preferred_username, two words", "preferred_username, ''"})
    void personWithoutAUsableNameIsToldSo(String claim, String value) {
        IdentityProvider.PEOPLE.get(person).put(claim, value);
        assertRefused("não informou um nome");
    }

    @Test
    void pageThatWasAskedForIsReturnedTo() {
        PortalClient browser = new PortalClient(port);
        browser.get("/interactions?media=VOICE");
        assertThat(PortalClient.location(returned(browser))).isEqualTo("/interactions?media=VOICE");
    }

    @Test
    void answerThatTheBrowserNeverAskedForIsRefused() {
        PortalClient thief = new PortalClient(port);
        String answer = atProvider.granted(thief);
        PortalClient victim = new PortalClient(port);
        assertThat(PortalClient.location(victim.get(answer))).isEqualTo("/sign-in?failed");
        assertThat(victim.get("/sign-in?failed").body()).contains("não confirmou a sua entrada");
    }

    @Test
    void signingOutLeadsToTheProvidersEndWhichLeadsBack() {
        PortalClient browser = signIn();
        String end = PortalClient.location(browser.submit("/sign-out", Map.of()));
        assertThat(end).startsWith(issuer + "/connect/logout?id_token_hint=");
        assertThat(PortalClient.location(browser.get("/interactions"))).startsWith("/sign-in");
        assertThat(PortalClient.location(atProvider.answer(end))).isEqualTo("/sign-in?signedOut");
    }

    private void assertRefused(String told) {
        PortalClient browser = new PortalClient(port);
        assertThat(PortalClient.location(returned(browser))).isEqualTo("/sign-in?failed");
        assertThat(browser.get("/sign-in?failed").body()).contains(told);
        assertThat(PortalClient.location(browser.get("/interactions"))).startsWith("/sign-in");
    }

    private PortalClient signIn() {
        PortalClient browser = new PortalClient(port);
        assertThat(PortalClient.location(returned(browser))).isEqualTo("/");
        return browser;
    }

    /** What the portal answers when the provider has sent the browser back. */
    private HttpResponse<String> returned(PortalClient browser) {
        assertThat(browser.get("/sign-in").body()).contains("href=\"/sign-in/oidc/sso\"", "Entrar com SSO");
        return browser.get(atProvider.granted(browser));
    }

    private void says(String role, String... services) {
        atProvider.says(role, services);
    }

    private int id() {
        return database.sql("select id from account where username = ?")
                .param(person)
                .query(Integer.class)
                .single();
    }

    private String service(String start) {
        String name = start + " " + UUID.randomUUID();
        database.sql("insert into service_queue (name) values (?)").param(name).update();
        return name;
    }
}
