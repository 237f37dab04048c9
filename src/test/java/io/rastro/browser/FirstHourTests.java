package io.rastro.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.rastro.testing.SeparateDatabase;
import io.rastro.testing.TestAccounts;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** A centre begins on a PostgreSQL of its own that holds nothing: what each page shows leads on until somebody finds a call. */
@BrowserTest
@ContextConfiguration(initializers = SeparateDatabase.class)
@TestPropertySource(properties = "rastro.admin.password=" + TestAccounts.PASSWORD)
class FirstHourTests {

    private static final String EMPTY = "O portal ainda está vazio";
    private static final String TEAM = "Turno da manhã";

    /** One call of each of two services, seen by nobody before. */
    private static final String CALLS = call("Suporte", 1) + call("Vendas", 2);

    private static String call(String service, int number) {
        return """
                {"externalId": "call-%2$d", "medium": "VOICE", "direction": "INBOUND", "protocol": "P%2$d", "service": "%1$s", \
                "receivedAt": "2026-03-10T13:00:00Z", "finishedAt": "2026-03-10T13:05:00Z", "status": "service completed"}
                """.formatted(service, number);
    }

    @Test
    void emptyPortalIsFilledAndASecondPersonFindsItsCalls(Reader administrator, Reader bruna) {
        Page office = administrator.signIn("admin").page();
        assertThat(office.locator("h1")).hasText("Importações");
        assertThat(office.locator("main .empty-q a")).hasText("Conectar um sistema");
        AccessibilityTests.check(administrator, "empty-imports");
        everyReportLeadsOn(administrator);

        String team = makeTeam(administrator);
        String link = invite(administrator);
        enter(bruna, link);
        assertThat(bruna.open("/interactions").locator("main .flash"))
                .containsText(EMPTY + ". Peça ao administrador que importe os dados.");
        assertThat(bruna.page().locator("main .flash a")).hasCount(0);

        importCalls(administrator);
        office.navigate(team);
        pick(office, "Suporte");
        office.click(".account-form .btn-primary");
        findHerCallAlone(bruna);
        assertThat(administrator.open("/ledger?who=Bruna").locator("main")).containsText("Viu uma lista");
    }

    private static void everyReportLeadsOn(Reader administrator) {
        for (String report :
                new String[] {"interactions?media=VOICE", "ivr?groupBy=DAY", "agents?from=2026-03-01&to=2026-03-31"}) {
            for (String path : new String[] {report.substring(0, report.indexOf('?')), report}) {
                Locator said = administrator.open("/" + path).locator("main .flash");
                assertThat(said).containsText(EMPTY);
                assertThat(said.locator("a[href='/imports']")).isVisible();
                assertThat(said.locator("a[href='/admin/sources']")).isVisible();
            }
        }
        AccessibilityTests.check(administrator, "empty-report");
    }

    /** Where it is. */
    private static String makeTeam(Reader administrator) {
        Page office = administrator.open("/admin/teams");
        office.click("text=Nova equipe");
        assertThat(office.locator(".services-none")).containsText("eles chegam com os primeiros dados");
        office.fill("#name", TEAM);
        office.click(".account-form .btn-primary");
        office.click("main a:text('" + TEAM + "')");
        return office.url();
    }

    private static String invite(Reader administrator) {
        Page office = administrator.open("/accounts/new");
        AccessibilityTests.check(administrator, "empty-invitation");
        office.fill("#displayName", "Bruna Teles");
        office.fill("#username", "bruna");
        office.click("label:has([value=SUPERVISOR])");
        option(office, "#f-team", TEAM);
        office.click("text=Criar a conta e o link");
        return office.locator("#link").textContent();
    }

    private static void pick(Page page, String service) {
        option(page, "#f-service", service);
    }

    private static void option(Page page, String select, String name) {
        Locator box = page.locator("div:has(> " + select + ") .ts-control input");
        box.click();
        box.pressSequentially(name);
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(name))
                .first()
                .click();
        box.press("Escape");
    }

    private static void enter(Reader bruna, String link) {
        Page desktop = bruna.page();
        desktop.navigate(link);
        desktop.fill("#password", TestAccounts.PASSWORD);
        desktop.fill("#repeated", TestAccounts.PASSWORD);
        desktop.click("form .btn-primary");
        bruna.signIn("bruna");
    }

    private static void importCalls(Reader administrator) {
        Page office = administrator.open("/imports");
        office.setInputFiles(
                "#file", new FilePayload("calls.jsonl", "application/json", CALLS.getBytes(StandardCharsets.UTF_8)));
        office.fill("#source", "central");
        office.click(".import-form .btn-primary");
        assertThat(office.locator("#progress .st.ok")).isVisible();
    }

    private static void findHerCallAlone(Reader bruna) {
        Page desktop = bruna.open("/interactions?media=VOICE");
        assertThat(desktop.locator(".rgrid tbody tr")).hasCount(1);
        assertThat(desktop.locator(".rgrid tbody")).containsText("Suporte");
        assertThat(desktop.locator("main .flash")).hasCount(0);
        AccessibilityTests.check(bruna, "first-search");
    }
}
