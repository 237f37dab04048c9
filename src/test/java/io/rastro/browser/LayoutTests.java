package io.rastro.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.rastro.account.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How pages lie on screen and paper: they do not jump while they load, lack no style sheet, and no column falls off the
 * paper.
 */
class LayoutTests extends SharedDesk {

    /** More than this is felt as a jump: web.dev/articles/cls. */
    private static final double FELT = 0.1;

    private static final String WATCH = """
            window.shifts = 0;
            new PerformanceObserver(list => list.getEntries().forEach(shift => { window.shifts += shift.value; }))
                .observe({ type: 'layout-shift', buffered: true });""";

    /** The selectors of style sheets that the page does not link, although they match something in it. */
    private static final String LACKING = """
            async names => {
                const linked = [...document.styleSheets].map(sheet => sheet.href ?? '');
                const lacking = [];
                const visit = rule => {
                    [...(rule.cssRules ?? [])].forEach(visit);
                    const selector = (rule.selectorText ?? '')
                        .replace(/::[a-z-]+/g, '')
                        .replace(/:(hover|active|focus(-visible|-within)?)/g, ':not(x-none)');
                    if (selector && document.querySelector(selector)) {
                        lacking.push(selector);
                    }
                };
                for (const name of names.filter(name => !linked.some(href => href.includes(`/css/${name}-`)))) {
                    const sheet = new CSSStyleSheet();
                    sheet.replaceSync(await (await fetch(`/assets/css/${name}.css`)).text());
                    visit(sheet);
                }
                return lacking;
            }""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/interactions?media=WHATSAPP&edit=1",
                "/interactions?media=WHATSAPP",
                "/interactions?media=WHATSAPP&protocol=none",
                "/interactions/draw?media=WHATSAPP&size=2",
                "/ivr",
                "/ivr?groupBy=SERVICE",
                "/ivr/calls?groupBy=SERVICE",
                "/ivr/paths?groupBy=SERVICE",
                "/agents",
                "/agents?from=2026-03-10&to=2026-03-10",
                "/agents/interactions?of=ANSWERED&from=2026-03-01&to=2026-03-20",
                "/agents/1?from=2026-03-01&to=2026-03-20",
                "/imports",
                "/saved-searches",
                "/account",
                "/accounts",
                "/accounts/new",
                "/admin/tokens",
                "/help",
                "/help/agents",
                "/nowhere",
            })
    void pageLacksNoStyleSheet(String path, Reader reader) throws IOException {
        Page page = reader.signIn(desk.reader(Role.ADMIN)).open(path);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat((List<?>) page.evaluate(LACKING, styleSheets())).isEmpty();
    }

    private static List<String> styleSheets() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/static/css"))) {
            return files.map(file -> file.getFileName().toString().replace(".css", ""))
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/interactions?media=WHATSAPP&edit=1",
                "/interactions?media=WHATSAPP",
                "/ivr",
                "/ivr?groupBy=SERVICE",
                "/agents",
                "/agents?from=2026-03-10&to=2026-03-10",
                "/agents?from=2026-03-01&to=2026-03-20&groupBy=AGENT_DAY",
            })
    void pageDoesNotJumpWhileItLoads(String path, Reader reader) {
        Page page = reader.signIn(desk.reader(Role.ADMIN)).page();
        page.addInitScript(WATCH);
        for (int width : new int[] {1440, 390}) {
            page.setViewportSize(width, 900);
            reader.open(path);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(((Number) page.evaluate("window.shifts")).doubleValue())
                    .as("%s at %d px", path, width)
                    .isLessThanOrEqualTo(FELT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/interactions?media=VOICE, false",
        "/interactions?media=VOICE, true",
        "/interactions?media=WHATSAPP, false",
        "/interactions?media=WHATSAPP, true",
        "/interactions?media=EMAIL, true",
        "/agents?from=2026-03-10&to=2026-03-10, false",
        "/agents?from=2026-03-01&to=2026-03-20&groupBy=AGENT_DAY, false",
        "/agents/interactions?of=ANSWERED&from=2026-03-01&to=2026-03-20, false",
    })
    void everyColumnIsOnPaperWhole(String path, boolean allColumns, Reader reader) {
        Page page = reader.signIn(desk.reader(Role.ADMIN)).open(path);
        if (allColumns) {
            page.click("#columns > summary");
            page.click("#columns-all");
        }
        Paper.holdsEveryColumn(page);
    }
}
