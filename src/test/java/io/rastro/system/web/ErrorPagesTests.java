package io.rastro.system.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
@ExtendWith(OutputCaptureExtension.class)
class ErrorPagesTests {

    private static final Pattern REFERENCE = Pattern.compile("<code>([0-9a-f]{8})</code>");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    String reader;
    PortalClient browser;

    @BeforeEach
    void signIn() {
        reader = TestAccounts.create(database, Role.SUPERVISOR);
        browser = new PortalClient(port).signIn(reader);
    }

    @ParameterizedTest
    @CsvSource({
        "/failing/parameter?number=x, 400, Não entendemos este pedido",
        "/admin/tokens, 403, Seu perfil não permite isto",
        "/page-that-does-not-exist, 404, Página não encontrada",
        "/sign-out, 404, Página não encontrada",
        "/preferences/theme, 405, Este endereço não se abre assim",
        "/failing/defect, 500, Algo deu errado no portal",
        "/failing/database, 503, O banco de dados não responde",
        "/failing/slow, 504, A consulta demorou demais",
    })
    void errorIsAPageInPlainWordsInsideTheFrame(String path, int status, String title) {
        HttpResponse<String> answer = browser.get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body())
                .contains("<h1>" + title + "</h1>")
                .contains("class=\"rail\"")
                .doesNotContain("Exception")
                .doesNotContain("secret")
                .doesNotContain("??");
    }

    @Test
    void defectIsLoggedUnderTheReferenceShown(CapturedOutput console) {
        Matcher reference = REFERENCE.matcher(browser.get("/failing/defect").body());
        assertThat(reference.find()).isTrue();
        assertThat(console)
                .contains("[account " + account() + "] Error " + reference.group(1) + ": GET /failing/defect")
                .contains("secret detail of a defect");
    }

    private int account() {
        return database.sql("select id from account where username = ?")
                .param(reader)
                .query(Integer.class)
                .single();
    }

    @Test
    void englishReaderGetsEnglishErrors() {
        assertThat(browser.get(
                                "/failing/database",
                                "Cookie",
                                "rastro_language=en; JSESSIONID=" + browser.cookie("JSESSIONID"))
                        .body())
                .contains("The database does not respond");
    }
}
