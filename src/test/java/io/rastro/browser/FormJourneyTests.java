package io.rastro.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.rastro.account.Role;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FormJourneyTests extends SharedDesk {

    private Page form(Reader reader, String query) {
        return reader.signIn(desk.reader(Role.SUPERVISOR)).open("/interactions" + query);
    }

    private static void search(Page page) {
        page.click("#filter-form .btn-primary");
        page.waitForLoadState();
    }

    @Test
    void formChangesWithTheMediumWithoutReloadAndKeepsWhatApplies(Reader reader) {
        Page page = form(reader, "?media=WHATSAPP&edit=1");
        page.evaluate("window.sameDocument = true");
        page.fill("#f-from", "2026-03-10");
        page.click(".more summary");
        page.selectOption("#f-startedBy", "CLIENT");
        page.click("label:has(#medium-VOICE)");
        assertThat(page.locator("#f-voiceStatus")).isVisible();
        assertThat(page.locator("#f-startedBy")).hasCount(0);
        assertThat(page.locator("#f-from")).hasValue("10/03/2026");
        assertThat(page.locator(".in-form")).containsText("Origem da conversa");
        assertThat(page.locator("#medium-VOICE")).isFocused();
        assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
    }

    @Test
    void mediumWithServiceStatusPreselectsCompletedAndTheChipSaysWhoIsLeftOut(Reader reader) {
        Page page = form(reader, "");
        page.click("label:has(#medium-WHATSAPP)");
        assertThat(page.locator("#f-serviceStatus")).hasValue("COMPLETED");
        search(page);
        assertThat(page.locator(".rchips")).containsText("transferidos, abandonados e retirados da fila ficam de fora");
        assertThat(page.locator(".st.move")).hasCount(0);
    }

    @Test
    void serviceIsPickedByTypingAndEnter(Reader reader) {
        Page page = form(reader, "?media=WHATSAPP&edit=1");
        page.click("#f-service-ts-control");
        page.keyboard().type("retag");
        page.keyboard().press("Enter");
        page.keyboard().press("Escape");
        assertThat(page.locator("#filter-form .item")).hasText(Pattern.compile(Desk.OTHER_SERVICE));
        search(page);
        assertThat(reader.path())
                .contains("service=" + desk.service(Desk.OTHER_SERVICE))
                .doesNotContain("phone=");
        assertThat(page.locator(".rchips")).containsText(Desk.OTHER_SERVICE);
        assertThat(page.locator("#count")).containsText("6 atendimentos");
    }

    @Test
    void pickEmptiesTheTextSoThatTheNextOneIsSearchedByItself(Reader reader) {
        Page page = form(reader, "?media=WHATSAPP&edit=1");
        page.click("#f-service-ts-control");
        page.keyboard().type("retag");
        page.keyboard().press("Enter");
        assertThat(page.locator("#f-service-ts-control")).hasValue("");
        page.keyboard().press("Enter");
        assertThat(page.locator("#filter-form .item")).hasCount(1);
        page.keyboard().type("balc");
        page.keyboard().press("Enter");
        assertThat(page.locator("#filter-form .item")).hasCount(2);
        page.keyboard().press("Enter");
        assertThat(page.locator("#filter-form")).isVisible();
        page.keyboard().press("Escape");
        page.keyboard().press("Enter");
        page.waitForURL("**/interactions?media=WHATSAPP&*");
        assertThat(reader.path())
                .contains("service=" + desk.service(Desk.SERVICE))
                .contains("service=" + desk.service(Desk.OTHER_SERVICE));
    }

    @Test
    void arrowsWalkAPickListAndGoOnBehindThePick(Reader reader) {
        Page page = form(reader, "?media=WHATSAPP&edit=1");
        page.click("#f-service-ts-control");
        assertThat(page.locator(".ts-dropdown .option.active")).hasCount(0);
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("#filter-form .item")).hasCount(2);
    }

    @Test
    void pickListOfThousandsSaysHowManyMoreThereAreAndFindsThem(Reader reader) {
        Page page = form(reader, "?media=WHATSAPP&edit=1");
        page.route(
                "**/directory/service",
                answer -> answer.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(IntStream.rangeClosed(1, 2_002)
                                .mapToObj("{\"id\":9%1$05d,\"name\":\"Fila número %1$d\"}"::formatted)
                                .collect(Collectors.joining(",", "[", "]")))));
        page.click("#f-service-ts-control");
        assertThat(page.locator(".ts-dropdown .option:visible")).hasCount(200);
        assertThat(page.locator(".more-options:visible")).containsText("mais 1.802");
        page.keyboard().type("numero 1987");
        assertThat(page.locator(".more-options:visible")).hasCount(0);
        page.keyboard().press("Enter");
        assertThat(page.locator("#filter-form .item")).hasText(Pattern.compile("Fila número 1987"));
    }

    @Test
    void keysOfQuickHandsWaitForTheList(Reader reader) {
        Page page = form(reader, "?media=WHATSAPP&edit=1");
        page.route("**/directory/service", held -> {
            page.keyboard().press("Enter");
            held.resume();
        });
        page.focus("#f-service-ts-control");
        page.keyboard().type("retag");
        assertThat(page.locator("#filter-form .item")).hasText(Pattern.compile(Desk.OTHER_SERVICE));
    }

    @Test
    void listThatDoesNotComeSaysSoAndIsAskedForAgain(Reader reader) {
        Page page = form(reader, "?media=WHATSAPP&edit=1");
        page.route("**/directory/service", Route::abort);
        page.click("#f-service-ts-control");
        assertThat(page.locator("#notice")).isVisible();
        page.unroute("**/directory/service");
        page.click("#f-from");
        page.click("#f-service-ts-control");
        assertThat(page.locator(".ts-dropdown .option:visible")).hasCount(2);
        reader.complaints().removeIf(complaint -> complaint.contains("/directory/service"));
    }

    @Test
    void whatIsChosenKeepsItsNameAndItsPlaceWhileTheMediumChanges(Reader reader) {
        Page page = form(reader, "?media=WHATSAPP&edit=1&service=" + desk.service(Desk.OTHER_SERVICE));
        assertThat(page.locator("#filter-form .item")).hasText(Pattern.compile(Desk.OTHER_SERVICE));
        page.click("label:has(#medium-VOICE)");
        assertThat(page.locator("#f-voiceStatus")).isVisible();
        assertThat(page.locator("#filter-form .item")).hasText(Pattern.compile(Desk.OTHER_SERVICE));
        page.click("#filter-form .item .remove");
        page.click("#f-service-ts-control");
        assertThat(page.locator(".ts-dropdown .option:visible"))
                .hasText(new String[] {Desk.SERVICE, Desk.OTHER_SERVICE});
    }

    @Test
    void contactsOfAnEarlierNameDoNotAnswerALaterOne(Reader reader) {
        Page page = form(reader, "?media=WHATSAPP&edit=1");
        page.click(".more summary");
        page.click("#f-contact-ts-control");
        page.keyboard().type("numero 11");
        page.locator(".ts-dropdown .option:visible")
                .getByText("Cliente Número 11")
                .first()
                .click();
        page.route("**/interactions/contacts", held -> {
            if (held.request().postData().contains("name=beneficente")) {
                page.keyboard().press("Enter");
            }
            held.resume();
        });
        page.keyboard().type("beneficente");
        page.locator(".ts-dropdown .option:visible")
                .getByText("Associação Beneficente")
                .waitFor();
        assertThat(page.locator("#f-contact + .ts-wrapper .item")).hasCount(1);
        page.keyboard().press("Enter");
        assertThat(page.locator("#f-contact + .ts-wrapper .item")).hasCount(2);
    }

    @Test
    void contactIsFoundOnTheServerWhateverAccentsAndCase(Reader reader) {
        Page page = form(reader, "?media=WHATSAPP&serviceStatus=&edit=1");
        page.click(".more summary");
        page.click("#f-contact-ts-control");
        page.keyboard().type("associacao BENEFICENTE");
        page.locator(".ts-dropdown .option").getByText("Associação Beneficente").click();
        search(page);
        assertThat(page.locator(".rgrid tbody tr")).hasCount(2);
    }

    @Test
    void errorStandsAtItsFieldAndFocusOnTheSummaryWhichLeadsThere(Reader reader) {
        Page page = form(reader, "?media=VOICE&phone=abc");
        assertThat(page.locator("#problems")).isFocused();
        assertThat(page.locator("#f-phone")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#e-phone")).containsText("abc");
        page.click(".problem-list a");
        assertThat(page.locator("#f-phone")).isFocused();
        assertThat(page.locator(".rgrid")).hasCount(0);
    }

    @Test
    void invertedDatesAreRepairedWithOneClick(Reader reader) {
        Page page = form(reader, "?media=VOICE&from=2026-03-21&to=2026-03-01");
        page.click("[data-swap-dates]");
        assertThat(page.locator("#f-from")).hasValue("01/03/2026");
        assertThat(page.locator("#f-to")).hasValue("21/03/2026");
        search(page);
        assertThat(page.locator(".rgrid tbody tr")).hasCount(Desk.OTHERS);
    }

    @Test
    void periodTakesThePlaceOfDatesAndDatesThatOfAPeriod(Reader reader) {
        Page page = form(reader, "?media=VOICE&edit=1");
        page.fill("#f-timeFrom", "09:00");
        page.fill("#f-from", "2026-03-10");
        page.selectOption("#f-period", "yesterday");
        assertThat(page.locator("#f-from")).hasValue("");
        assertThat(page.locator("#f-timeFrom")).hasValue("09:00");
        page.fill("#f-to", "2026-03-21");
        assertThat(page.locator("#f-period")).hasValue("");
        page.selectOption("#f-period", "last-7-days");
        search(page);
        page.waitForURL("**/interactions?media=VOICE&*");
        assertThat(reader.path()).contains("period=last-7-days").doesNotContain("from=", "to=", "asOf=");
        assertThat(page.locator(".rchips")).containsText(Pattern.compile("últimos 7 dias \\(.*\\d{4}\\)"));
        page.click(".filterbar .btn:not(.btn-quiet)");
        assertThat(page.locator("#f-period")).hasValue("last-7-days");
    }

    @Test
    void datesStandInTheReadersWordsWhateverTheBrowserWrites(Reader reader) {
        Page page = form(reader, "?media=VOICE&edit=1");
        page.fill("#f-from", "2026-03-10");
        assertThat(page.locator("#h-date")).hasText("terça-feira, 10 de março de 2026 – …");
        page.selectOption("#f-period", "today");
        assertThat(page.locator("#h-date")).hasText("");
    }

    @Test
    void datesAndTimesSpeakThePagesLanguageWhateverTheBrowsers(Reader reader) {
        Page page = form(reader, "?media=VOICE&from=2026-03-10&timeFrom=13:30&edit=1");
        assertThat(page.locator("#f-from")).hasValue("10/03/2026");
        assertThat(page.locator("#f-to")).hasAttribute("placeholder", "dd/mm/aaaa");
        assertThat(page.locator("#f-timeFrom")).hasValue("13:30");
        page.fill("#f-from", "1/3/2026");
        page.fill("#f-to", "21032026");
        page.fill("#f-timeFrom", "8h");
        page.locator("#f-timeFrom").blur();
        assertThat(page.locator("#h-date")).hasText("domingo, 1 de março de 2026 – sábado, 21 de março de 2026");
        search(page);
        page.waitForURL("**/interactions?media=VOICE&*");
        assertThat(reader.path()).contains("from=2026-03-01", "to=2026-03-21", "timeFrom=08%3A00");
        page.goBack();
        assertThat(page.locator("#f-from")).hasValue("01/03/2026");
    }

    @Test
    void textThatIsNoDateIsRefusedAtItsPlaceAndKept(Reader reader) {
        Page page = form(reader, "?media=VOICE&edit=1");
        page.fill("#f-from", "31/02/2026");
        search(page);
        assertThat(page.locator("#e-from")).containsText("2026");
        assertThat(page.locator("#f-from")).hasValue("31/02/2026");
        page.fill("#f-from", "ontem");
        search(page);
        assertThat(page.locator("#e-from")).containsText("ontem");
        assertThat(page.locator("#f-from")).hasValue("ontem");
    }

    @Test
    void backShowsTheFormAsItWasSent(Reader reader) {
        Page page = form(reader, "");
        page.click("label:has(#medium-CHAT)");
        page.fill("#f-from", "2026-03-10");
        assertThat(page.locator("#f-serviceStatus")).isVisible();
        page.selectOption("#f-serviceStatus", "");
        search(page);
        assertThat(page.locator(".rgrid")).isVisible();
        page.goBack();
        assertThat(page.locator("#medium-CHAT")).isChecked();
        assertThat(page.locator("#f-from")).hasValue("10/03/2026");
        assertThat(page.locator("#f-serviceStatus")).hasValue("");
    }

    @Test
    void personStandsInNoAddressAndBackAndASecondTabShowTheSame(Reader reader) {
        Page page = form(reader, "?media=WHATSAPP&serviceStatus=&edit=1");
        page.click(".more summary");
        page.fill("#f-contactSearch", "beneficente");
        search(page);
        assertThat(page.locator(".rchips")).containsText("beneficente");
        String address = reader.path();
        assertThat(address).matches("/interactions\\?media=WHATSAPP&search=[0-9a-f]{32}");
        page.goBack();
        assertThat(page.locator("#f-contactSearch")).hasValue("beneficente");
        assertThat(reader.path()).doesNotContain("beneficente").contains("search=");
        page.goForward();
        assertThat(page.locator(".rgrid tbody tr")).hasCount(2);
        Page second = page.context().newPage();
        second.navigate(page.url());
        assertThat(second.locator(".rgrid tbody tr")).hasCount(2);
        second.close();
        page.click(".filterbar .btn:has(.ti-adjustments-horizontal)");
        page.click("label:has(#medium-CHAT)");
        assertThat(page.locator("#medium-CHAT")).isChecked();
        assertThat(page.locator("#f-contactSearch")).hasValue("beneficente");
        assertThat(reader.path()).doesNotContain("beneficente").contains("search=");
    }

    @Test
    void whatIsTypedWhileTheMediumChangesIsKept(Reader reader) {
        Page page = form(reader, "?media=VOICE&edit=1");
        page.route("**/interactions?edit=1", held -> {
            page.fill("#f-from", "2026-03-10");
            held.resume();
        });
        page.click("label:has(#medium-CHAT)");
        assertThat(page.locator("#f-serviceStatus")).isVisible();
        assertThat(page.locator("#f-from")).hasValue("10/03/2026");
    }

    @Test
    void slowSearchSaysSoAndCanBeCancelled(Reader reader) {
        Page page = form(reader, "?media=VOICE&edit=1");
        page.route(Pattern.compile("interactions\\?media=VOICE$"), held -> {});
        // While a page is on its way the browser answers no question: the page itself presses the button and reports.
        page.evaluate("""
                new MutationObserver((changes, observer) => {
                    const button = document.querySelector('.searching button');
                    if (button) {
                        observer.disconnect();
                        button.click();
                        console.log('cancelled', document.querySelectorAll('.searching, #filter-form :disabled').length);
                    }
                }).observe(document.body, { childList: true, subtree: true })""");
        var message = page.waitForConsoleMessage(
                () -> page.locator("#filter-form .btn-primary").dispatchEvent("click"));
        assertThat(message.text()).isEqualTo("cancelled 0");
        assertThat(page.locator("#filter-form")).isVisible();
    }
}
