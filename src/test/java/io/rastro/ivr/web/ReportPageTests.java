package io.rastro.ivr.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.ivr.CallWriter;
import io.rastro.ivr.IvrDataTest;
import io.rastro.ivr.IvrGrouping;
import io.rastro.testing.PortalClient;
import io.rastro.testing.TestAccounts;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IvrDataTest
class ReportPageTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    private static final JsonMapper JSON = new JsonMapper();

    private IvrReader reader;

    @BeforeEach
    void signIn() {
        reader = new IvrReader(new PortalClient(port).signIn(TestAccounts.create(database, Role.ANALYST)));
    }

    @Test
    void chartByAgentLeavesOutTheCallsNobodyHad() {
        Document page = reader.page("/ivr?groupBy=AGENT");
        List<String> rows = page.select("#summary tbody tr > :first-child").eachText();
        JsonNode labels =
                JSON.readTree(page.select("[data-chart]").attr("data-numbers")).get("labels");
        assertThat(rows).contains("(sem agente)");
        assertThat(labels.size()).isEqualTo(rows.size() - 1);
        assertThat(labels.toString()).doesNotContain("(sem agente)");
    }

    @Test
    void pageBeyondTheEndIsTheLastOne() {
        Document page = reader.page("/ivr?groupBy=IVR&page=7");
        assertThat(IvrReader.table(page)).isEqualTo(IvrReader.table(reader.page("/ivr?groupBy=IVR")));
        assertThat(page.select(".pager")).isEmpty();
    }

    @Test
    void periodIsThatOfItsDatesInTableFileAndListsBehindIt() {
        String relative = "groupBy=DAY&period=last-7-days&asOf=2018-11-05";
        String dates = "groupBy=DAY&from=2018-10-30&to=2018-11-05";
        Document page = reader.page("/ivr?" + relative);
        assertThat(IvrReader.table(page)).isEqualTo(IvrReader.table(reader.page("/ivr?" + dates)));
        assertThat(page.select("#summary tbody tr")).isNotEmpty();
        assertThat(reader.csv("/ivr.csv?" + relative)).isEqualTo(reader.csv("/ivr.csv?" + dates));
        assertThat(page.select("#summary td a, .ivr-paths-slot a, a[href*=.csv]")
                        .eachAttr("href"))
                .isNotEmpty()
                .allMatch(link -> link.contains("period=last-7-days&asOf=2018-11-05"));
        String calls = page.select("#summary tfoot td a").attr("href");
        assertThat(reader.csv(calls.replace("/ivr/calls?", "/ivr/calls.csv?")))
                .isEqualTo(reader.csv("/ivr/calls.csv?" + dates + "&set=RECEIVED"));
    }

    @Test
    void firstVisitAsksForTheGrouping() {
        Document page = reader.page("/ivr");
        assertThat(page.select("input[name=groupBy]").eachAttr("value"))
                .containsExactlyElementsOf(
                        Arrays.stream(IvrGrouping.values()).map(Enum::name).toList());
        assertThat(page.select("#summary, .err")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "from=2018-11-03, groupBy",
        "groupBy=, groupBy",
        "groupBy=WEEK, groupBy",
        "groupBy=DAY&groupBy=HOUR, groupBy",
        "groupBy=DAY&from=2018-02-30, from",
        "groupBy=DAY&from=2018-11-05&to=2018-11-03, to",
        "groupBy=DAY&timeFrom=25:00, timeFrom",
        "groupBy=DAY&sl=-1, sl",
        "groupBy=DAY&sl=20.5, sl",
        "groupBy=DAY&ivr=x, ivr",
        "groupBy=DAY&ivr=99999, ivr",
        "groupBy=DAY&service=99999, service",
        "groupBy=DAY&agent=999999999999, agent",
        "groupBy=DAY&agentTag=99999, agentTag",
    })
    void wrongValueIsRefusedAtItsField(String query, String field) {
        for (String path : List.of("/ivr?", "/ivr.csv?")) {
            HttpResponse<String> answer = reader.get(path + query);
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            Document page = Jsoup.parse(answer.body());
            assertThat(page.select("#e-" + field).text()).isNotBlank();
            assertThat(page.select("#summary")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/ivr?groupBy=DAY&media=VOICE",
        "/ivr?groupBy=DAY&set=ANSWERED",
        "/ivr?groupBy=DAY&page=0",
        "/ivr.csv?groupBy=DAY&dialect=xls"
    })
    void unknownParameterIsRefusedByName(String path) {
        HttpResponse<String> answer = reader.get(path);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(answer.body()).select("#problems li").text()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(IvrGrouping.class)
    void csvHoldsWhatTheTableShows(IvrGrouping grouping) {
        String query = "?groupBy=" + grouping + "&from=2018-11-03&to=2019-02-17&sl=30";
        Document page = reader.page("/ivr" + query);
        List<List<String>> onScreen = IvrReader.table(page);
        List<List<String>> file = reader.spreadsheet("/ivr.csv" + query);
        assertThat(onScreen).hasSizeGreaterThan(3);
        assertThat(file).hasSameSizeAs(onScreen);
        for (int line = 0; line < file.size(); line++) {
            assertThat(file.get(line))
                    .isEqualTo(onScreen.get(line).stream()
                            .map(text -> text.replace(" %", "%").replace(".", ""))
                            .toList());
        }
        assertThat(file.get(file.size() - 1).get(0)).isEqualTo("Total");
        int check = page.select("#summary th[data-column=CHECK]").first().elementSiblingIndex();
        assertThat(page.select("#summary tbody tr td:eq(" + check + ")").eachText())
                .containsOnly("✓");
    }

    @Test
    void everyHeaderExplainsItselfWithTheNumbersOnScreen() {
        Document page = reader.page("/ivr?groupBy=IVR");
        for (Element header : page.select("#summary thead button")) {
            Element explanation = page.getElementById(header.attr("popovertarget"));
            assertThat(explanation).as(header.text()).isNotNull();
            assertThat(explanation.select("p")).hasSizeGreaterThanOrEqualTo(3);
            assertThat(explanation.select(".example").text()).matches(".*\\d.*");
        }
        String received = page.select("#summary tfoot td[data-column=RECEIVED]").text();
        assertThat(page.select("#why-RETENTION .example").text()).contains("÷ " + received + " =");
    }

    @Test
    void notesTellWhatWasRepairedAndLeadToIt() {
        Document page = reader.page("/ivr?groupBy=IVR");
        for (Element note : page.select(".ivr-notes li")) {
            Document calls = reader.page(note.select("a").attr("href"));
            assertThat(note.select("a").text())
                    .startsWith(calls.select("#count b").text());
        }
        assertThat(page.select(".ivr-notes li").eachAttr("data-set"))
                .contains("QUEUED_EARLY", "NO_SEGMENT", "NO_AGENT", "ANSWER_WAIT_UNKNOWN", "IVR_TIME_UNKNOWN");
    }

    @Test
    void limitedSupervisorSeesTotalsOfTheirPart() {
        CallWriter names = new CallWriter(database);
        int own = names.id("service_queue", "Cobrança");
        int other = names.id("service_queue", "Água");
        IvrReader limited =
                new IvrReader(new PortalClient(port).signIn(TestAccounts.createFor(database, Role.SUPERVISOR, own)));
        List<List<String>> all = IvrReader.table(reader.page("/ivr?groupBy=SERVICE"));
        List<List<String>> part = IvrReader.table(limited.page("/ivr?groupBy=SERVICE"));
        assertThat(part).hasSize(3);
        assertThat(part.get(1)).isIn(all).startsWith("Cobrança");
        assertThat(part.get(2).subList(1, 20)).isEqualTo(part.get(1).subList(1, 20));
        assertThat(limited.get("/ivr?groupBy=SERVICE&service=" + other).statusCode())
                .isEqualTo(400);
        assertThat(limited.get("/ivr/calls?groupBy=SERVICE&row=" + other + "&set=RECEIVED"))
                .returns(400, HttpResponse::statusCode)
                .satisfies(refused -> assertThat(refused.body()).doesNotContain("Água"));
        assertThat(limited.csv("/ivr/calls.csv?groupBy=SERVICE&row=none&set=RECEIVED"))
                .hasSize(1);
    }
}
