package io.rastro.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.rastro.account.Role;
import org.junit.jupiter.api.Test;

class SignInJourneyTests extends SharedDesk {

    @Test
    void signInIsRequiredAndReturnsToThePageAskedFor(Reader reader) {
        reader.open("/interactions?media=VOICE&order=oldest");
        assertThat(reader.path()).startsWith("/sign-in");
        reader.signIn(desk.reader(Role.ANALYST));
        assertThat(reader.path()).isEqualTo("/interactions?media=VOICE&order=oldest");
        assertThat(reader.page().locator(".rgrid tbody tr")).hasCount(Desk.OTHERS);
    }

    @Test
    void languageAndThemeSwitchKeepThePage(Reader reader) {
        Page page = reader.signIn(desk.reader(Role.SUPERVISOR)).open("/interactions?media=CHAT&portfolio=true");
        page.click(".rail [value=en]");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator(".rgrid tbody tr")).hasCount(Desk.OTHERS / 2);
        String before = page.getAttribute("html", "data-theme");
        page.click(".rail form[action='/preferences/theme'] button");
        assertThat(page.locator("html")).not().hasAttribute("data-theme", before);
        assertThat(reader.path()).isEqualTo("/interactions?media=CHAT&portfolio=true");
    }

    @Test
    void phoneShowsItemsAndTheMenu(Reader reader) {
        reader.page().setViewportSize(390, 844);
        Page page = reader.signIn(desk.reader(Role.SUPERVISOR)).open("/interactions?media=WHATSAPP");
        assertThat(page.locator(".rgrid thead")).isHidden();
        assertThat(page.locator(".rgrid tbody tr").first()).containsText("Cliente Número");
        assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing runs off the screen")
                .isTrue();
        page.click(".topbar .menu summary");
        assertThat(page.locator(".topbar nav a").first()).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator(".topbar nav a").first()).isHidden();
    }
}
