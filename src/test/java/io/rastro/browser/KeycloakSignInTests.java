package io.rastro.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Single sign-on as a person meets it: Chromium, and a Keycloak set up as {@code src/docs/sign-in.md} says. Too slow for the
 * ordinary tests: {@code ./mvnw -Pkeycloak test}.
 */
@BrowserTest
@Tag("keycloak")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakSignInTests {

    private static final int KEYCLOAK_PORT = Keycloak.freePort();
    private static final String ISSUER = Keycloak.issuer(KEYCLOAK_PORT, "centre");
    private static final String PASSWORD = "the provider's";

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("rastro.oidc.issuer", () -> ISSUER);
        settings.add("rastro.oidc.name", () -> "Keycloak");
        settings.add("rastro.oidc.roles-claim", () -> "realm_access.roles");
        settings.add("rastro.oidc.roles.ADMIN", () -> "rastro-admin");
        settings.add("rastro.oidc.roles.SUPERVISOR", () -> "rastro-supervisor");
        settings.add("rastro.oidc.services-claim", () -> "groups");
        settings.add("rastro.oidc.teams-claim", () -> "groups");
    }

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    Keycloak keycloak;

    @BeforeAll
    void startKeycloak(@TempDir Path directory) throws IOException, InterruptedException {
        keycloak = Keycloak.start(KEYCLOAK_PORT, directory);
        try (InputStream realm = getClass().getResourceAsStream("/keycloak/centre-realm.json")) {
            keycloak.importRealm(new String(Objects.requireNonNull(realm).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@PORTAL@", String.valueOf(port)));
        }
        database.sql("insert into service_queue (name) values ('Suporte Keycloak'), ('Vendas Keycloak')")
                .update();
        database.sql("insert into team (name) values ('Turno da manhã')").update();
    }

    @AfterAll
    void stopKeycloak() {
        keycloak.close();
    }

    @AfterEach
    void asBefore() throws IOException, InterruptedException {
        database.sql("delete from second_factor_role").update();
        database.sql("delete from account where username = 'lia.matos'").update();
        keycloak.enable("centre", "lia.matos", true);
    }

    @Test
    void claimsSayRoleServicesAndTeam(Reader lia) {
        Page page = signIn(lia, "lia.matos");
        page.waitForURL(address -> address.endsWith("/interactions?media=VOICE"));
        lia.open("/account");
        assertThat(page.locator("main")).containsText("Lia Matos · lia.matos · Supervisão");
        assertThat(database.sql("""
                        select a.role || ': ' || string_agg(distinct s.name, ', ') || ' / ' || string_agg(distinct t.name, ', ')
                        from account a
                        join account_service g on g.account_id = a.id join service_queue s on s.id = g.service_id
                        join account_team m on m.account_id = a.id join team t on t.id = m.team_id
                        where a.username = 'lia.matos' and not a.all_services group by a.id
                        """).query(String.class).single())
                .isEqualTo("SUPERVISOR: Suporte Keycloak / Turno da manhã");
    }

    @Test
    void signingOutEndsTheSessionAtKeycloakToo(Reader lia) {
        Page page = signIn(lia, "lia.matos");
        page.waitForURL(address -> address.contains("/interactions"));
        page.evaluate("document.querySelector(\"form[action='/sign-out']\").requestSubmit()");
        page.waitForURL(address -> address.endsWith("/sign-in?signedOut"));
        assertThat(page.locator(".flash.done")).isVisible();
        page.click("text=Entrar com Keycloak");
        assertThat(page.locator("#kc-login")).isVisible();
    }

    @Test
    void whoseClaimsGiveNoRoleIsToldSo(Reader rui) {
        Page page = signIn(rui, "rui.prado");
        page.waitForURL(address -> address.endsWith("/sign-in?failed"));
        assertThat(page.locator("#refusal")).containsText("não tem perfil neste portal");
        assertThat(database.sql("select count(*) from account where username = 'rui.prado'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoIsDisabledAtKeycloakDoesNotGetIn(Reader lia, Reader elsewhere) throws Exception {
        signIn(lia, "lia.matos").waitForURL(address -> address.contains("/interactions"));
        keycloak.enable("centre", "lia.matos", false);
        Page page = signIn(elsewhere, "lia.matos");
        assertThat(page.locator("body")).containsText("disabled");
        assertThat(page.url()).startsWith(ISSUER);
        elsewhere.open("/interactions");
        assertThat(page.locator("#username")).isVisible();
    }

    /** Keycloak's password alone is {@code acr} 1, which no setting counts as a second factor. */
    @Test
    void roleThatTakesTwoStepsIsAskedForTheSecondHere(Reader lia) {
        database.sql("insert into second_factor_role values ('SUPERVISOR')").update();
        Page page = signIn(lia, "lia.matos");
        page.waitForURL(address -> address.endsWith("/sign-in/enrolment"));
        assertThat(page.locator("svg.qr path")).isVisible();
    }

    private static Page signIn(Reader reader, String username) {
        Page page = reader.open("/interactions?media=VOICE");
        page.click("text=Entrar com Keycloak");
        page.waitForURL(address -> address.startsWith(ISSUER));
        page.fill("#username", username);
        page.fill("#password", PASSWORD);
        page.click("#kc-login");
        return page;
    }
}
