package io.rastro.interaction.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.rastro.interaction.history.SampleConversations.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import io.rastro.account.Readers;
import io.rastro.account.ServiceScope;
import io.rastro.browser.BrowserTest;
import io.rastro.browser.Reader;
import io.rastro.interaction.Sender;
import io.rastro.interaction.history.SampleConversations;
import io.rastro.interaction.history.StoredConversation;
import io.rastro.testing.Axe;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Conversations read in a browser. */
@BrowserTest
class ConversationBrowserTests {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    @Autowired
    JdbcClient jdbc;

    private final Deque<StoredConversation> written = new ArrayDeque<>();

    @AfterEach
    void forget() {
        written.descendingIterator().forEachRemaining(StoredConversation::forget);
    }

    private Page visit(Reader reader, StoredConversation told, String query, ServiceScope scope) {
        written.add(told);
        reader.signIn(Readers.supervisor(jdbc, scope).getUsername());
        return reader.open("/conversations/" + told.id + query);
    }

    private Page visit(Reader reader, StoredConversation told, String query) {
        return visit(reader, told, query, ServiceScope.allServices());
    }

    private static List<String> violations(Page page) {
        return Axe.of(page).withTags(RULES).analyze().getViolations().stream()
                .map(rule -> rule.getId() + ": " + nodes(rule))
                .toList();
    }

    private static String nodes(Rule rule) {
        return rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList() + " " + rule.getHelp();
    }

    private StoredConversation rich() {
        StoredConversation told = SampleConversations.fourSegments(jdbc);
        SampleConversations.single(told, START.plusSeconds(4900), "external_protocol", "000123")
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
    @CsvSource({"1440, light", "1440, dark", "390, light", "390, dark"})
    void everyFormIsAccessibleAndFitsItsWidth(int width, String theme, Reader reader) {
        StoredConversation told = rich();
        ServiceScope scope = ServiceScope.of(
                Set.of(told.service("Suporte técnico"), told.service("Retenção"), told.service("Ouvidoria")));
        check(visit(reader, told, "?order=oldest&find=boa+tarde", scope), "texto", width, theme);
        reader.signOut();
        check(visit(reader, SampleConversations.call(jdbc), "?order=oldest"), "voz", width, theme);
    }

    private static void check(Page page, String name, int width, String theme) {
        page.setViewportSize(width, width == 390 ? 844 : 1000);
        page.evaluate("theme => { document.documentElement.dataset.bsTheme = theme }", theme);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + "-" + width + "-" + theme + ".png")));
        assertThat(violations(page)).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }

    @Test
    void moreIsReadIntoThePageAndTheRestOfItStays(Reader reader) {
        StoredConversation told = new StoredConversation(jdbc);
        StoredConversation.SegmentInsert row = SampleConversations.single(told, START);
        for (int number = 1; number <= 450; number++) {
            row.message(START.plusSeconds(number), Sender.CLIENT, "mensagem " + number);
        }
        Page page = visit(reader, told, "?order=oldest");
        Locator bubbles = page.locator(".msg");
        assertThat(bubbles).hasCount(199);
        page.locator(".more [hx-get]").click();
        assertThat(bubbles).hasCount(399);
        page.locator(".more [hx-get]").click();
        assertThat(bubbles).hasCount(450);
        assertThat(page.locator(".day")).hasCount(1);
        assertThat(page.locator(".more [hx-get]")).hasCount(0);
    }

    @Test
    void paperGetsAllPartsOfALongConversation(Reader reader) {
        Page page = visit(reader, long5000(), "?back=media%3DWHATSAPP");
        page.addInitScript("window.print = () => { window.printed = true }");
        page.click(".print-page");
        assertThat(page.locator(".msg")).hasCount(5_000);
        assertThat(page.locator(".more")).hasCount(0);
        page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate("window.printed === true")));
        page.goBack();
        page.click("text=Mostrar tudo");
        assertThat(page.locator(".msg")).hasCount(5_000);
        assertThat(page.locator(".btn-back")).hasAttribute("href", "/interactions?media=WHATSAPP");
    }

    @Test
    void orderIsChosenOnceAndKeptForTheAccount(Reader reader) {
        Page page = visit(reader, SampleConversations.fourSegments(jdbc), "");
        assertThat(page.locator(".talk li.msg").first()).containsText("segmento 1");
        page.locator(".order button").last().click();
        assertThat(page.locator(".order button").last()).hasAttribute("aria-pressed", "true");
        assertThat(page.locator(".talk li.msg").first()).containsText("repita, 4");
        assertThat(page.locator(".path .svc").first()).hasText("Suporte técnico");
        assertThat(reader.path()).doesNotContain("order");
        StoredConversation another = SampleConversations.fourSegments(jdbc);
        written.add(another);
        reader.open("/conversations/" + another.id);
        assertThat(page.locator(".talk li.msg").first()).containsText("repita, 4");
        reader.open("/conversations/" + another.id + "?order=oldest");
        assertThat(page.locator(".talk li.msg").first()).containsText("segmento 1");
    }

    private StoredConversation long5000() {
        StoredConversation told = new StoredConversation(jdbc);
        SampleConversations.single(told, START);
        jdbc.sql("""
                        insert into message (interaction_id, received_at, position, sent_at, sender, text)
                        select i.id, i.received_at, n, i.received_at + n * interval '500 ms', 'CLIENT',
                            case when n in (3, 2500, 4999) then 'A SÃO JOÃO tem a ação nº ' else 'mensagem ' end || n
                        from interaction i cross join generate_series(1, 5000) n where i.conversation_id = ?""").param(told.id).update();
        return told;
    }

    private void findsInALongConversation(Reader reader) {
        Page page = visit(reader, long5000(), "?order=oldest&back=media%3DWHATSAPP");
        page.fill(".talk-search [name=find]", "sao joao");
        page.click(".talk-search form button");
        assertThat(page.locator(".found")).hasText("1 de 3");
        assertThat(page.locator("#hit mark")).hasText("SÃO JOÃO");
        page.click("[aria-label='Próxima ocorrência']");
        assertThat(page.locator(".found")).hasText("2 de 3");
        assertThat(page.locator("#hit")).containsText("nº 2500");
        assertThat(page.locator("#hit")).isInViewport();
        assertThat(page.locator("mark")).hasCount(1);
        page.click("[aria-label='Ocorrência anterior']");
        page.click("[aria-label='Ocorrência anterior']");
        assertThat(page.locator(".found")).hasText("3 de 3");
        assertThat(page.locator("#hit")).containsText("nº 4999");
        assertThat(page.locator("#hit")).isInViewport();
        page.fill(".talk-search [name=find]", "nowhere%");
        page.click(".talk-search form button");
        assertThat(page.locator(".found")).hasText("Nada encontrado");
        page.click("text=Limpar");
        assertThat(page.locator(".found")).hasCount(0);
        assertThat(page.locator(".btn-back")).hasAttribute("href", "/interactions?media=WHATSAPP");
    }

    @Test
    void wordsAreFoundInAConversationOfThousands(Reader reader) {
        findsInALongConversation(reader);
    }

    @Test
    @Tag(Reader.NO_SCRIPT)
    void wordsAreFoundWithoutScriptToo(Reader reader) {
        findsInALongConversation(reader);
    }

    @Test
    void pathIsDrawnToScale(Reader reader) {
        Page page = visit(reader, SampleConversations.fourSegments(jdbc), "");
        assertThat(drawnWidth(page, ".tl .wait")).isCloseTo(326 * 2 / 80.0, offset(0.2));
        assertThat(drawnWidth(page, ".tl .handled")).isCloseTo(326 * 18 / 80.0, offset(0.2));
        assertThat(drawnWidth(page, ".tl .hold")).isCloseTo(326 * 3 / 80.0, offset(0.2));
    }

    private static double drawnWidth(Page page, String bar) {
        return ((Number) page.locator(bar).first().evaluate("bar => bar.getBBox().width")).doubleValue();
    }

    @Test
    void paperHasEverythingThatIsOnThePage(Reader reader) {
        Page page = visit(reader, rich(), "?order=oldest");
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
