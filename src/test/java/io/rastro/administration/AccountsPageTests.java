package io.rastro.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class AccountsPageTests {

    private static final Pattern LINK = Pattern.compile("<code id=\"link\">[^<]*(/invitation/[^<]+)</code>");
    private static final Pattern CSRF = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");
    private static final String PASSWORD = "cavalo bateria grampo";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    PortalClient administrator;
    int support;
    int billing;
    String username;

    @BeforeEach
    void signIn() {
        support = service("Suporte");
        billing = service("Cobrança");
        administrator = new PortalClient(port).signIn(TestAccounts.createFor(database, Role.ADMIN, support, billing));
        username = "bruna-" + UUID.randomUUID();
    }

    @Test
    void invitedPersonChoosesAPasswordAndSignsIn() {
        String link = invite();
        PortalClient browser = new PortalClient(port);
        assertThat(browser.get(link).body()).contains("Olá, Bruna Teles", username);
        HttpResponse<String> chosen = browser.submit(link, Map.of("password", PASSWORD, "repeated", PASSWORD));
        assertThat(PortalClient.location(chosen)).isEqualTo("/sign-in");
        assertThat(browser.get("/sign-in").body()).contains("Senha criada.", "value=\"" + username + "\"");
        browser.signIn(username, PASSWORD);
        assertThat(browser.get("/interactions").statusCode()).isEqualTo(200);
        assertThat(browser.get("/accounts").statusCode()).isEqualTo(403);
        assertThat(browser.get(link).statusCode()).isEqualTo(410);
        assertThat(administrator.get("/accounts").body()).containsPattern(username + "[\\s\\S]*?Ativa");
    }

    @Test
    void linkIsShownOnce() {
        String link = invite();
        assertThat(administrator.get("/accounts/" + id()).body())
                .contains("Convidada")
                .doesNotContain(link);
    }

    @ParameterizedTest
    @CsvSource({
        "senha12, senha12, Use pelo menos 8 caracteres.",
        "Senha@2026, Senha@2026, Esta senha é das primeiras que se tentam",
        "cavalo bateria grampo, cavalo bateria gancho, As duas senhas não são iguais."
    })
    void refusedPasswordUsesNoLinkUp(String password, String repeated, String told) {
        String link = invite();
        PortalClient browser = new PortalClient(port);
        HttpResponse<String> answer = browser.submit(link, Map.of("password", password, "repeated", repeated));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(told).doesNotContain("value=\"" + password);
        assertThat(browser.get(link).statusCode()).isEqualTo(200);
    }

    @Test
    void formTellsWhatIsWrongAtItsFieldsAndKeepsTheRest() {
        HttpResponse<String> answer = administrator.submit(
                "/accounts", Map.of("displayName", " ", "username", "bruna teles", "service", "" + support));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("Informe o nome.", "sem espaços", "Escolha um perfil.")
                .contains("value=\"bruna teles\"")
                .contains("value=\"" + support + "\" selected");
    }

    @ParameterizedTest
    @CsvSource({
        "service, x, Escolha serviços que existem",
        "service, 99999999999, Escolha serviços que existem",
        "service, 2000000000, Escolha serviços que existem",
        "role, ROOT, Escolha um perfil.",
        "permission, ADD:FLY, Escolha uma das opções da lista",
        "permission, EXPORT, Escolha uma das opções da lista",
        "allServices, true, Escolha serviços que existem"
    })
    void whatNoFormOffersIsRefused(String field, String value, String told) {
        Map<String, String> form = new java.util.HashMap<>(
                Map.of("displayName", "Bruna", "username", username, "role", "QA", "service", "" + support));
        form.put(field, value);
        HttpResponse<String> answer = administrator.submit("/accounts", form);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(told);
        assertThat(database.sql("select count(*) from account where username = ?")
                        .param(username)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void serviceBeyondTheAdministratorsIsNeitherOfferedNorGranted() {
        int other = service("Retenção");
        assertThat(administrator.get("/accounts/new").body())
                .contains("value=\"" + support + "\"")
                .doesNotContain("value=\"" + other + "\"")
                .doesNotContain("Todos os serviços");
        assertThat(administrator
                        .submit(
                                "/accounts",
                                Map.of("displayName", "B", "username", username, "role", "QA", "service", "" + other))
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/link", "/disabling", "/enabling", "/password-change", "/sessions/end"})
    void accountBeyondTheAdministratorsServicesIsUnknown(String action) {
        String stranger = TestAccounts.create(database, Role.QA);
        String path = "/accounts/" + id(stranger);
        assertThat(administrator.get(path).statusCode()).isEqualTo(404);
        assertThat(administrator
                        .submit(path + action, Map.of("displayName", "B", "username", "xx", "role", "QA"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(administrator.get("/accounts").body()).doesNotContain(stranger);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/disabling", "/link", "/sessions/end"})
    void sessionsEndAtTheNextClick(String action) {
        String quality = TestAccounts.createFor(database, Role.QA, support);
        PortalClient reader = new PortalClient(port).signIn(quality);
        assertThat(reader.get("/interactions").statusCode()).isEqualTo(200);
        administrator.submit("/accounts/" + id(quality) + action, Map.of());
        assertThat(PortalClient.location(reader.get("/interactions"))).startsWith("/sign-in");
    }

    @Test
    void anotherRoleEndsTheSession() {
        String quality = TestAccounts.createFor(database, Role.QA, support);
        PortalClient reader = new PortalClient(port).signIn(quality);
        HttpResponse<String> answer = administrator.submit(
                "/accounts/" + id(quality),
                Map.of("displayName", "Inês", "username", "ines", "role", "ANALYST", "service", "" + support));
        assertThat(PortalClient.location(answer)).isEqualTo("/accounts");
        assertThat(PortalClient.location(reader.get("/interactions"))).startsWith("/sign-in");
        assertThat(administrator.get("/accounts").body()).contains("A conta de Inês foi alterada.", quality);
    }

    @Test
    void permissionTakenIsGoneAtTheNextClickAndOneAddedIsThere() {
        String quality = TestAccounts.createFor(database, Role.QA, support);
        PortalClient reader = new PortalClient(port).signIn(quality);
        assertThat(reader.get("/interactions").statusCode()).isEqualTo(200);
        assertThat(reader.get("/imports").statusCode()).isEqualTo(403);
        permissions(quality, "TAKE:VIEW_REPORTS", "ADD:IMPORT");
        assertThat(reader.get("/interactions").statusCode()).isEqualTo(403);
        assertThat(reader.get("/interactions.csv?media=CHAT").statusCode())
                .as("what exports is what is searched")
                .isEqualTo(403);
        assertThat(reader.get("/imports").statusCode()).isEqualTo(200);
        assertThat(administrator.get("/accounts/" + id(quality)).body())
                .contains("value=\"ADD:IMPORT\" selected", "value=\"TAKE:VIEW_REPORTS\" selected");
        assertThat(administrator.get("/accounts").body()).contains("+1 −1");
    }

    @Test
    void permissionThatTheAdministratorLacksIsNeitherOfferedNorGranted() {
        String lesser = TestAccounts.createFor(database, Role.ADMIN, support);
        permissions(lesser, "TAKE:ERASE");
        String quality = TestAccounts.createFor(database, Role.QA, support);
        PortalClient browser = new PortalClient(port).signIn(lesser);
        assertThat(browser.get("/accounts/" + id(quality)).body())
                .contains("value=\"ADD:AUDIT\"")
                .doesNotContain("value=\"ADD:ERASE\"");
        HttpResponse<String> answer = browser.submit("/accounts/" + id(quality), form(quality, "ADD:ERASE"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Você só pode dar permissões que você mesmo tem.");
        String other = TestAccounts.createFor(database, Role.ADMIN, support);
        assertThat(browser.get("/accounts/" + id(other)).body())
                .contains("Esta conta pode o que você não pode")
                .doesNotContain("/link\"");
        browser.submit("/accounts/" + id(other) + "/link", Map.of());
        assertThat(browser.get("/accounts/" + id(other)).body())
                .contains("Esta conta pode o que você não pode")
                .contains("Ativa");
    }

    private void permissions(String name, String... departures) {
        assertThat(administrator
                        .submit("/accounts/" + id(name), form(name, departures))
                        .statusCode())
                .isEqualTo(302);
    }

    /** Of an account named after its role. */
    private Map<String, String> form(String name, String... departures) {
        return Map.of(
                "displayName",
                "Inês",
                "username",
                "ines",
                "role",
                name.substring(0, name.indexOf('-')).toUpperCase(Locale.ROOT),
                "permission",
                String.join(",", departures),
                "service",
                "" + support);
    }

    @Test
    void disabledAccountIsAdmittedAgain() {
        String quality = TestAccounts.createFor(database, Role.QA, support);
        administrator.submit("/accounts/" + id(quality) + "/disabling", Map.of());
        assertThat(administrator.get("/accounts/" + id(quality)).body()).contains("Desativada", "Ativar");
        administrator.submit("/accounts/" + id(quality) + "/enabling", Map.of());
        assertThat(new PortalClient(port).signIn(quality).get("/interactions").statusCode())
                .isEqualTo(200);
    }

    @Test
    void demandedPasswordIsAllThatIsOpen() {
        String quality = TestAccounts.createFor(database, Role.QA, support);
        PortalClient reader = new PortalClient(port).signIn(quality);
        administrator.submit("/accounts/" + id(quality) + "/password-change", Map.of());
        assertThat(PortalClient.location(reader.get("/interactions"))).isEqualTo("/account");
        assertThat(reader.get("/interactions.csv", "Accept", "*/*").statusCode())
                .isEqualTo(403);
        assertThat(reader.get("/account").body()).contains("Um administrador pediu que você troque a senha.");
        Matcher csrf = CSRF.matcher(reader.get("/account").body());
        assertThat(csrf.find()).isTrue();
        reader.post(
                "/account/password",
                Map.of(
                        "_csrf",
                        csrf.group(1),
                        "current",
                        TestAccounts.PASSWORD,
                        "password",
                        PASSWORD,
                        "repeated",
                        PASSWORD));
        assertThat(reader.get("/interactions").statusCode()).isEqualTo(200);
    }

    @Test
    void ownAccountIsShutByAnotherOnly() {
        String own = TestAccounts.createFor(database, Role.ADMIN, support);
        PortalClient browser = new PortalClient(port).signIn(own);
        browser.submit("/accounts/" + id(own) + "/disabling", Map.of());
        assertThat(browser.get("/accounts/" + id(own)).body())
                .contains("Outro administrador precisa fazer isto com a sua conta.")
                .contains("Ativa");
    }

    @Test
    void signInIsStamped() {
        String quality = TestAccounts.createFor(database, Role.QA, support);
        assertThat(administrator.get("/accounts/" + id(quality)).body()).contains("nunca");
        new PortalClient(port).signIn(quality);
        assertThat(administrator.get("/accounts/" + id(quality)).body()).doesNotContain("nunca");
    }

    private String invite() {
        administrator.submit(
                "/accounts",
                Map.of(
                        "displayName",
                        "Bruna Teles",
                        "username",
                        username,
                        "role",
                        "SUPERVISOR",
                        "service",
                        "" + support));
        Matcher link = LINK.matcher(administrator.get("/accounts/" + id()).body());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private int id() {
        return id(username);
    }

    private int id(String name) {
        return database.sql("select id from account where username = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    private int service(String name) {
        return database.sql("insert into service_queue (name) values (?) returning id")
                .param(name + " " + UUID.randomUUID())
                .query(Integer.class)
                .single();
    }
}
