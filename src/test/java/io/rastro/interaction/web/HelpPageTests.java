package io.rastro.interaction.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.interaction.InteractionColumn;
import io.rastro.interaction.InteractionField;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class HelpPageTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Test
    void everyFilterWithItsParametersAndChoicesIsExplained() {
        String page = page();
        for (InteractionField declared : InteractionField.values()) {
            String row = row(page, "data-filter=\"" + declared.field().name() + "\"");
            declared.field()
                    .parameters()
                    .forEach(parameter -> assertThat(row).contains("<code>" + parameter + "</code>"));
            declared.field().choices().forEach(code -> assertThat(row).contains("<code>" + code + "</code>"));
        }
    }

    @Test
    void everyColumnIsExplainedWithItsMediaAndPlace() {
        String page = page();
        for (InteractionColumn column : InteractionColumn.values()) {
            assertThat(row(page, "data-column=\"" + column.name() + "\""))
                    .contains(column.header())
                    .contains(
                            column.onScreen()
                                    ? "tela e arquivos"
                                    : column.inCsv() ? "arquivos; na tela" : "na tela, se");
        }
        assertThat(row(page, "data-column=\"STARTED_BY\"")).contains("WhatsApp").doesNotContain("Chat");
        assertThat(row(page, "data-column=\"PROTOCOL\"")).contains("todas");
    }

    @Test
    void nothingIsExplainedToAStranger() {
        assertThat(PortalClient.location(new PortalClient(port).get("/help"))).startsWith("/sign-in");
    }

    private String page() {
        HttpResponse<String> answer = new PortalClient(port)
                .signIn(TestAccounts.create(database, Role.ANALYST))
                .get("/help");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("??");
        return answer.body();
    }

    private static String row(String page, String mark) {
        assertThat(page).containsOnlyOnce(mark);
        int start = page.indexOf(mark);
        return page.substring(start, page.indexOf("</tr>", start));
    }
}
