package io.rastro.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.rastro.account.Role;
import io.rastro.interaction.Medium;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** From the grid into the histories of a search, through them, and back. */
class StepJourneyTests extends SharedDesk {

    private static String protocol(int number) {
        return Desk.protocol(Medium.WHATSAPP, Desk.SERVICE, number);
    }

    @Test
    void nextCrossesThePageOfTheGridAndBackLeadsThere(Reader reader) {
        Page page = reader.signIn(desk.reader(Role.SUPERVISOR))
                .open("/interactions?media=WHATSAPP&order=oldest&service=" + desk.service(Desk.SERVICE));
        page.click(".rgrid tbody tr:last-child a");
        assertThat(page.locator(".facts")).containsText(protocol(50));
        page.click(".history-steps [rel=next]");
        assertThat(page.locator(".facts")).containsText(protocol(51));
        assertThat(page.locator(".history-steps")).containsText("51º da busca");
        page.click(".btn-back");
        assertThat(page.locator(".pager")).containsText("51 a 100");
        assertThat(page.locator(".rgrid tbody tr:target")).containsText(protocol(51));
        page.click(".rgrid tbody tr:target a");
        page.click(".history-steps [rel=prev]");
        page.click(".btn-back");
        assertThat(page.locator(".pager")).containsText("1 a 50");
        assertThat(page.locator(".rgrid tbody tr:target")).containsText(protocol(50));
        assertThat(page).hasURL(Pattern.compile(".*[?]media=WHATSAPP&service=\\d+&order=oldest.*"));
    }

    @Test
    void endsOfTheSearchHaveNoStepBeyond(Reader reader) {
        Page page = reader.signIn(desk.reader(Role.SUPERVISOR))
                .open("/interactions?media=VOICE&service=" + desk.service(Desk.SERVICE));
        page.click(".rgrid tbody tr:first-child a");
        assertThat(page.locator(".history-steps [rel=prev]")).hasCount(0);
        for (int step = 1; step < Desk.OTHERS; step++) {
            page.click(".history-steps [rel=next]");
        }
        assertThat(page.locator(".facts")).containsText(Desk.protocol(Medium.VOICE, Desk.SERVICE, 1));
        assertThat(page.locator(".history-steps [rel=next]")).hasCount(0);
    }
}
