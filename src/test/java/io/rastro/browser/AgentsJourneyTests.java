package io.rastro.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.rastro.account.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The Agents report as it is read: from the number to its list, from the header to its explanation. */
class AgentsJourneyTests extends SharedDesk {

    private static final String DAY = "/agents?from=2026-03-10&to=2026-03-10";

    private Page open(Reader reader, String path) {
        return reader.signIn(desk.reader(Role.SUPERVISOR)).open(path);
    }

    @Test
    void formProposesADayAndTheReportIsInTheAddress(Reader reader) {
        Page page = open(reader, "/agents");
        page.fill("#f-from", "2026-03-10");
        page.fill("#f-to", "2026-03-10");
        page.click("#filter-form .btn-primary");
        assertThat(page.locator("#summary tbody tr")).hasCount(2);
        assertThat(reader.path()).contains("from=2026-03-10").contains("to=2026-03-10");
        assertThat(page.locator("[data-chart] canvas[role=img]")).isVisible();
        assertThat(page.locator(".strip svg")).hasCount(2);
    }

    @Test
    void headerExplainsItselfByKeyboard(Reader reader) {
        Page page = open(reader, DAY);
        page.focus("#summary th[data-column=HANDLING_TIME] button");
        page.keyboard().press("Enter");
        assertThat(page.locator("#why-HANDLING_TIME")).isVisible();
        assertThat(page.locator("#why-HANDLING_TIME .example")).containsText("÷");
        page.keyboard().press("Escape");
        assertThat(page.locator("#why-HANDLING_TIME")).isHidden();
    }

    @Test
    void numberOpensItsListAndTheListItsReport(Reader reader) {
        Page page = open(reader, DAY);
        String answered = page.locator("#summary tfoot [data-column=ANSWERED]").innerText();
        page.click("#summary tfoot [data-column=ANSWERED] a");
        assertThat(page.locator("#count b")).hasText(answered);
        page.click(".head a");
        assertThat(page.locator("#summary tfoot [data-column=ANSWERED]")).hasText(answered);
    }

    @Test
    void numberLeadsThroughTheHistoriesOfItsListAndBackToIt(Reader reader) {
        Page page = reader.signIn(desk.reader(Role.QA)).open(DAY);
        page.click("#summary tfoot [data-column=ANSWERED] a");
        page.click(".rgrid tbody tr:last-child a");
        assertThat(page.locator(".history-steps")).containsText("50º da lista");
        page.click(".history-steps [rel=next]");
        assertThat(page.locator(".history-steps")).containsText("51º da lista");
        page.click(".btn-back");
        assertThat(page.locator(".pager")).containsText("51 a");
        assertThat(page.locator(".rgrid tbody tr >> nth=0"))
                .hasAttribute("id", page.url().replaceAll(".*#", ""));
    }

    @Test
    void agentsNameOpensTheirDay(Reader reader) {
        Page page = open(reader, DAY);
        String name = page.locator("#summary tbody th a").first().innerText();
        page.locator("#summary tbody th a").first().click();
        assertThat(page.locator("h1")).hasText(name);
        assertThat(page.locator(".shift-picture rect").first()).isAttached();
    }

    @Test
    @Tag(Reader.NO_SCRIPT)
    void reportIsReadWithoutScript(Reader reader) {
        Page page = open(reader, DAY);
        assertThat(page.locator("#summary tbody tr")).hasCount(2);
        assertThat(page.locator("[data-chart]")).isHidden();
        page.click(".rtoolbar .seg a >> nth=1");
        assertThat(page.locator("#summary tbody tr")).hasCount(2);
        assertThat(reader.path()).contains("groupBy=AGENT_DAY");
    }
}
