package io.rastro.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.rastro.account.Role;
import io.rastro.testing.Axe;
import io.rastro.testing.TestAccounts;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** An exported chat of WhatsApp is uploaded, told about and brought in. */
class ChatJourneyTests extends SharedDesk {

    private String source = "";

    @AfterEach
    void forget() {
        database.sql(
                        "delete from interaction where id in (select interaction_id from interaction_key where source = ?)")
                .param(source)
                .update();
        database.sql("delete from interaction_key where source = ?")
                .param(source)
                .update();
    }

    private Page uploaded(Reader reader, String name, String dialect) throws IOException {
        source = "conversa " + UUID.randomUUID();
        Page page = reader.signIn(TestAccounts.create(database, Role.ADMIN)).open("/imports");
        byte[] chat = new ClassPathResource("chat/" + dialect + ".txt").getContentAsByteArray();
        page.setInputFiles("#file", new FilePayload(name, "text/plain", chat));
        page.fill("#source", source);
        page.click(".import-form .btn-primary");
        page.waitForLoadState();
        return page;
    }

    private static void assertAccessible(Page page) {
        assertThat(Axe.of(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations())
                .as(page.url())
                .isEmpty();
    }

    @Test
    void previewFollowsWhatIsTold(Reader reader) throws IOException {
        Page page = uploaded(reader, "WhatsApp Chat with Márcia Prado.txt", "android-en");
        page.setViewportSize(1440, 900);
        assertThat(page.locator("#start button")).isDisabled();
        assertThat(page.locator("#customer")).hasValue("Márcia Prado");
        page.fill("#service", "Vendas");
        assertThat(page.locator("#preview tbody tr")).hasCount(3);
        assertThat(page.locator("#preview tbody tr").first()).containsText("2026-11-03 09:00:00");
        assertAccessible(page);
        page.setViewportSize(390, 844);
        assertThat(page.locator("body")).hasJSProperty("scrollWidth", 390);
        page.click("#start button");
        assertThat(page.locator("#progress .st.ok")).isVisible();
        assertThat(page.locator("#count-accepted")).hasText("3");
        assertThat(page.locator("#warnings")).containsText("do próprio WhatsApp: 1");
    }

    @Test
    @Tag(Reader.NO_SCRIPT)
    void chatIsToldAboutByButtonsAlone(Reader reader) throws IOException {
        Page page = uploaded(reader, "_chat.txt", "ios-pt");
        page.setViewportSize(390, 844);
        assertThat(page.locator("#preview .missing li")).hasCount(3);
        page.selectOption("#side0", "CUSTOMER");
        page.selectOption("#side1", "CENTRE");
        page.fill("#customer", "Márcia Prado");
        page.fill("#service", "Vendas");
        page.click(".import-actions button[value=preview]");
        assertThat(page.locator("#preview tbody tr")).hasCount(3);
        page.click(".import-own summary");
        assertThat(page.locator(".import-own li")).containsText("criptografia de ponta a ponta");
        assertThat(page.locator("body")).hasJSProperty("scrollWidth", 390);
        page.click("#start button");
        // "Atualizar" stands there only while it goes on.
        page.waitForCondition(() -> {
            page.reload();
            return page.locator("#progress .st.ok").isVisible();
        });
    }
}
