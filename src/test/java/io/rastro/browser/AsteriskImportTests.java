package io.rastro.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import io.rastro.account.Role;
import io.rastro.testing.Axe;
import io.rastro.testing.TestAccounts;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real Asterisk Master.csv through the upload page, and out again by grid and CSV. */
@BrowserTest
class AsteriskImportTests {

    private static final Path FILE = Path.of("src/test/resources/asterisk/asterisk_cdr_pseudonymised.csv");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String SEARCH = "?media=VOICE&from=2017-06-01&to=2017-07-31";

    @Autowired
    JdbcClient jdbc;

    private final String source = "pbx " + UUID.randomUUID();

    @AfterEach
    void forget() {
        jdbc.sql("""
                delete from interaction i using interaction_key k
                where k.source = ? and i.id = k.interaction_id and i.received_at = k.received_at""").param(source).update();
        jdbc.sql("delete from interaction_key where source = ?").param(source).update();
    }

    private Page imports(Reader reader) {
        return reader.signIn(TestAccounts.create(jdbc, Role.ADMIN)).open("/imports");
    }

    private void assertAccessible(Page page) {
        assertThat(Axe.of(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations())
                .as(page.url())
                .isEmpty();
    }

    private void upload(Page page) {
        page.setInputFiles("#file", FILE);
        page.fill("#source", source);
        page.click(".import-form .btn-primary");
        page.waitForLoadState();
        assertThat(page.locator("#preview tbody tr").count()).isEqualTo(6);
    }

    private void start(Page page) {
        page.click("button[value=start]");
        PlaywrightAssertions.assertThat(page.locator("#progress .st.ok")).isVisible();
    }

    @Test
    void all218LinesAreAccountedForAndComeOutAgain(Reader reader) throws Exception {
        Page page = imports(reader);
        upload(page);
        start(page);
        assertCounts(page);
        assertThat(sorted(download(page))).isEqualTo(sorted(expected()));
        assertThat(gridRows(page)).isEqualTo(210);
    }

    @Test
    @Tag(Reader.NO_SCRIPT)
    void all218LinesAreAccountedForWithoutScript(Reader reader) {
        Page page = imports(reader);
        upload(page);
        page.click("button[value=start]");
        page.waitForLoadState();
        while (page.locator("#progress .st.ok").count() == 0) {
            page.navigate(page.url());
        }
        assertCounts(page);
    }

    private static void assertCounts(Page page) {
        Map.of("read", "218", "accepted", "210", "unchanged", "8", "updated", "0", "rejected", "0")
                .forEach((name, count) -> assertThat(
                                page.locator("#count-" + name).textContent())
                        .as(name)
                        .isEqualTo(count));
        assertThat(page.locator("#warnings").count()).isZero();
    }

    @Test
    void pagesAreAccessibleInBothThemesAndOnAPhone(Reader reader) {
        Page page = imports(reader);
        assertAccessible(page);
        upload(page);
        assertAccessible(page);
        screenshot(page, "mapping-1440");
        start(page);
        assertAccessible(page);
        screenshot(page, "done-1440");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.setViewportSize(390, 844);
        for (String path : List.of("/imports", page.url())) {
            page.navigate(path);
            assertAccessible(page);
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
            screenshot(page, path.equals("/imports") ? "list-390-dark" : "done-390-dark");
        }
    }

    private static void screenshot(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "imports-" + name + ".png")));
    }

    private List<String> download(Page page) throws Exception {
        String csv = page.request()
                .get("/interactions.csv" + SEARCH + "&dialect=script")
                .text();
        try (CSVReader reader = new CSVReaderBuilder(new StringReader(csv))
                .withCSVParser(new RFC4180ParserBuilder().build())
                .build()) {
            List<String[]> rows = reader.readAll();
            List<String> headers = List.of(rows.get(0));
            List<Integer> requested = Stream.of(
                            "DATA",
                            "HORA",
                            "SERVIÇO",
                            "TIPO",
                            "PARA",
                            "CONTATO",
                            "A PARTIR DE",
                            "DURAÇÃO",
                            "STATUS",
                            "DATA ATENDIDA",
                            "DATA FINALIZADA")
                    .map(headers::indexOf)
                    .toList();
            return rows.stream()
                    .skip(1)
                    .map(row -> String.join(
                            "|", requested.stream().map(index -> row[index]).toList()))
                    .toList();
        }
    }

    /** What the file itself says, read without the portal. */
    private static List<String> expected() throws Exception {
        try (CSVReader reader = new CSVReaderBuilder(Files.newBufferedReader(FILE))
                .withCSVParser(new RFC4180ParserBuilder().build())
                .build()) {
            List<List<String>> rows =
                    reader.readAll().stream().map(List::of).distinct().toList();
            Map<String, String> names = new HashMap<>();
            rows.forEach(cells -> names.put(cells.get(1), name(cells)));
            return rows.stream()
                    .map(cells -> line(cells, name(cells).isEmpty() ? "" : names.get(cells.get(1))))
                    .toList();
        }
    }

    private static String name(List<String> cells) {
        return cells.get(4).replaceAll("\"(.*)\" <.*>", "$1");
    }

    /** A number is one contact, which has the name it was told last. */
    private static String line(List<String> cells, String contact) {
        String status = switch (cells.get(14)) {
            case "ANSWERED" -> "service completed";
            case "NO ANSWER" -> "dequeued";
            default -> "bad phone";
        };
        // five rows say NO ANSWER and hold the stamp of the exchange's answer all the same
        String answer = status.equals("service completed") ? cells.get(10) : "";
        return String.join(
                "|",
                shown(cells.get(9)).replace(' ', '|'),
                cells.get(3),
                "inbound",
                cells.get(2),
                contact,
                cells.get(1),
                duration(answer, cells.get(11)),
                status,
                shown(answer),
                shown(cells.get(11)));
    }

    /** The file is in UTC, as its unique ids prove; the portal shows São Paulo's time, three hours behind. */
    private static String shown(String stamp) {
        return stamp.isEmpty()
                ? ""
                : LocalDateTime.parse(stamp, STAMP).minusHours(3).format(STAMP);
    }

    private static String duration(String answer, String end) {
        if (answer.isEmpty()) {
            return "";
        }
        Duration handled = Duration.between(LocalDateTime.parse(answer, STAMP), LocalDateTime.parse(end, STAMP));
        return "%02d:%02d:%02d".formatted(handled.toHours(), handled.toMinutesPart(), handled.toSecondsPart());
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }

    private static int gridRows(Page page) {
        page.navigate("/interactions" + SEARCH);
        int rows = page.locator(".rgrid tbody tr").count();
        Locator next = page.locator("a[rel=next]");
        while (next.count() > 0) {
            page.navigate(next.first().getAttribute("href"));
            rows += page.locator(".rgrid tbody tr").count();
        }
        return rows;
    }
}
