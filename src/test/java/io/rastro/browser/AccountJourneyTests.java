package io.rastro.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.rastro.account.Authenticator;
import io.rastro.account.Role;
import io.rastro.interaction.Medium;
import io.rastro.recording.CallFixture;
import io.rastro.system.PortalProperties;
import io.rastro.testing.TestAccounts;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The second person's first hour, and the last. */
class AccountJourneyTests extends SharedDesk {

    private static final String PASSWORD = "cavalo bateria grampo";
    private static final String CALL = "first-hour/call.wav";
    private static final String CALL_PROTOCOL = Desk.protocol(Medium.VOICE, Desk.SERVICE, 1);

    /** Ten minutes of silence. */
    private static final int CALL_BYTES = 9_600_044;

    @Autowired
    PortalProperties portal;

    private final String username = "bruna-" + UUID.randomUUID();

    @AfterEach
    void asBefore() {
        database.sql("delete from second_factor_role").update();
        database.sql("delete from recording where reference = ?").param(CALL).update();
    }

    @Test
    void invitedSupervisorWorksWithTwoServicesUntilTheAccountIsDisabled(Reader administrator, Reader bruna)
            throws IOException {
        database.sql("insert into second_factor_role values ('SUPERVISOR')").update();
        recordCall();
        Page office =
                administrator.signIn(TestAccounts.create(database, Role.ADMIN)).open("/interactions");
        String account = invite(office);
        String link = office.locator("#link").textContent();
        AccessibilityTests.check(administrator, "first-hour-invitation");

        enter(bruna, link);
        searchAndExport(bruna);
        listen(bruna);
        Page desktop = bruna.page();
        assertThat(desktop.locator(".rail >> text=Administração")).hasCount(0);
        desktop.navigate(link);
        assertThat(desktop.locator("h1")).hasText("Este link já não vale");
        bruna.open("/interactions?media=WHATSAPP");

        readLedger(administrator);
        administrator.open(account);
        office.click("text=Desativar");
        assertThat(office.locator(".flash.done")).containsText("A conta foi desativada");
        desktop.locator(".rgrid tbody tr a").first().click();
        desktop.waitForURL("**/sign-in*");
        signIn(desktop);
        assertThat(desktop.locator("#refusal")).containsText("desativada");
        AccessibilityTests.check(bruna, "first-hour-disabled");
    }

    private void recordCall() {
        new CallFixture(database, portal).file(CALL, CallFixture.wav(CALL_BYTES));
        database.sql("""
                        insert into recording (interaction_id, received_at, position, reference, channels, started_at)
                        select id, received_at, 0, ?, 1, answered_at from interaction where protocol = ?""").params(CALL, CALL_PROTOCOL).update();
    }

    /** Where the new account is. */
    private String invite(Page office) {
        office.click(".rail >> text=Administração");
        office.click("text=Convidar pessoa");
        office.fill("#displayName", "Bruna Teles");
        office.fill("#username", username);
        office.click("label:has([value=SUPERVISOR])");
        pick(office, Desk.SERVICE);
        pick(office, Desk.OTHER_SERVICE);
        office.click("text=Criar a conta e o link");
        assertThat(office.locator(".account-access")).containsText("Convidada");
        return office.url().replaceFirst("^https?://[^/]+", "");
    }

    private static void pick(Page page, String service) {
        Locator box = page.locator(".services .ts-control input");
        box.click();
        box.pressSequentially(service);
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(service))
                .first()
                .click();
        assertThat(page.locator(".services .item").last()).containsText(service);
        // The list stays open for the next pick, over what stands below.
        box.press("Escape");
    }

    private void enter(Reader bruna, String link) {
        Page desktop = bruna.page();
        desktop.navigate(link);
        assertThat(desktop.locator("h1")).hasText("Olá, Bruna Teles");
        choose(desktop, "Senha@2026");
        assertThat(desktop.locator("#password-hint .err")).containsText("das primeiras que se tentam");
        choose(desktop, PASSWORD);
        assertThat(desktop.locator("#username")).hasValue(username);
        desktop.fill("#password", PASSWORD);
        desktop.click("form[action='/sign-in'] button");
        assertThat(desktop.locator("svg.qr path")).isVisible();
        AccessibilityTests.check(bruna, "first-hour-second-factor");
        desktop.fill("#code", Authenticator.reading(desktop.content()).code());
        desktop.click("text=Ativar");
        assertThat(desktop.locator("#recovery-codes li")).hasCount(10);
    }

    private static void choose(Page desktop, String password) {
        desktop.fill("#password", password);
        desktop.fill("#repeated", password);
        desktop.click("form .btn-primary");
    }

    private static void searchAndExport(Reader bruna) throws IOException {
        Page desktop = bruna.open("/interactions?media=WHATSAPP");
        int own = Desk.WHATSAPP + Desk.OTHERS;
        assertThat(desktop.locator(".rtoolbar .count")).containsText(String.valueOf(own));
        AccessibilityTests.check(bruna, "first-hour-search");
        Download export =
                desktop.waitForDownload(() -> desktop.click(".rtoolbar a[href*='.csv']:has-text('CSV') >> nth=0"));
        assertThat(Files.readAllLines(export.path())).hasSize(own + 1);
    }

    private static void listen(Reader bruna) {
        Page desktop = bruna.open("/interactions?media=VOICE&protocol=" + CALL_PROTOCOL);
        desktop.locator(".rgrid tbody tr a").first().click();
        desktop.locator(".play").click();
        desktop.waitForCondition(
                () -> ((Number) desktop.evaluate("document.querySelector('audio').currentTime")).doubleValue() > 0.3);
        AccessibilityTests.check(bruna, "first-hour-call");
    }

    private static void readLedger(Reader administrator) {
        Page office = administrator.open("/ledger?who=Bruna");
        Locator entries = office.locator("main");
        for (String act : new String[] {
            "Escolheu a senha pelo link",
            "Cadastrou a segunda etapa",
            "Entrou",
            "Viu uma lista",
            "Exportação encerrada",
            "Abriu um histórico",
            "Vai ouvir uma gravação"
        }) {
            assertThat(entries).containsText(act);
        }
        AccessibilityTests.check(administrator, "first-hour-ledger");
    }

    private void signIn(Page desktop) {
        desktop.fill("#username", username);
        desktop.fill("#password", PASSWORD);
        desktop.click("form[action='/sign-in'] button");
    }
}
