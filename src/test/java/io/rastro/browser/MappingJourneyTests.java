package io.rastro.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.rastro.account.Role;
import io.rastro.testing.Axe;
import io.rastro.testing.TestAccounts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files with the headers of other products, through the mapping page and to the rows they brought. */
@BrowserTest
class MappingJourneyTests {

    /** The layout of FreePBX's report of calls, with an end. */
    private static final String CALLS = """
            calldate,clid,src,dst,dcontext,end,duration,billsec,disposition,uniqueid,userfield
            2016-02-01 09:00:00,Ana <11987650101>,11987650101,600,suporte,2016-02-01 09:01:15,75,60,ANSWERED,1454324400.1,
            2016-02-01 09:05:00,Bia <11987650102>,11987650102,600,suporte,2016-02-01 09:05:20,20,0,NO ANSWER,1454324700.2,
            2016-02-03 10:00:00,Caio <11987650103>,11987650103,600,suporte,amanhã,20,0,ANSWERED,1454500800.3,
            """;

    private static final String IVR_CALLS = """
            ID Chamada;URA;Início;Fim;Opção 1;Opção 2;Resultado;Telefone
            m1;URA Principal;24/02/2016 09:00;24/02/2016 09:01;2 Fatura;1 Segunda via;Transferida;11987650101
            m2;URA Principal;24/02/2016 09:10;24/02/2016 09:11;2 Fatura;;Abandonada;11987650102
            """;

    private static final String STATUSES = """
            Operador;Matrícula;Status;Motivo da pausa;Data;Hora início;Hora fim
            Ana Lúcia;771;Disponível;;05/02/2016;08:00:00;
            Ana Lúcia;771;Em almoço;Almoço;05/02/2016;12:00:00;
            """;

    @Autowired
    JdbcClient jdbc;

    private final String source = "mapa " + UUID.randomUUID();

    @AfterEach
    void forget() {
        for (String table : List.of("interaction", "ivr_call", "agent_status")) {
            jdbc.sql("delete from " + table + " where id in (select " + table + "_id from " + table
                            + "_key where source = ?)")
                    .param(source)
                    .update();
            jdbc.sql("delete from " + table + "_key where source = ?")
                    .param(source)
                    .update();
        }
        jdbc.sql("delete from csv_mapping where source = ?").param(source).update();
    }

    private Page imports(Reader reader) {
        return reader.signIn(TestAccounts.create(jdbc, Role.ADMIN)).open("/imports");
    }

    private void upload(Page page, String kind, String name, String content) {
        page.navigate("/imports");
        page.check("input[name=kind][value=" + kind + "]");
        page.setInputFiles("#file", new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
        page.fill("#source", source);
        page.click(".import-form .btn-primary");
        page.waitForLoadState();
        assertThat(page.locator("#mapping")).isVisible();
    }

    private static void startAndWait(Page page) {
        page.click("#start button");
        assertThat(page.locator("#progress .st.ok")).isVisible();
    }

    private static void assertAccessible(Page page) {
        assertThat(Axe.of(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations())
                .as(page.url())
                .isEmpty();
    }

    /** On a phone in the dark and on a desk in the light: nothing that axe finds, nothing wider than the window. */
    private static void look(Page page, String name) {
        look(page, name, 390, ColorScheme.DARK);
        look(page, name, 1440, ColorScheme.LIGHT);
    }

    private static void look(Page page, String name, int width, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, 1000);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "mapping-" + name + "-" + width + ".png")));
        assertAccessible(page);
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as(name)
                .isEqualTo(width);
    }

    @Test
    void fileOfAnotherProductIsMappedAndTheNextOneIsKnown(Reader reader) {
        Page page = imports(reader);
        look(page, "list");
        upload(page, "INTERACTION", "freepbx.csv", CALLS);
        assertThat(page.locator("#medium")).hasValue("VOICE");
        page.selectOption("#medium", "");
        assertThat(page.locator("#preview .missing")).containsText("Escolha a mídia");
        assertThat(page.locator("#start button")).isDisabled();
        page.selectOption("#medium", "VOICE");
        page.selectOption("#direction", "INBOUND");
        assertThat(page.locator("#preview tbody tr")).hasCount(3);
        assertThat(page.locator("#preview tbody")).containsText("2016-02-01 09:00:00");
        assertThat(page.locator("#preview tbody")).containsText("A coluna \"end\": \"amanhã\" não é uma data");
        assertThat(page.locator("#start button")).isEnabled();
        page.fill("#zone", "UTC");
        assertThat(page.locator("#preview tbody")).containsText("2016-02-01 07:00:00");
        page.fill("#zone", "America/Sao_Paulo");
        assertThat(page.locator("#preview tbody")).containsText("2016-02-01 09:00:00");
        look(page, "mapping");
        String name = "FreePBX da matriz, chamadas recebidas e feitas";
        page.fill("#mappingName", name);
        startAndWait(page);
        assertThat(page.locator("#rejections")).containsText("A coluna \"end\": \"amanhã\" não é uma data");
        look(page, "done");
        page.click("#covered a");
        assertThat(page.locator(".rgrid tbody tr")).hasCount(2);

        upload(page, "INTERACTION", "outra.csv", CALLS.replace("suporte", "vendas"));
        assertThat(page.locator("#offers")).containsText("está em uso o mapeamento «" + name + "»");
        assertThat(page.locator("#direction")).hasValue("INBOUND");
        assertThat(page.locator("#start button")).isEnabled();
        look(page, "remembered");
        page.click("button[value=proposal]");
        assertThat(page.locator("#direction")).hasValue("");
        page.setViewportSize(390, 1000);
        Locator offer = page.locator("#offers button:has-text('" + name + "')");
        assertThat(offer.evaluate("offer => offer.getBoundingClientRect().right <= innerWidth"))
                .isEqualTo(true);
        offer.click();
        assertThat(page.locator("#direction")).hasValue("INBOUND");

        page.navigate("/imports");
        page.fill("#remembered tr:has-text('" + source + "') input[name=name]", "FreePBX");
        page.click("#remembered tr:has-text('" + source + "') button:has-text('Renomear')");
        assertThat(page.locator("main > .flash")).containsText("«FreePBX»");
        look(page, "list-remembered");
        page.click("#remembered tr:has-text('" + source + "') button:has-text('Excluir')");
        assertThat(page.locator("tr:has-text('" + source + "') input[name=name]"))
                .hasCount(0);
    }

    @Test
    void ivrCallsWithForeignHeadersGoInAsProposed(Reader reader) {
        Page page = imports(reader);
        upload(page, "IVR_CALL", "ura.csv", IVR_CALLS);
        assertThat(page.locator("#preview tbody")).containsText("2 Fatura > 1 Segunda via");
        look(page, "ivr");
        startAndWait(page);
        assertThat(page.locator("#count-accepted")).hasText("2");
        page.click("#covered a");
        assertThat(page.locator(".rgrid tbody tr")).hasCount(2);
    }

    @Test
    void agentStatusesWithForeignHeadersAreMapped(Reader reader) {
        Page page = imports(reader);
        upload(page, "AGENT_STATUS", "status.csv", STATUSES);
        assertThat(page.locator("#preview .missing")).containsText("Escolha a ordem de dia e mês");
        page.selectOption("#dates", "day");
        assertThat(page.locator("#preview tbody tr").nth(0)).containsText("2016-02-05 08:00:00");
        assertThat(page.locator("#preview tbody tr").nth(1)).containsText("não foi dito o que \"Em almoço\" significa");
        page.selectOption("#status1", "state.PAUSE");
        assertThat(page.locator("#preview tbody tr").nth(1)).containsText("Almoço");
        assertThat(page.locator("#preview .err")).hasCount(0);
        look(page, "statuses");
        startAndWait(page);
        assertThat(page.locator("#count-accepted")).hasText("2");
        page.click("#covered a");
        assertThat(page.locator("main")).containsText("Ana Lúcia");
    }

    @Test
    @Tag(Reader.NO_SCRIPT)
    void previewFollowsByAButtonWithoutScript(Reader reader) {
        Page page = imports(reader);
        assertThat(page.locator("#file")).isVisible();
        assertThat(page.locator(".file-face")).isHidden();
        upload(page, "INTERACTION", "freepbx.csv", CALLS);
        page.selectOption("#medium", "VOICE");
        page.click("text=Atualizar a prévia");
        assertThat(page.locator("#preview tbody tr")).hasCount(3);
        page.fill("#zone", "UTC");
        page.click("#start button");
        assertThat(page.locator("main > .flash")).containsText("As colunas mudaram depois da prévia");
        assertThat(page.locator("#preview tbody")).containsText("2016-02-01 07:00:00");
        page.click("#start button");
        assertThat(page.locator("#progress")).isVisible();
        while (page.locator("#progress .st.ok").count() == 0) {
            page.navigate(page.url());
        }
    }

    @Test
    void backButtonAndSecondTabAreToldThatItIsOver(Reader reader) {
        Page page = imports(reader);
        upload(page, "IVR_CALL", "ura.csv", IVR_CALLS);
        String mapping = page.url();
        startAndWait(page);
        assertThat(page.navigate(mapping).status()).isEqualTo(410);
        assertThat(page.locator("main")).containsText("já foram confirmadas");
        look(page, "over");
        page.click("text=Ver a importação");
        assertThat(page.locator("#count-accepted")).hasText("2");
    }
}
