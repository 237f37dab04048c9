package io.rastro.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.opencsv.CSVReaderHeaderAware;
import io.rastro.account.Role;
import io.rastro.interaction.Medium;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResultJourneyTests extends SharedDesk {

    private static final String ALL_OF_ONE_SERVICE = "?media=WHATSAPP&service=";

    private Page result(Reader reader, String query) {
        return reader.signIn(desk.reader(Role.SUPERVISOR)).open("/interactions" + query);
    }

    private static List<String> protocols(Page page) {
        return page.locator(".rgrid td[data-column=PROTOCOL] a").allInnerTexts();
    }

    private static List<String> newest(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .map(place -> Desk.WHATSAPP + 1 - place)
                .mapToObj(number -> Desk.protocol(Medium.WHATSAPP, Desk.SERVICE, number))
                .toList();
    }

    @Test
    void pagesLeadForwardAndBackWithoutLosingTheFilter(Reader reader) {
        Page page = result(reader, ALL_OF_ONE_SERVICE + desk.service(Desk.SERVICE));
        assertThat(protocols(page)).isEqualTo(newest(1, 50));
        page.click("[rel=next]");
        assertThat(protocols(page)).isEqualTo(newest(51, 100));
        page.click("[rel=next]");
        assertThat(protocols(page)).isEqualTo(newest(101, 120));
        assertThat(page.locator(".pager")).containsText("101 a 120");
        page.click("[rel=prev]");
        assertThat(protocols(page)).isEqualTo(newest(51, 100));
        page.click("[rel=prev]");
        assertThat(protocols(page)).isEqualTo(newest(1, 50));
        assertThat(page.locator("[rel=prev]")).hasCount(0);
    }

    @Test
    void orderIsTurnedRound(Reader reader) {
        Page page = result(reader, "?media=VOICE");
        page.click(".rtoolbar a[href*='order=oldest']");
        assertThat(protocols(page).get(0)).isEqualTo(Desk.protocol(Medium.VOICE, Desk.SERVICE, 1));
    }

    @Test
    void csvOfTheButtonEqualsTheRowsOfTheGrid(Reader reader) throws Exception {
        Page page = result(reader, "?media=WHATSAPP&timeTo=10:30&service=" + desk.service(Desk.SERVICE));
        List<String> headers =
                page.locator(".rgrid thead th:not(.hidden-column)").allInnerTexts();
        List<List<String>> grid = new ArrayList<>();
        for (var row : page.locator(".rgrid tbody tr").all()) {
            grid.add(row.locator("td:not(.hidden-column)").allTextContents().stream()
                    .map(ResultJourneyTests::plain)
                    .toList());
        }
        page.click("[aria-label='Formatos do arquivo']");
        Download download = page.waitForDownload(() -> page.click("a[href*='dialect=script']"));
        assertThat(download.suggestedFilename()).isEqualTo("rastreio-whatsapp.csv");
        List<List<String>> file = new ArrayList<>();
        try (var csv = new CSVReaderHeaderAware(Files.newBufferedReader(download.path(), StandardCharsets.UTF_8))) {
            for (Map<String, String> line = csv.readMap(); line != null; line = csv.readMap()) {
                Map<String, String> cells = line;
                file.add(headers.stream()
                        .map(header -> plain(cells.get(header.strip().replaceAll("\\s+", " "))))
                        .toList());
            }
        }
        assertThat(file).hasSize(30).isEqualTo(grid);
    }

    // The grid draws tags apart and says who had no agent on a phone; a formula is only neutralised in the file.
    private static String plain(String cell) {
        return cell.replaceFirst(" · .*$", "").replaceAll("[\\s,]+", "").replaceFirst("^'=", "=");
    }

    @Test
    void countIsExactOnRequest(Reader reader) {
        Page page = result(reader, "?media=VOICE&count=exact");
        assertThat(page.locator("#count")).hasText(Desk.OTHERS + " atendimentos");
    }

    @Test
    void arrowsMoveFromRowToRowAndEnterOpensTheHistory(Reader reader) {
        Page page = result(reader, "?media=VOICE");
        page.focus(".gridwrap");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowUp");
        assertThat(page.locator(".rgrid tbody tr >> nth=1")).hasClass("is-focus");
        assertThat(page.locator(".rgrid tbody tr >> nth=1").locator("a").first())
                .isFocused();
        page.keyboard().press("Enter");
        page.waitForURL("**/conversations/**");
        assertThat(reader.path()).contains("back=media%3DVOICE");
    }

    @Test
    void arrowDownEntersTheGridFromAnywhereAndEscapeLeavesIt(Reader reader) {
        Page page = result(reader, "?media=VOICE");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator(".rgrid tbody tr >> nth=0").locator("a").first())
                .isFocused();
        page.keyboard().press("Escape");
        assertThat(page.locator(".rgrid tbody tr.is-focus")).hasCount(0);
        page.focus(".rtoolbar a[href*='order=oldest']");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator(".rgrid tbody tr >> nth=1").locator("a").first())
                .isFocused();
        page.keyboard().press("Escape");
        assertThat(page.locator(".rtoolbar a[href*='order=oldest']")).isFocused();
    }

    @Test
    void controlsKeepTheArrowsForThemselves(Reader reader) {
        Page page = result(reader, "?media=VOICE");
        page.click("#columns summary");
        page.focus("#columns input >> nth=0");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator(".rgrid tbody tr.is-focus")).hasCount(0);
    }

    @Test
    void headerRowIsOneStopForTabAndItsExplanationsAreReachedByArrows(Reader reader) {
        Page page = result(reader, "?media=VOICE");
        page.focus(".gridwrap");
        page.keyboard().press("Tab");
        assertThat(page.locator("th[data-column=PROTOCOL] button")).isFocused();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("th[data-column=AGENT] button")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#why-AGENT")).isVisible();
        page.keyboard().press("Escape");
        page.keyboard().press("Tab");
        assertThat(page.locator(".rgrid tbody tr >> nth=0").locator("a").first())
                .isFocused();
        page.keyboard().press("Shift+Tab");
        assertThat(page.locator("th[data-column=AGENT] button")).isFocused();
    }

    @Test
    void chipsRemoveTheirFilterAndNoOther(Reader reader) {
        Page page = result(reader, "?media=CHAT&portfolio=true&from=2026-03-10&expiration=ACTIVE");
        page.click("[aria-label='Remover filtro Portfólio']");
        assertThat(reader.path()).isEqualTo("/interactions?media=CHAT&from=2026-03-10&expiration=ACTIVE");
        assertThat(page.locator(".rchip")).hasCount(3);
    }

    @Test
    void emptyResultNamesTheFilterToLoosen(Reader reader) {
        Page page = result(reader, "?media=VOICE&from=2026-03-10&protocol=none");
        assertThat(page.locator(".looser li")).hasCount(1);
        page.click(".looser a");
        assertThat(reader.path()).isEqualTo("/interactions?media=VOICE&from=2026-03-10");
        assertThat(page.locator(".rgrid tbody tr")).hasCount(Desk.OTHERS);
    }

    @Test
    void hiddenColumnsStayHiddenUntilAllAreShown(Reader reader) {
        Page page = result(reader, "?media=EMAIL");
        page.click("#columns summary");
        page.uncheck("#columns input[value=AGENT]");
        page.keyboard().press("Escape");
        assertThat(page.locator("#columns .drop-panel")).isHidden();
        page.reload();
        assertThat(page.locator("th[data-column=AGENT]")).isHidden();
        page.click("#columns summary");
        page.click("#columns-all");
        assertThat(page.locator("th[data-column=AGENT]")).isVisible();
        page.click("h1");
        assertThat(page.locator("#columns .drop-panel")).isHidden();
    }

    @Test
    void anyColumnCanBePutOnScreenAndStaysThere(Reader reader) {
        Page page = result(reader, "?media=VOICE");
        for (String column : List.of("DAY", "TIME_OF_DAY", "WAIT", "JITTER")) {
            assertThat(page.locator("th[data-column=" + column + "]")).isHidden();
            page.locator("#columns").evaluate("each => { each.open = true }");
            page.check("#columns input[value=" + column + "]");
            assertThat(page.locator("th[data-column=" + column + "]")).isVisible();
        }
        page.reload();
        assertThat(page.locator("tbody tr:first-child td[data-column=DAY]")).hasText("2026-03-10");
        assertThat(page.locator("tbody tr:first-child td[data-column=JITTER]")).isVisible();
        page.locator("#columns").evaluate("each => { each.open = true }");
        page.click("#columns-usual");
        assertThat(page.locator("th[data-column=DAY]")).isHidden();
        page.click("#columns-all");
        assertThat(page.locator("th.hidden-column")).hasCount(0);
    }

    @Test
    void abandonedRowShowsWhenItHappenedWithoutScrolling(Reader reader) {
        Page page = result(reader, "?media=VOICE&voiceStatus=ABANDONED");
        assertThat(page.locator("tbody tr:first-child td[data-column=PROTOCOL]"))
                .containsText("2026-03-10 10:05");
        for (int width : List.of(1440, 390)) {
            page.setViewportSize(width, 844);
            var moment = page.locator("tbody tr:first-child .moment").boundingBox();
            var cell = page.locator("tbody tr:first-child td.lead").boundingBox();
            assertThat(moment.x + moment.width).isLessThanOrEqualTo(cell.x + cell.width);
        }
        page.setViewportSize(1440, 1000);
        reader.open("/interactions?media=VOICE&voiceStatus=ANSWERED");
        assertThat(page.locator(".moment")).hasCount(0);
    }

    @Test
    void headerExplainsItself(Reader reader) {
        Page page = result(reader, "?media=VOICE");
        page.click("th[data-column=CALL_QUALITY] button");
        assertThat(page.locator("#why-CALL_QUALITY")).isVisible();
        assertThat(page.locator("#why-CALL_QUALITY")).containsText("jitter");
        page.keyboard().press("Escape");
        assertThat(page.locator("#why-CALL_QUALITY")).isHidden();
    }
}
