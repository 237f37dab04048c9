package io.rastro.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.rastro.account.Role;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(Reader.NO_SCRIPT)
class NoScriptJourneyTests extends SharedDesk {

    private Page open(Reader reader, String query) {
        return reader.signIn(desk.reader(Role.SUPERVISOR)).open("/interactions" + query);
    }

    @Test
    void formChangesWithTheMediumByAButton(Reader reader) {
        Page page = open(reader, "?media=WHATSAPP&edit=1");
        page.fill("#f-from", "2026-03-10");
        page.click("label:has(#medium-VOICE)");
        page.click(".filter-media button");
        assertThat(page.locator("#f-voiceStatus")).isVisible();
        assertThat(page.locator("#f-from")).hasValue("2026-03-10");
        page.click("#filter-form .btn-primary");
        assertThat(page.locator(".rgrid tbody tr")).hasCount(Desk.OTHERS);
        assertThat(page.locator("#columns")).isHidden();
    }

    @Test
    void contactIsListedByAButtonAndPicked(Reader reader) {
        Page page = open(reader, "?media=VOICE&edit=1");
        page.click(".more summary");
        page.fill("#f-contactSearch", "CLIENTE NUMERO 7");
        page.click("button:has-text('Listar contatos')");
        page.selectOption(
                "#f-contact",
                page.locator("#f-contact option")
                        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Cliente Número 7"))
                        .first()
                        .getAttribute("value"));
        page.click("#filter-form .btn-primary");
        assertThat(page.locator(".rgrid tbody tr")).hasCount(1);
    }

    @Test
    void listsAreShownByAButtonAndPicked(Reader reader) {
        Page page = open(reader, "?media=WHATSAPP&from=2026-03-10&edit=1");
        assertThat(page.locator("#f-service option")).hasCount(0);
        page.click("div:has(> #f-service) button");
        page.selectOption("#f-service", String.valueOf(desk.service(Desk.OTHER_SERVICE)));
        assertThat(page.locator("#f-agent option")).hasCount(2);
        assertThat(page.locator("#f-from")).hasValue("2026-03-10");
        page.click("#filter-form .btn-primary");
        assertThat(page.locator(".rgrid tbody tr")).hasCount(6);
    }

    @Test
    void somebodyIsInvitedAndChoosesAPassword(Reader administrator, Reader invited) {
        Page page = administrator.signIn(desk.reader(Role.ADMIN)).open("/accounts/new");
        page.fill("#displayName", "Bruna Teles");
        page.fill("#username", "bruna-" + UUID.randomUUID());
        page.check("[value=QA]");
        page.selectOption("#f-service", String.valueOf(desk.service(Desk.SERVICE)));
        page.click(".account-form .btn-primary");
        invited.page().navigate(page.locator("#link").textContent());
        invited.page().fill("#password", "cavalo bateria grampo");
        invited.page().fill("#repeated", "cavalo bateria grampo");
        invited.page().click("form .btn-primary");
        assertThat(invited.page().locator(".flash.done")).containsText("Senha criada.");
    }

    @Test
    void repairsAreLinksAndAPeriodIsAnOptionThatSaysItsDates(Reader reader) {
        Page page = open(reader, "?media=VOICE&from=2026-03-21&to=2026-03-01");
        page.click("[data-swap-dates]");
        assertThat(page.locator("#f-to")).hasValue("2026-03-21");
        assertThat(reader.path()).contains("media=VOICE");
        page.fill("#f-from", "");
        page.fill("#f-to", "");
        assertThat(page.locator("#f-period option[value=yesterday]"))
                .hasText(Pattern.compile("ontem \\(\\d{1,2} de \\S+ de \\d{4}\\)"));
        page.selectOption("#f-period", "yesterday");
        page.click("#filter-form .btn-primary");
        assertThat(page.locator(".rchips")).containsText(Pattern.compile("ontem \\(.*\\d{4}\\)"));
    }
}
