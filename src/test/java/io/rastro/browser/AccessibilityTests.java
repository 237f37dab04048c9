package io.rastro.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.CheckedNode;
import com.microsoft.playwright.Page;
import io.rastro.account.Role;
import io.rastro.testing.Axe;
import io.rastro.testing.TestAccounts;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page, in both themes and both widths: no violation of WCAG 2.2 AA or of good practice that axe can find, no console error. */
class AccessibilityTests extends SharedDesk {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final List<String> LOOKS = List.of("color-contrast", "target-size", "scrollable-region-focusable");

    @Test
    void signInIsAccessible(Reader reader) {
        reader.open("/sign-in");
        check(reader);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/interactions",
                "/interactions?media=VOICE&voiceStatus=ABANDONED&edit=1",
                "/interactions?media=VOICE",
                "/interactions?media=WHATSAPP&serviceStatus=COMPLETED&from=2026-03-10&timeTo=10:15",
                "/interactions?media=CHAT",
                "/interactions?media=EMAIL",
                "/interactions?media=VOICE&from=2026-03-21&to=2026-03-01&startedBy=CLIENT&phone=x",
                "/interactions?media=VOICE&foo=1",
                "/interactions?media=WHATSAPP&protocol=none",
                "/interactions/draw?media=WHATSAPP&size=6&seed=7&drawn=1790000000",
                "/interactions/draw?media=WHATSAPP&size=0",
                "/agents",
                "/agents?from=2026-03-10&to=2026-03-10",
                "/agents?from=2026-03-01&to=2026-03-20&groupBy=AGENT_DAY&media=WHATSAPP",
                "/agents?from=2026-03-21&to=2026-03-01",
                "/agents/interactions?from=2026-03-10&to=2026-03-10&of=ANSWERED",
                "/interactions?media=VOICE&period=yesterday&from=2026-03-10",
                "/help/agents",
                "/help",
                "/admin/tokens",
                "/admin/teams",
                "/admin/teams/new",
                "/accounts",
                "/accounts/new",
                "/privacy",
                "/admin/retention",
                "/data-health",
                "/data-health/open",
                "/data-health/differences/{source}",
                "/account"
            })
    void pageIsAccessible(String path, Reader reader) {
        reader.signIn(desk.reader(Role.ADMIN)).open(path.replace("{source}", String.valueOf(differingSource())));
        openEverything(reader.page());
        check(reader);
    }

    /** One whose files tell a moment of a call otherwise. */
    private int differingSource() {
        String name = "accessible differences";
        database.sql("delete from connected_source where name = ?").param(name).update();
        return database.sql("""
                        with source as (insert into connected_source (name, type, created_at, created_by)
                            values (?, 'accessible-test', now(), 'test') returning id)
                        insert into source_difference (source_id, conversation, fact, feed, told_at, other_feed, other_told_at, noted_at)
                        select id, '1795857529.19', 'ENDED', 'cdr', now(), 'cel', now() - interval '5 seconds', now() from source
                        returning source_id""").param(name).query(Integer.class).single();
    }

    @Test
    void newAccountAndItsLinkAreAccessible(Reader reader) {
        Page page = reader.signIn(desk.reader(Role.ADMIN)).open("/accounts/new");
        page.click(".account-form .btn-primary");
        check(reader);
        page.fill("#displayName", "Bruna Teles");
        page.fill("#username", "bruna-" + UUID.randomUUID());
        page.click("label:has([value=QA])");
        page.locator(".scope .ts-control input").pressSequentially(Desk.SERVICE);
        page.locator(".scope .ts-dropdown .option").first().click();
        page.keyboard().press("Escape");
        page.click(".account-form .btn-primary");
        String link = page.locator("#link").textContent();
        check(reader);
        page.navigate(link);
        page.click("form .btn-primary");
        check(reader);
        reader.open("/invitation/unknown");
        check(reader);
    }

    @Test
    void personAndItsErasureAreAccessible(Reader reader) {
        Page page = reader.signIn(TestAccounts.create(database, Role.ADMIN)).open("/privacy");
        page.click(".account-form .btn-primary");
        check(reader);
        page.click("label:has([value=PHONE])");
        page.fill("#term", "11 97352-0000");
        page.click(".account-form .btn-primary");
        check(reader);
        page.click("form[action$='/privacy'] .btn-primary");
        check(reader);
        page.click("form[action$='/erasure'] .btn-danger");
        check(reader);
        page.click("label:has([value=SUBJECT])");
        page.fill("#reason", "chamado 7");
        page.click("form[action$='/erasure'] .btn-danger");
        check(reader);
        page.click("form[action$='/withdrawal'] .btn");
        check(reader);
        reader.open("/privacy/holds");
        check(reader);
    }

    @Test
    void historyOfASearchIsAccessible(Reader reader) {
        Page page = reader.signIn(desk.reader(Role.QA)).open("/interactions?media=CHAT&order=oldest");
        page.click(".rgrid tbody tr a");
        page.waitForURL("**/conversations/**");
        reader.open(reader.path() + "&find=menu");
        check(reader);
    }

    @Test
    void pageOfAContactIsAccessible(Reader reader) {
        Page page = reader.signIn(desk.reader(Role.ADMIN)).open("/interactions?media=WHATSAPP");
        page.locator("td[data-column=CONTACT] a").first().click();
        page.waitForURL("**/contacts/*");
        check(reader, "contact");
    }

    // Whatever is left of the height after whole rows: what the total covers in part is too small to be clicked.
    @Test
    void totalInViewCoversNoRowInPart(Reader reader) {
        Page page = reader.signIn(desk.reader(Role.QA)).open("/agents?from=2026-03-10&to=2026-03-10");
        page.evaluate("""
                const rows = document.querySelector('#summary tbody');
                for (let more = 0; more < 40; more++) rows.append(rows.rows[0].cloneNode(true));""");
        SoftAssertions all = new SoftAssertions();
        for (int height = 1000; height < 1028; height += 9) {
            page.setViewportSize(1440, height);
            all.assertThat((Boolean) page.evaluate(
                            "(wrap => wrap.scrollHeight > wrap.clientHeight)(document.querySelector('.gridwrap'))"))
                    .isTrue();
            all.assertThat(Axe.of(page)
                            .withRules(List.of("target-size"))
                            .analyze()
                            .getViolations())
                    .as(height + " px")
                    .isEmpty();
        }
        all.assertAll();
    }

    @Test
    void agentsDayIsAccessible(Reader reader) {
        Page page = reader.signIn(desk.reader(Role.QA)).open("/agents?from=2026-03-10&to=2026-03-10");
        page.locator("#summary tbody th a").first().click();
        page.waitForURL("**/agents/*?*");
        check(reader);
    }

    @Test
    void historyOfADrawnListIsAccessible(Reader reader) {
        Page page = reader.signIn(desk.reader(Role.QA))
                .open("/interactions/draw?media=VOICE&size=3&seed=7&drawn=1790000000");
        page.click(".rtoolbar .btn-primary");
        page.waitForURL("**/conversations/**");
        check(reader);
    }

    // What is folded away must be right too; but the menu of searches, which opened beside another covers it, has a
    // test of its own.
    static void openEverything(Page page) {
        page.evaluate("document.querySelectorAll('main details:not(.searches)').forEach(each => { each.open = true })");
    }

    /** The same, and takes pictures of it. */
    static void check(Reader reader, String name) {
        Page page = reader.page();
        for (int width : new int[] {1440, 390}) {
            for (String theme : List.of("light", "dark")) {
                show(page, width, theme);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", name + "-" + width + "-" + theme + ".png")));
            }
        }
        check(reader);
        show(page, 1440, "light");
    }

    static void check(Reader reader) {
        SoftAssertions all = new SoftAssertions();
        Page page = reader.page();
        look(page, 1440, "light", Axe.of(page).withTags(RULES), all);
        look(page, 390, "dark", Axe.of(page).withTags(RULES), all);
        // The rest of the rules read the document, which is the same in every colour and width.
        look(page, 1440, "dark", Axe.of(page).withRules(LOOKS), all);
        look(page, 390, "light", Axe.of(page).withRules(LOOKS), all);
        all.assertAll();
    }

    private static void show(Page page, int width, String theme) {
        page.setViewportSize(width, width == 390 ? 844 : 1000);
        page.evaluate("theme => { document.documentElement.dataset.bsTheme = theme }", theme);
    }

    private static void look(Page page, int width, String theme, AxeBuilder axe, SoftAssertions all) {
        show(page, width, theme);
        AxeResults results = axe.analyze();
        all.assertThat(results.getPasses()).isNotEmpty();
        results.getViolations()
                .forEach(rule -> all.fail("%s %d px: %s %s"
                        .formatted(
                                theme,
                                width,
                                rule.getId(),
                                rule.getNodes().stream()
                                        .map(CheckedNode::getHtml)
                                        .toList())));
    }
}
