package io.rastro.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.rastro.account.Role;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Quality staff work through interactions drawn by chance. */
class DrawJourneyTests extends SharedDesk {

    private Page drawn(Reader reader) {
        return reader.signIn(desk.reader(Role.QA))
                .open("/interactions/draw?media=WHATSAPP&serviceStatus=COMPLETED&size=4&seed=7&drawn=1790000000");
    }

    private static List<String> protocols(Page page) {
        return page.locator(".drawn tbody td:nth-child(3)").allInnerTexts();
    }

    private void drawsFromTheToolbar(Reader reader) {
        Page page = reader.signIn(desk.reader(Role.QA)).open("/interactions?media=WHATSAPP&serviceStatus=COMPLETED");
        page.click(".draw summary");
        page.fill("#draw-size", "6");
        page.click(".draw button");
        assertThat(page.locator(".drawn tbody tr")).hasCount(6);
        assertThat(reader.path()).contains("serviceStatus=COMPLETED", "size=6", "seed=", "drawn=");
        List<String> first = protocols(page);
        assertThat(page.locator(".drawn tbody td:nth-child(4)").allInnerTexts())
                .containsOnly("Célia Arantes do Navegador", "Davi Ñandú");
        page.reload();
        assertThat(protocols(page)).isEqualTo(first);
    }

    @Test
    void listIsDrawnFromTheToolbarAndStaysTheSame(Reader reader) {
        drawsFromTheToolbar(reader);
    }

    @Test
    @Tag(Reader.NO_SCRIPT)
    void listIsDrawnWithoutScriptToo(Reader reader) {
        drawsFromTheToolbar(reader);
    }

    @Test
    void listLeadsFromHistoryToHistoryAndKeepsWhatWasOpened(Reader reader) {
        Page page = drawn(reader);
        List<String> protocols = protocols(page);
        assertThat(page.locator(".rtoolbar")).containsText("0 de 4 abertos");
        page.click("text=Começar");
        assertThat(page.locator(".facts")).containsText(protocols.get(0));
        assertThat(page.locator(".history-steps")).containsText("1 de 4");
        assertThat(page.locator(".history-steps [aria-disabled][aria-label='Atendimento anterior']"))
                .hasCount(1);
        page.click(".history-steps [rel=next]");
        assertThat(page.locator(".facts")).containsText(protocols.get(1));
        page.click(".history-steps [rel=next]");
        page.click(".history-steps [rel=prev]");
        assertThat(page.locator(".history-steps")).containsText("2 de 4");
        page.click(".btn-back");
        assertThat(page).hasURL(Pattern.compile(".*/interactions/draw\\?.*#pick-2$"));
        assertThat(protocols(page)).isEqualTo(protocols);
        assertThat(page.locator(".drawn tr.done")).hasCount(3);
        assertThat(page.locator(".rtoolbar")).containsText("3 de 4 abertos");
        page.click("text=Continuar");
        assertThat(page.locator(".facts")).containsText(protocols.get(3));
        assertThat(page.locator(".history-steps [aria-disabled][aria-label='Próximo atendimento']"))
                .hasCount(1);
        page.click(".btn-back");
        assertThat(page.locator("text=Continuar")).hasCount(0);
        assertThat(page.locator(".drawn tr.done")).hasCount(4);
    }

    @Test
    void anotherReaderSeesTheSameListWithMarksOfTheirOwn(Reader reader) {
        Page page = drawn(reader);
        List<String> protocols = protocols(page);
        page.click("text=Começar");
        reader.signOut();
        page = drawn(reader);
        assertThat(protocols(page)).isEqualTo(protocols);
        assertThat(page.locator(".drawn tr.done")).hasCount(0);
    }

    @Test
    void drawThatCannotBeIsRefusedInTheForm(Reader reader) {
        reader.signIn(desk.reader(Role.QA));
        for (String wrong : List.of("size=0", "size=51", "size=x", "size=5&seed=-1", "size=5&foo=1", "drawn=soon")) {
            Page page = reader.open("/interactions/draw?media=VOICE&" + wrong);
            assertThat(page.locator("#problems")).isVisible();
        }
        Page page = reader.open("/interactions/draw?media=VOICE&protocol=none&size=5&seed=1&drawn=1790000000");
        assertThat(page).hasURL(Pattern.compile(".*/interactions\\?media=VOICE&search=[0-9a-f]+$"));
    }
}
