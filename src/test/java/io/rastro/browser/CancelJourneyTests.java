package io.rastro.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.rastro.account.Role;
import io.rastro.testing.HeldTable;
import io.rastro.testing.PortalClient;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Readers who do not wait for an answer: an administrator holds what it takes, and nothing is left waiting for it. */
class CancelJourneyTests extends SharedDesk {

    private static final Duration SOONER_THAN_THE_TIME_OUT = Duration.ofSeconds(6);
    private static final String SEARCH = "#filter-form .btn-primary";

    @LocalServerPort
    int port;

    @Value("${spring.datasource.url}")
    String url;

    private Page form(Reader reader) {
        Page page = reader.signIn(desk.reader(Role.SUPERVISOR)).open("/interactions?media=VOICE&edit=1");
        page.fill("#f-from", "2026-03-10");
        page.fill("#f-to", "2026-03-10");
        return page;
    }

    // While a page is on its way the browser answers no question: the page itself does what its reader would, once its
    // own request to the test is answered.
    private static void search(Page page, HeldTable held, String then) {
        page.route("**/search-waits", question -> {
            held.awaitWaiting(1);
            question.fulfill();
        });
        page.evaluate("""
                () => new MutationObserver(async (changes, observer) => {
                    const cancel = document.querySelector('.searching button');
                    if (cancel) {
                        observer.disconnect();
                        await fetch('/search-waits');
                        console.log('waits');
                        %s;
                    }
                }).observe(document.body, { childList: true, subtree: true })""".formatted(then));
        page.waitForConsoleMessage(() -> page.locator(SEARCH).dispatchEvent("click"));
    }

    private static void leavesTheDatabase(HeldTable held) {
        await().atMost(SOONER_THAN_THE_TIME_OUT).until(() -> held.waiting() == 0);
    }

    @Test
    void cancelledSearchLeavesTheDatabaseAndItsForm(Reader reader) throws SQLException {
        Page page = form(reader);
        try (HeldTable held = new HeldTable(url, "call_quality")) {
            search(page, held, "cancel.click()");
            leavesTheDatabase(held);
            assertThat(page.locator("#f-from")).hasValue("10/03/2026");
            assertThat(page.locator(".searching, #filter-form :disabled")).hasCount(0);
        }
        page.click(SEARCH);
        assertThat(page.locator(".rgrid tbody tr")).hasCount(Desk.OTHERS);
        assertThat(reader.path()).isEqualTo("/interactions?media=VOICE&from=2026-03-10&to=2026-03-10");
    }

    @Test
    void searchWhosePageIsLeftLeavesTheDatabase(Reader reader) throws SQLException {
        Page page = form(reader);
        try (HeldTable held = new HeldTable(url, "call_quality")) {
            search(page, held, "document.querySelector('.rail a[href=\"/help\"]').click()");
            leavesTheDatabase(held);
            page.waitForURL("**/help");
        }
    }

    @Test
    void requestBehindAPageThatIsLeftLeavesTheDatabase(Reader reader) throws SQLException {
        Page page = form(reader);
        try (HeldTable held = new HeldTable(url, "call_quality")) {
            page.evaluate("() => { htmx.ajax('GET', '/interactions?media=VOICE', { swap: 'none' }); }");
            held.awaitWaiting(1);
            page.click(".rail a[href='/help']");
            leavesTheDatabase(held);
            page.waitForURL("**/help");
        }
    }

    @Test
    void searchOfAClosedTabLeavesTheDatabase(Reader reader) throws SQLException {
        Page page = form(reader);
        try (HeldTable held = new HeldTable(url, "call_quality")) {
            search(page, held, "");
            page.close(new Page.CloseOptions().setRunBeforeUnload(true));
            leavesTheDatabase(held);
        }
    }

    @Test
    void anotherSearchInTheTabTakesThePlaceOfTheFirst(Reader reader) throws SQLException {
        Page page = form(reader);
        try (HeldTable held = new HeldTable(url, "call_quality")) {
            search(page, held, """
                    document.getElementById('filter-form').action = '/agents';
                    document.querySelector('#filter-form .btn-primary').click()""");
            leavesTheDatabase(held);
            assertThat(page.locator("h1")).hasText("Agentes");
            assertThat(page.locator("#filter-form, .blank")).hasCount(0);
        }
    }

    @Test
    void whoGetsACancelledPageIsToldSo(Reader reader) {
        Page page = form(reader);
        page.evaluate("""
                async () => {
                    const token = '0'.repeat(32);
                    const csrf = document.querySelector('meta[name=csrf-token]').content;
                    document.cookie = `rastro_search_${token}=1; path=/`;
                    await fetch('/searches/cancel', {
                        method: 'POST',
                        body: new URLSearchParams([['_csrf', csrf], ['token', token]]),
                    });
                }""");
        reader.open("/interactions?media=VOICE");
        assertThat(page.locator("h1")).hasText("A busca foi cancelada");
        AccessibilityTests.check(reader);
        page.click(".blank .btn-primary");
        assertThat(page.locator(".rgrid tbody tr")).hasCount(Desk.OTHERS);
    }

    @Test
    void downloadWithoutAPlaceIsAPageThatSaysWhy(Reader reader) throws SQLException {
        String account = desk.reader(Role.SUPERVISOR);
        Page page = reader.signIn(account).open("/interactions?media=VOICE");
        PortalClient same = new PortalClient(port).signIn(account);
        List<CompletableFuture<HttpResponse<String>>> files;
        try (HeldTable held = new HeldTable(url, "call_quality")) {
            files = IntStream.range(0, 4)
                    .mapToObj(file -> same.ask("/interactions.csv?media=VOICE"))
                    .toList();
            held.awaitWaiting(4);
            page.click(".rtoolbar .btn-group > a");
            assertThat(page.locator("h1")).hasText("Você já tem 4 downloads em andamento");
            AccessibilityTests.check(reader);
        }
        assertThat(files)
                .allSatisfy(file -> assertThat(file.join().statusCode()).isEqualTo(200));
        page.waitForDownload(() -> page.click(".blank .btn-primary"));
    }

    @Test
    void answeredSearchHasNothingToCancel(Reader reader) {
        Page page = form(reader);
        List<String> cancelled = new ArrayList<>();
        page.onRequest(request -> {
            if (request.url().endsWith("/searches/cancel")) {
                cancelled.add(String.valueOf(request.postData()));
            }
        });
        page.click(SEARCH);
        page.click(".rgrid tbody tr:first-child td:last-child");
        page.waitForURL("**/conversations/**");
        page.click(".rail a[href='/help']");
        page.waitForURL("**/help");
        assertThat(cancelled).isEmpty();
        assertThat(page.context().cookies()).noneMatch(cookie -> cookie.name.startsWith("rastro_search"));
    }
}
