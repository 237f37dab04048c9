package io.rastro.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.rastro.account.Role;
import io.rastro.testing.TestAccounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system is connected on a small screen: filled in, tried out, switched on. */
class SourceJourneyTests extends SharedDesk {

    @TempDir
    Path directory;

    @AfterEach
    void disconnect() {
        database.sql("delete from connected_source").update();
    }

    @Test
    @Tag(Reader.NO_SCRIPT)
    void sourceIsConnectedTriedOutAndSwitchedOnWithoutScript(Reader reader) throws IOException {
        Files.writeString(directory.resolve("calls"), "1764500000|call-1|START\n1764500009|call-1|END\n");
        Files.writeString(directory.resolve("links"), "");
        Page page = reader.signIn(TestAccounts.create(database, Role.ADMIN)).open("/admin/sources");
        page.setViewportSize(390, 844);
        page.click(".source-types a[href$='logged-calls']");
        page.fill("#name", "Central");
        page.click(".source-form .btn-primary");
        assertThat(page.locator(".source-form .err")).hasCount(2);
        assertThat(page.locator("#name")).hasValue("Central");
        page.fill("[id='setting.directory']", directory.toString());
        page.fill("[id='setting.password']", "secret");
        page.click(".source-form .btn-primary");
        page.click("text=Testar e ver os últimos eventos");
        assertThat(page.locator(".source-facts")).containsText("call-1");
        assertFits(page);
        page.click("text=Ligar");
        assertThat(page.locator(".source-state .st")).hasText("Ligada");
    }

    /** Nothing but tables, which scroll by themselves, is wider than the screen. */
    private static void assertFits(Page page) {
        assertThat(page.locator("body")).hasJSProperty("scrollWidth", 390);
    }
}
