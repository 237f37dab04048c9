package io.rastro.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.rastro.account.Role;
import java.util.List;
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

    /** Somebody else may sit down at the machine: what is kept there after a walk is names of columns, and the tab's own address. */
    @Test
    void browserKeepsNothingOfWhatWasRead(Reader reader) {
        Page page = reader.signIn(desk.reader(Role.SUPERVISOR)).open("/interactions?media=WHATSAPP");
        page.locator(".rgrid tbody tr").first().click();
        reader.open("/agents");
        reader.open("/ivr");
        assertThat(page.evaluate("[...Object.keys(sessionStorage), ...Object.keys(localStorage)]"
                        + ".filter(key => !key.startsWith('rastro.columns.'))"))
                .as("what htmx goes back by")
                .isEqualTo(List.of("htmx-current-path-for-history"));
        assertThat(page.evaluate("sessionStorage.getItem('htmx-current-path-for-history')"))
                .asString()
                .as("an address, which says nothing of anybody")
                .matches("/[a-z0-9?&=.:/-]*");
        assertThat(page.evaluate("async () => (await indexedDB.databases()).length + (await caches.keys()).length"))
                .isEqualTo(0);
        assertThat(page.context().cookies().stream()
                        .filter(cookie -> !cookie.httpOnly)
                        .map(cookie -> cookie.name)
                        .toList())
                .allMatch(name -> name.matches("rastro_(language|theme|scheme|search_[0-9a-f]+)"));
    }

    /** Nothing that an address says becomes a property of every object. */
    @Test
    void addressChangesNoPrototype(Reader reader) {
        Page page = reader.signIn(desk.reader(Role.SUPERVISOR)).open("/interactions?media=VOICE#__proto__[changed]=1");
        assertThat(page.evaluate("({}).changed ?? 'as it was'")).isEqualTo("as it was");
        reader.open("/interactions?media=VOICE");
        page.evaluate("localStorage.setItem('rastro.columns.VOICE', '[\"__proto__\"]')");
        page.reload();
        assertThat(page.evaluate("({}).changed ?? Object.keys(Object.prototype).length"))
                .isEqualTo(0);
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
