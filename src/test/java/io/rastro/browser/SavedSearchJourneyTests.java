package io.rastro.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.rastro.account.Role;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SavedSearchJourneyTests extends SharedDesk {

    @Autowired
    ZoneId zone;

    private static String day(LocalDate date) {
        return DateTimeFormatter.ofPattern("d 'de' MMMM 'de' uuuu", Locale.forLanguageTag("pt-BR"))
                .format(date);
    }

    /** The page on which it is saved was asked for the day before; the search is then opened today. */
    @Test
    void supervisorSavesYesterdayByQueueAndOpensItTheNextDay(Reader reader) {
        LocalDate today = LocalDate.now(zone);
        Page page = reader.signIn(desk.reader(Role.SUPERVISOR))
                .open("/ivr?groupBy=SERVICE&period=yesterday&asOf=" + today.minusDays(1));
        assertThat(page.locator(".rchips")).containsText(day(today.minusDays(2)));
        assertThat(page.locator(".rchips")).not().containsText("ontem");
        page.click(".searches > summary");
        page.fill("#search-name", "Ontem por fila");
        page.click(".save-search .btn-primary");
        assertThat(page.locator(".flash.done")).containsText("Ontem por fila");
        reader.open("/ivr");
        page.click(".searches > summary");
        page.click(".searches .drop-item:has-text('Ontem por fila')");
        page.waitForURL("**/ivr?groupBy=SERVICE&period=yesterday");
        // A midnight may have passed since the first page.
        assertThat(page.locator(".rchips"))
                .containsText(Pattern.compile("ontem \\((" + day(today.minusDays(1)) + "|" + day(today) + ")\\)"));
    }

    @Test
    void listTellsWhatWasSavedAndAskedAndChangesIt(Reader reader) {
        Page page = reader.signIn(desk.reader(Role.SUPERVISOR)).open("/interactions?media=WHATSAPP&period=last-week");
        page.click(".searches > summary");
        page.fill("#search-name", "Semana");
        page.keyboard().press("Enter");
        assertThat(page.locator(".flash.done")).isVisible();
        reader.open("/saved-searches");
        assertThat(page.locator("#saved ~ .saved-list > li")).containsText("semana passada");
        assertThat(page.locator("#recent ~ .saved-list > li")).hasCount(1);
        page.click(".saved-change > summary");
        page.fill(".saved-forms [name=name]", "maria@exemplo.com.br");
        page.click(".saved-forms form:first-child .btn");
        assertThat(page.locator(".saved-forms [name=name]")).isFocused();
        assertThat(page.locator(".saved-forms .err")).containsText("e-mail");
        page.fill(".saved-forms [name=name]", "Semana passada");
        page.click(".saved-forms form:first-child .btn");
        assertThat(page.locator("#saved ~ .saved-list > li b")).hasText("Semana passada");
        page.click(".saved-start .btn");
        assertThat(page.locator("#saved ~ .saved-list .st")).hasText(Pattern.compile("página inicial"));
        reader.open("/");
        assertThat(reader.path()).isEqualTo("/interactions?media=WHATSAPP&period=last-week");
    }

    @Test
    void menuAndPageOfSearchesAreAccessibleWithEverythingOpen(Reader reader) {
        Page page = reader.signIn(desk.reader(Role.SUPERVISOR)).open("/interactions?media=VOICE&period=last-week");
        page.click(".searches > summary");
        AccessibilityTests.check(reader, "search-menu");
        page.fill("#search-name", "Semana de voz");
        page.keyboard().press("Enter");
        assertThat(page.locator(".flash.done")).isVisible();
        reader.open("/saved-searches");
        page.click(".saved-change > summary");
        AccessibilityTests.check(reader, "saved-searches");
    }
}
