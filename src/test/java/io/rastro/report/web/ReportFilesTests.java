package io.rastro.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.ivr.IvrDataTest;
import io.rastro.report.FileText;
import io.rastro.testing.PortalClient;
import io.rastro.testing.TestAccounts;
import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every report leaves in every format with the same rows for the same reader. */
@IvrDataTest
class ReportFilesTests {

    private static final String PERIOD = "from=2018-11-03&to=2019-02-17";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    private PortalClient reader(Role role) {
        return new PortalClient(port).signIn(TestAccounts.create(database, role));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/interactions ?media=VOICE",
                "/ivr ?groupBy=IVR",
                "/ivr ?groupBy=HOUR&sl=30&" + PERIOD,
                "/ivr ?groupBy=DAY&from=1999-01-01&to=1999-01-01",
                "/ivr/calls ?groupBy=IVR",
                "/ivr/calls ?groupBy=SERVICE&row=none&set=RECEIVED",
                "/agents ?" + PERIOD,
                "/agents ?groupBy=AGENT_DAY&from=2018-11-03&to=2018-12-31",
                "/agents/interactions ?of=ANSWERED&" + PERIOD
            })
    void everyFormatHoldsTheRowsOfTheCsv(String report) {
        PortalClient reader = reader(Role.ANALYST);
        List<List<String>> csv = csv(reader, report);
        assertThat(csv).hasSizeGreaterThan(1);
        assertOthersHold(csv, reader, report);
    }

    private static List<List<String>> csv(PortalClient reader, String report) {
        return FileText.ofCsv(reader.file(report.replace(" ", ".csv") + "&dialect=script"));
    }

    private static void assertOthersHold(List<List<String>> csv, PortalClient reader, String report) {
        assertThat(FileText.ofWorkbook(reader.file(report.replace(" ", ".xlsx"))))
                .containsExactly(csv);
        assertThat(FileText.ofJsonLines(reader.file(report.replace(" ", ".jsonl")), csv))
                .isEqualTo(csv);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/interactions ?media=VOICE",
                "/ivr ?groupBy=SERVICE",
                "/ivr/calls ?groupBy=IVR",
                "/agents/interactions ?of=ANSWERED&" + PERIOD
            })
    void readerOfSomeServicesGetsThoseAlone(String report) {
        int service = database.sql("select service_id from interaction group by 1 order by count(*) desc limit 1")
                .query(Integer.class)
                .single();
        PortalClient limited =
                new PortalClient(port).signIn(TestAccounts.createFor(database, Role.SUPERVISOR, service));
        List<List<String>> csv = csv(limited, report);
        assertThat(csv).hasSizeGreaterThan(1).isNotEqualTo(csv(reader(Role.SUPERVISOR), report));
        assertOthersHold(csv, limited, report);
    }

    @ParameterizedTest
    @CsvSource({
        "xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "csv, text/csv",
        "jsonl, application/x-ndjson"
    })
    void fileSaysWhatItIs(String ending, String type) {
        HttpResponse<String> file = reader(Role.ANALYST).get("/ivr." + ending + "?groupBy=DAY&" + PERIOD);
        assertThat(header(file, "Content-Type")).startsWith(type);
        assertThat(header(file, "Cache-Control")).contains("no-store");
        assertThat(header(file, "Content-Disposition"))
                .startsWith("attachment")
                .contains("\"ura-dia-2018-11-03-a-2019-02-17." + ending + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "csv", "jsonl"})
    void whatCannotBeAskedIsAnsweredWithTheFormAndNoFile(String ending) {
        HttpResponse<String> answer = reader(Role.ANALYST).get("/interactions." + ending + "?media=FAX");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(header(answer, "Content-Disposition")).isEmpty();
        assertThat(Jsoup.parse(answer.body()).select("#problems li")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "jsonl"})
    void dialectIsOfTheCsvAlone(String ending) {
        HttpResponse<String> answer =
                reader(Role.ANALYST).get("/interactions." + ending + "?media=VOICE&dialect=script");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(answer.body()).select("#problems").text()).contains("só vale para arquivos .csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xls", "json", "xlsx.csv", "CSV"})
    void otherEndingsAreNoAddresses(String ending) {
        assertThat(reader(Role.ANALYST)
                        .get("/interactions." + ending + "?media=VOICE")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/interactions?media=VOICE",
                "/ivr?groupBy=IVR",
                "/ivr/calls?groupBy=IVR",
                "/agents?" + PERIOD,
                "/agents/interactions?of=ANSWERED&" + PERIOD
            })
    void pageOffersEveryFormatTheWorkbookFirst(String page) {
        PortalClient reader = reader(Role.ANALYST);
        Document shown = Jsoup.parse(reader.get(page).body());
        String path = page.substring(0, page.indexOf('?'));
        List<String> offered =
                shown.select(".btn-group a[href^='" + path + ".']").eachAttr("href");
        assertThat(offered)
                .hasSize(5)
                .allSatisfy(href -> assertThat(reader.file(href)).isNotEmpty());
        assertThat(offered.stream().map(href -> href.replaceFirst("\\?.*?(&dialect=\\w+)?$", "$1")))
                .containsExactly(
                        path + ".xlsx",
                        path + ".xlsx",
                        path + ".csv&dialect=spreadsheet",
                        path + ".csv&dialect=script",
                        path + ".jsonl");
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
