package io.rastro.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.rastro.account.Role;
import io.rastro.ivr.IvrDataTest;
import io.rastro.testing.TestAccounts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IvrDataTest
@ExtendWith({SharedBrowser.class, ReaderExtension.class})
class IvrJourneyTests {

    @Autowired
    JdbcClient database;

    private Page open(Reader reader, String path) {
        return reader.signIn(TestAccounts.create(database, Role.ANALYST)).open(path);
    }

    @Test
    void groupingIsChosenAndTheReportOpensItsCalls(Reader reader) {
        Page page = open(reader, "/ivr");
        page.click(".filter-media label:has-text('Dia')");
        page.fill("#f-from", "2018-11-03");
        page.fill("#f-to", "2018-11-05");
        page.click("#filter-form .btn-primary");
        assertThat(page.locator("#summary tbody tr")).hasCount(3);
        assertThat(page.locator("canvas[role=img]")).isVisible();
        String answered =
                page.locator("#summary tfoot td[data-column=ANSWERED] a").innerText();
        page.click("#summary tfoot td[data-column=ANSWERED] a");
        assertThat(page.locator("#count b")).hasText(answered);
        page.click("a:has-text('Voltar ao relatório')");
        assertThat(reader.path()).contains("groupBy=DAY").contains("from=2018-11-03");
    }

    @Test
    void numberLeadsThroughTheHistoriesOfItsCallsAndBackToThem(Reader reader) {
        Page page = reader.signIn(TestAccounts.create(database, Role.QA)).open("/ivr?groupBy=IVR");
        page.click("#summary tfoot td[data-column=ANSWERED] a");
        page.locator(".rgrid tbody tr a").first().click();
        assertThat(page.locator(".history-steps")).containsText("1º da lista");
        page.click(".history-steps [rel=next]");
        assertThat(page.locator(".history-steps")).containsText("2º da lista");
        page.click(".btn-back");
        assertThat(page.locator("#count b")).isVisible();
        assertThat(page.locator(".rgrid tbody tr >> nth=1"))
                .hasAttribute("id", page.url().replaceAll(".*#", ""));
        page.keyboard().press("ArrowDown");
        assertThat(page.locator(".rgrid tbody tr >> nth=1").locator("a")).isFocused();
    }

    @Test
    void headerExplainsItselfByKeyboard(Reader reader) {
        Page page = open(reader, "/ivr?groupBy=SERVICE");
        page.focus("#summary th[data-column=SERVICE_LEVEL] button");
        page.keyboard().press("Enter");
        assertThat(page.locator("#why-SERVICE_LEVEL")).isVisible();
        assertThat(page.locator("#why-SERVICE_LEVEL .example")).containsText("÷");
        page.keyboard().press("Escape");
        assertThat(page.locator("#why-SERVICE_LEVEL")).isHidden();
    }

    @Test
    void waysThroughTheMenusAreDrawnAndOpenTheirCalls(Reader reader) {
        Page page = open(reader, "/ivr?groupBy=IVR");
        Locator menu = page.locator("#paths svg.menus a").first();
        assertThat(menu).isVisible();
        assertThat(page).hasTitle("URA · URA · Rastro");
        String passed = menu.locator(".v").textContent();
        menu.click();
        assertThat(page.locator("#count b")).hasText(passed);
        assertThat(reader.path()).contains("node=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ivr?groupBy=SERVICE",
                "/ivr?groupBy=AGENT",
                "/ivr?groupBy=HOUR",
                "/ivr?groupBy=DAY",
                "/ivr/calls?groupBy=IVR&set=RECEIVED"
            })
    void everyColumnIsOnPaperWhole(String path, Reader reader) {
        Paper.holdsEveryColumn(open(reader, path));
    }

    @Test
    @Tag(Reader.NO_SCRIPT)
    void everythingIsReachedWithoutScript(Reader reader) {
        Page page = open(reader, "/ivr?groupBy=HOUR");
        assertThat(page.locator("#summary tbody tr")).hasCount(24);
        assertThat(page.locator("figure[data-chart]")).isHidden();
        page.click(".ivr-paths-slot a");
        assertThat(page.locator("#paths svg.menus")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ivr",
                "/ivr?groupBy=IVR",
                "/ivr?groupBy=DAY&sl=100000",
                "/ivr?groupBy=AGENT&from=2018-11-03&timeFrom=22:00&timeTo=02:00",
                "/ivr?groupBy=DAY&from=2030-01-01",
                "/ivr/calls?groupBy=IVR&set=ANSWERED",
                "/ivr/paths?groupBy=IVR",
                "/help"
            })
    void pageIsAccessible(String path, Reader reader) {
        Page page = open(reader, path);
        if (page.locator(".ivr-paths-slot").count() > 0) {
            page.waitForSelector("#paths svg.menus");
        }
        AccessibilityTests.openEverything(page);
        AccessibilityTests.check(reader);
        assertThat(reader.complaints()).isEmpty();
    }
}
