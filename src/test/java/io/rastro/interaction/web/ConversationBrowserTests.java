package io.rastro.interaction.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.rastro.interaction.history.Conversations.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.rastro.account.PortalUser;
import io.rastro.account.Readers;
import io.rastro.account.ServiceScope;
import io.rastro.browser.Chromium;
import io.rastro.interaction.Sender;
import io.rastro.interaction.history.Conversations;
import io.rastro.interaction.history.StoredConversation;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class ConversationBrowserTests {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private static Playwright playwright;
    private static Browser browser;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private BrowserContext context;
    private Page page;
    private final Deque<StoredConversation> written = new ArrayDeque<>();
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void launch() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Chromium.executable())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void quit() {
        playwright.close();
    }

    @BeforeEach
    void begin() {
        open(1440, 1000, ColorScheme.LIGHT);
    }

    private void open(int width, int height, ColorScheme scheme) {
        context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
        page = context.newPage();
        page.setDefaultTimeout(10_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    @AfterEach
    void end() {
        context.close();
        written.descendingIterator().forEachRemaining(StoredConversation::forget);
        assertThat(complaints).isEmpty();
    }

    private void visit(StoredConversation told, String query, ServiceScope scope) {
        written.add(told);
        PortalUser reader = Readers.supervisor(jdbc, scope);
        page.navigate("http://localhost:" + port + "/conversations/" + told.id + query);
        page.locator("input[name=username]").fill(reader.getUsername());
        page.locator("input[name=password]").fill(TestAccounts.PASSWORD);
        page.locator("button.btn-primary").click();
        page.waitForURL("**/conversations/**");
        page.waitForLoadState();
    }

    private List<String> violations() {
        return new AxeBuilder(page)
                .withTags(RULES).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": " + nodes(rule))
                        .toList();
    }

    private static String nodes(Rule rule) {
        return rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList() + " " + rule.getHelp();
    }

    private StoredConversation rich() {
        StoredConversation told = Conversations.fourSegments(jdbc);
        Conversations.single(told, START.plusSeconds(4900), "external_protocol", "000123")
                .message(START.plusSeconds(4950), Sender.BOT, "Olá, Marília! Escolha: 1 Suporte · 2 Fatura")
                .message(START.plusSeconds(4960), Sender.CLIENT, "palavra".repeat(40) + "\nsegunda linha")
                .message(
                        START.plusSeconds(4970),
                        Sender.CLIENT,
                        null,
                        "attachment_name",
                        "fatura-de-novembro.pdf",
                        "attachment_url",
                        "https://files.example.com/fatura.pdf");
        return told;
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "1440, DARK", "390, LIGHT", "390, DARK"})
    void everyFormIsAccessibleAndFitsItsWidth(int width, ColorScheme scheme) {
        context.close();
        open(width, 1000, scheme);
        StoredConversation told = rich();
        visit(
                told,
                "?order=oldest",
                ServiceScope.of(
                        Set.of(told.service("Suporte técnico"), told.service("Retenção"), told.service("Ouvidoria"))));
        check("texto", width, scheme);
        context.close();
        open(width, 1000, scheme);
        visit(Conversations.call(jdbc), "?order=oldest", ServiceScope.allServices());
        check("voz", width, scheme);
    }

    private void check(String name, int width, ColorScheme scheme) {
        page.reload();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + "-" + width + "-" + scheme + ".png")));
        assertThat(violations()).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }

    @Test
    void moreIsReadIntoThePageAndTheRestOfItStays() {
        StoredConversation told = new StoredConversation(jdbc);
        StoredConversation.Row row = Conversations.single(told, START);
        for (int number = 1; number <= 450; number++) {
            row.message(START.plusSeconds(number), Sender.CLIENT, "mensagem " + number);
        }
        visit(told, "?order=oldest", ServiceScope.allServices());
        Locator bubbles = page.locator(".msg");
        assertThat(bubbles).hasCount(199);
        page.locator(".more a").click();
        assertThat(bubbles).hasCount(399);
        page.locator(".more a").click();
        assertThat(bubbles).hasCount(450);
        assertThat(page.locator(".day")).hasCount(1);
        assertThat(page.locator(".more a")).hasCount(0);
    }

    @Test
    void orderIsSwitchedByALink() {
        visit(Conversations.fourSegments(jdbc), "?order=oldest", ServiceScope.allServices());
        assertThat(page.locator(".talk li.msg").first()).containsText("segmento 1");
        page.locator(".order a").last().click();
        assertThat(page.locator(".order a").last()).hasAttribute("aria-current", "true");
        assertThat(page.locator(".talk li.msg").first()).containsText("repita, 4");
    }

    @Test
    void pathIsDrawnToScale() {
        visit(Conversations.fourSegments(jdbc), "", ServiceScope.allServices());
        assertThat(drawnWidth(".tl .wait")).isCloseTo(326 * 2 / 80.0, offset(0.2));
        assertThat(drawnWidth(".tl .handled")).isCloseTo(326 * 18 / 80.0, offset(0.2));
        assertThat(drawnWidth(".tl .hold")).isCloseTo(326 * 3 / 80.0, offset(0.2));
    }

    private double drawnWidth(String bar) {
        return ((Number) page.locator(bar).first().evaluate("bar => bar.getBBox().width")).doubleValue();
    }

    @Test
    void paperHasEverythingThatIsOnThePage() {
        visit(rich(), "?order=oldest", ServiceScope.allServices());
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".rail")).isHidden();
        assertThat(page.locator(".order")).isHidden();
        page.setViewportSize(720, 1000);
        page.pdf(new Page.PdfOptions().setPath(Path.of("target", "screenshots", "historico.pdf")));
        assertThat((Boolean) page.evaluate(
                        "[...document.querySelectorAll('main, .history, .history-path, .history-talk, .history-talk-body')]"
                                + ".every(e => e.scrollHeight <= e.clientHeight + 1)"))
                .isTrue();
    }
}
