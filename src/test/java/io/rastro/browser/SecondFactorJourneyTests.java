package io.rastro.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import io.rastro.account.Authenticator;
import io.rastro.account.Role;
import io.rastro.testing.TestAccounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The second step as people take it: an authenticator application, and a passkey of the device. */
class SecondFactorJourneyTests extends SharedDesk {

    @AfterEach
    void requireOfNobody() {
        database.sql("delete from second_factor_role").update();
    }

    @Test
    @Tag(Reader.NO_SCRIPT)
    void roleThatTakesTwoStepsEnrolsAndSignsInWithoutScript(Reader reader, Reader elsewhere) {
        database.sql("insert into second_factor_role values ('QA')").update();
        String username = desk.reader(Role.QA);
        Page page = reader.open("/interactions?media=VOICE");
        enterPassword(page, username);
        assertThat(page.locator("h1")).hasText("Verificação em duas etapas");
        assertThat(page.locator("svg.qr path")).isVisible();
        Authenticator application = Authenticator.reading(page.content());
        page.fill("#code", application.code());
        page.click("text=Ativar");
        assertThat(page.locator("#recovery-codes li")).hasCount(10);
        String recovery = page.locator("#recovery-codes code").first().textContent();

        Page other = elsewhere.open("/interactions?media=VOICE");
        enterPassword(other, username);
        assertThat(other.locator("#code")).hasAttribute("autocomplete", "one-time-code");
        other.fill("#code", "000");
        other.click("form .btn-primary");
        assertThat(other.locator("#code-hint")).containsText("Este código não vale");
        other.fill("#code", recovery);
        other.click("form .btn-primary");
        assertThat(other.locator(".rgrid tbody tr")).hasCount(Desk.OTHERS);
    }

    @Test
    void passkeySignsInWithoutPasswordAndIsRemoved(Reader reader) {
        String username = desk.reader(Role.ANALYST);
        Page page = reader.signIn(username).open("/account/second-factor");
        virtualAuthenticator(page);
        page.fill("#passkey-label", "Notebook");
        page.fill("#passkey-current", TestAccounts.PASSWORD);
        page.click("#new-passkey button");
        page.locator(".flash.done").waitFor();
        assertThat(page.locator(".flash.done")).containsText("A chave de acesso “Notebook” foi criada.");
        assertThat(page.locator("#recovery-codes li")).hasCount(10);

        reader.signOut();
        page.click("text=Entrar com chave de acesso");
        page.waitForURL(address -> !address.contains("/sign-in"));
        reader.open("/account/second-factor");
        assertThat(page.locator(".passkey-list")).containsText("Notebook");

        reader.signOut();
        enterPassword(page, username);
        assertThat(page.locator("h1")).hasText("Confirme que é você");
        page.click("text=Entrar com chave de acesso");
        page.waitForURL(address -> !address.contains("/sign-in"));

        reader.open("/account/second-factor");
        page.fill("#remove-current", TestAccounts.PASSWORD);
        page.click("#remove-passkey button");
        assertThat(page.locator(".flash.done")).containsText("A chave de acesso foi removida.");
        reader.signOut();
        page.click("text=Entrar com chave de acesso");
        assertThat(page.locator("#refusal")).containsText("não serve para entrar");
        reader.signIn(username);
    }

    @Test
    void pagesOfTheSecondStepAreAccessible(Reader reader) {
        String username = desk.reader(Role.ADMIN);
        Page page = reader.signIn(username).open("/admin/second-factor");
        AccessibilityTests.check(reader);
        reader.open("/account/second-factor");
        page.fill("#enrolment-current", TestAccounts.PASSWORD);
        page.click("text=Cadastrar um aplicativo");
        Authenticator application = Authenticator.reading(page.content());
        AccessibilityTests.check(reader);
        page.fill("#code", application.code());
        page.click("text=Ativar");
        AccessibilityTests.check(reader);
        reader.signOut();
        enterPassword(page, username);
        page.click("form .btn-primary");
        assertThat(page.locator("#code-hint")).isVisible();
        AccessibilityTests.check(reader);
    }

    @Test
    void enrolmentAfterThePasswordIsAccessible(Reader reader) {
        database.sql("insert into second_factor_role values ('QA')").update();
        Page page = reader.open("/sign-in");
        enterPassword(page, desk.reader(Role.QA));
        assertThat(page.locator("svg.qr")).isVisible();
        AccessibilityTests.check(reader);
    }

    private static void enterPassword(Page page, String username) {
        page.fill("#username", username);
        page.fill("#password", TestAccounts.PASSWORD);
        page.click("form[action='/sign-in'] button");
    }

    /** A device that keeps passkeys and says that its owner's finger was right. */
    private static void virtualAuthenticator(Page page) {
        CDPSession device = page.context().newCDPSession(page);
        device.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject added = new JsonObject();
        added.add("options", options);
        device.send("WebAuthn.addVirtualAuthenticator", added);
    }
}
