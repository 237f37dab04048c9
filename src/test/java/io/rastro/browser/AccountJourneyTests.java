package io.rastro.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.rastro.account.Role;
import io.rastro.testing.TestAccounts;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The second person's first day, and the last. */
class AccountJourneyTests extends SharedDesk {

    private static final String PASSWORD = "cavalo bateria grampo";

    @Test
    void invitedSupervisorSeesTwoServicesUntilTheAccountIsDisabled(Reader administrator, Reader bruna) {
        String username = "bruna-" + UUID.randomUUID();
        administrator.signIn(TestAccounts.create(database, Role.ADMIN)).open("/interactions");
        Page office = administrator.page();
        office.click(".rail >> text=Administração");
        office.click("text=Convidar pessoa");
        office.fill("#displayName", "Bruna Teles");
        office.fill("#username", username);
        office.click("label:has([value=SUPERVISOR])");
        pick(office, Desk.SERVICE);
        pick(office, Desk.OTHER_SERVICE);
        office.click("text=Criar a conta e o link");
        String link = office.locator("#link").textContent();
        assertThat(office.locator(".account-access")).containsText("Convidada");

        Page desktop = bruna.page();
        desktop.navigate(link);
        assertThat(desktop.locator("h1")).hasText("Olá, Bruna Teles");
        desktop.fill("#password", "Senha@2026");
        desktop.fill("#repeated", "Senha@2026");
        desktop.click("form .btn-primary");
        assertThat(desktop.locator("#password-hint .err")).containsText("das primeiras que se tentam");
        desktop.fill("#password", PASSWORD);
        desktop.fill("#repeated", PASSWORD);
        desktop.click("form .btn-primary");
        assertThat(desktop.locator("#username")).hasValue(username);
        desktop.fill("#password", PASSWORD);
        desktop.click("form .btn-primary");
        desktop.waitForURL(address -> !address.contains("/sign-in"));

        bruna.open("/interactions?media=WHATSAPP");
        assertThat(desktop.locator(".rtoolbar .count")).containsText(String.valueOf(Desk.WHATSAPP + Desk.OTHERS));
        assertThat(desktop.locator(".rail >> text=Administração")).hasCount(0);
        desktop.navigate(link);
        assertThat(desktop.locator("h1")).hasText("Este link já não vale");
        bruna.open("/interactions?media=WHATSAPP");

        office.reload();
        assertThat(office.locator("#link")).hasCount(0);
        office.click("text=Desativar");
        assertThat(office.locator(".flash.done")).containsText("A conta foi desativada");
        desktop.locator(".rgrid tbody tr a").first().click();
        desktop.waitForURL("**/sign-in*");
        desktop.fill("#username", username);
        desktop.fill("#password", PASSWORD);
        desktop.click("form .btn-primary");
        assertThat(desktop.locator("#refusal")).containsText("desativada");
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
}
