package io.rastro.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import io.rastro.account.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How pages lie on screen and paper: they do not jump while they load, and no column falls off the sheet. */
class LayoutTests extends SharedDesk {

    /** More than this is felt as a jump: web.dev/articles/cls. */
    private static final double FELT = 0.1;

    private static final String WATCH = """
            window.shifts = 0;
            new PerformanceObserver(list => list.getEntries().forEach(shift => { window.shifts += shift.value; }))
                .observe({ type: 'layout-shift', buffered: true });""";

    private static final int A3_WIDTH = 1587 - 2 * 34;
    private static final int A4_WIDTH = 1123 - 2 * 34;

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
        "/interactions?media=VOICE, " + A3_WIDTH,
        "/interactions?media=WHATSAPP, " + A3_WIDTH,
        "/interactions?media=EMAIL, " + A3_WIDTH,
        "/agents?from=2026-03-10&to=2026-03-10, " + A3_WIDTH,
        "/ivr?groupBy=SERVICE, " + A4_WIDTH,
    })
    void everyColumnIsOnPaper(String path, int width, Reader reader) {
        Page page = reader.signIn(desk.reader(Role.ADMIN)).open(path);
        page.evaluate("document.getElementById('columns-all')?.click()");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.setViewportSize(width, 900);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
        assertThat((Boolean) page.evaluate("[...document.querySelectorAll('.rgrid thead tr:last-child th')]"
                        + ".every(head => head.getBoundingClientRect().width > 0)"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/interactions?media=VOICE",
                "/interactions?media=WHATSAPP",
                "/agents?from=2026-03-01&to=2026-03-20",
                "/ivr?groupBy=DAY"
            })
    void namesOfColumnsAreWholeOnPaper(String path, Reader reader) {
        Page page = reader.signIn(desk.reader(Role.ADMIN)).open(path);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat((Boolean) page.evaluate("[...document.querySelectorAll('.rgrid thead tr:last-child th')]"
                        + ".map(head => getComputedStyle(head))"
                        + ".every(style => style.whiteSpace === 'nowrap' || style.overflowWrap !== 'anywhere')"))
                .isTrue();
    }
}
