package io.rastro.interaction.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.interaction.Medium;
import io.rastro.interaction.SampleDataTest;
import io.rastro.report.CsvText;
import io.rastro.testing.PortalClient;
import io.rastro.testing.TestAccounts;
import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@SampleDataTest
class CsvDownloadTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    private PortalClient portal;

    @BeforeEach
    void signIn() {
        portal = new PortalClient(port).signIn(TestAccounts.create(database, Role.ANALYST));
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void fileIsOfferedForSavingUnderANameThatSaysWhatItIs() {
        HttpResponse<String> file = portal.get("/interactions.csv?media=RECLAME_AQUI&from=2018-11-03&to=2018-11-05");
        assertThat(header(file, "Content-Type")).startsWith("text/csv").containsIgnoringCase("charset=utf-8");
        assertThat(header(file, "Content-Disposition"))
                .startsWith("attachment")
                .contains("rastreio-reclameaqui-2018-11-03-a-2018-11-05.csv");
        assertThat(header(file, "Cache-Control")).contains("no-store");
        assertThat(header(file, "Content-Length")).isEmpty();
    }

    @Test
    void spreadsheetsAreTheDefaultReaders() {
        String file = portal.get("/interactions.csv?media=VOICE").body();
        assertThat(file).startsWith("\uFEFFDATA;HORA;PROTOCOLO;SERVIÇO;").endsWith("\r\n");
        assertThat(portal.get("/interactions.csv?media=VOICE&dialect=spreadsheet")
                        .body())
                .isEqualTo(file);
    }

    @Test
    void programsGetCommasAndNoByteOrderMark() {
        String file = portal.get("/interactions.csv?media=VOICE&dialect=script").body();
        assertThat(file).startsWith("DATA,HORA,PROTOCOLO,SERVIÇO,").endsWith("\r\n");
    }

    @ParameterizedTest
    @CsvSource({"spreadsheet, ;", "script, ','"})
    void everyRecordHasACellForEachColumnWhateverItsText(String dialect, char delimiter) {
        String file =
                portal.get("/interactions.csv?media=VOICE&dialect=" + dialect).body();
        List<List<String>> records = CsvText.records(file, delimiter);
        assertThat(records)
                .hasSize(121)
                .allSatisfy(record -> assertThat(record).hasSameSizeAs(ContractColumns.ofCsv(Medium.VOICE)));
    }

    @Test
    void noCellOfEitherDialectWouldRun() {
        for (String dialect : List.of("spreadsheet", "script")) {
            String file = portal.get("/interactions.csv?media=VOICE&dialect=" + dialect)
                    .body();
            assertThat(CsvText.records(file, dialect.equals("script") ? ',' : ';').stream()
                            .flatMap(List::stream))
                    .noneMatch(cell -> cell.matches("(?s)[=@\\t\\r\\n].*"))
                    .noneMatch(
                            cell -> cell.matches("(?s)[+-].*") && !cell.strip().matches("[+-][0-9.]+( [0-9(].*)?"))
                    .anyMatch(cell -> cell.startsWith("'="))
                    .anyMatch(cell -> cell.startsWith("+55"));
        }
    }

    @Test
    void searchWithoutLinesIsAHeaderAlone() {
        HttpResponse<String> file = portal.get("/interactions.csv?media=SMS&protocol=absent&dialect=script");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(CsvText.records(file.body(), ',')).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?media=",
                "?media=FAX",
                "?media=VOICE&from=2018-02-30",
                "?media=VOICE&from=2018-02-02&to=2018-02-01",
                "?media=VOICE&foo=1",
                "?media=VOICE&order=sideways",
                "?media=VOICE&dialect=xls",
                "?media=VOICE&service=999999",
                "?media=VOICE&agent=999999",
                "?media=VOICE&tag=999999",
                "?media=VOICE&agentTag=999999",
                "?media=VOICE&contact=999999999",
                "?media=VOICE&service=99999999999999999",
                "?media=VOICE&email=a@b.c",
            })
    void whatCannotBeAskedIsAnsweredWithTheFormAndNoFile(String query) {
        HttpResponse<String> answer = portal.get("/interactions.csv" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(header(answer, "Content-Type")).startsWith("text/html");
        assertThat(header(answer, "Content-Disposition")).isEmpty();
        assertThat(Jsoup.parse(answer.body()).select("#problems li")).isNotEmpty();
    }

    @Test
    void whoIsNotSignedInIsLedToSignIn() {
        HttpResponse<String> answer = new PortalClient(port).get("/interactions.csv?media=VOICE");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(PortalClient.location(answer)).startsWith("/sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/interactions", "/interactions.csv"})
    void serviceOfAnotherTeamIsRefused(String path) {
        String account = TestAccounts.createFor(database, Role.SUPERVISOR, service("Suporte"));
        PortalClient limited = new PortalClient(port).signIn(account);
        String own = "?media=VOICE&service=" + service("Suporte");
        assertThat(limited.get(path + own).statusCode()).isEqualTo(200);
        HttpResponse<String> answer = limited.get(path + own + "&service=" + service("Cobrança"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(header(answer, "Content-Disposition")).isEmpty();
        assertThat(Jsoup.parse(answer.body()).select("#e-service").text()).isNotEmpty();
    }

    @Test
    void accountWithoutServicesSeesNothing() {
        PortalClient nobody = new PortalClient(port).signIn(TestAccounts.createFor(database, Role.SUPERVISOR));
        assertThat(new ReportReader(nobody).csv("media=VOICE")).hasSize(1);
        assertThat(new ReportReader(nobody).pages("media=VOICE")).containsExactly(List.of());
    }

    private int service(String name) {
        return database.sql("select id from service_queue where name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }
}
