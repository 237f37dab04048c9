package io.rastro.interaction.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rastro.account.Role;
import io.rastro.interaction.SampleData;
import io.rastro.interaction.SampleDataTest;
import io.rastro.report.Period;
import io.rastro.report.RelativePeriod;
import io.rastro.testing.PortalClient;
import io.rastro.testing.TestAccounts;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A period that moves with the day, in a report whose answer does not. */
@SampleDataTest
class RelativePeriodPageTests {

    /** The sample has voice calls on this day, the day before it and the month before it. */
    private static final LocalDate DAY = LocalDate.of(2018, 11, 5);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    private PortalClient portal;
    private ReportReader report;
    private String username;

    @BeforeEach
    void signIn() {
        username = TestAccounts.create(database, Role.ANALYST);
        portal = new PortalClient(port).signIn(username);
        report = new ReportReader(portal);
    }

    private static String asOf(RelativePeriod period, LocalDate day) {
        return "media=VOICE&period=" + period.code() + "&asOf=" + day;
    }

    private static String between(Period dates) {
        return "media=VOICE&from=" + dates.from() + "&to=" + dates.to();
    }

    @ParameterizedTest
    @EnumSource
    void gridAndFileAreThoseOfTheDatesThatThePeriodComesTo(RelativePeriod period) {
        String relative = asOf(period, DAY);
        String dates = between(period.on(DAY));
        assertThat(report.csv(relative)).isEqualTo(report.csv(dates));
        assertThat(report.pages(relative)).isEqualTo(report.pages(dates));
    }

    @Test
    void periodIsFoundOnItsDay() {
        assertThat(report.csvProtocols(asOf(RelativePeriod.YESTERDAY, DAY))).isNotEmpty();
    }

    @Test
    void addressStaysRelativeAndThePageSaysWhichDatesItMeans() {
        LocalDate before = LocalDate.now(SampleData.ZONE);
        Document page = report.page("media=VOICE&period=last-30-days");
        String chips = page.select(".rchips").text();
        assertThat(chips).containsPattern("últimos 30 dias \\(.*" + before.getYear() + "\\)");
        assertThat(page.select(".filterbar a:contains(Editar)").attr("href"))
                .contains("period=last-30-days")
                .doesNotContain("asOf", "from=", "to=");
        Document form = report.page("media=VOICE&period=last-30-days&edit=1");
        assertThat(form.select("#f-period option[selected]").val()).isEqualTo("last-30-days");
        assertThat(form.select("#f-from").val() + form.select("#f-to").val()).isEmpty();
    }

    /** Whoever turns the page past midnight reads on in the same list. */
    @Test
    void whatBelongsToAnAnswerIsOfItsDates() {
        String asked = asOf(RelativePeriod.THIS_MONTH, LocalDate.of(2018, 11, 30));
        Document page = report.page(asked);
        assertThat(page.select("a[href*=.csv]").eachAttr("href"))
                .isNotEmpty()
                .allMatch(link -> link.contains("period=this-month&asOf=2018-11-30"));
        assertThat(page.select(".draw input[name=asOf]").eachAttr("value")).containsExactly("2018-11-30");
        assertThat(page.select(".rgrid tbody a").attr("href")).contains("asOf%3D2018-11-30");
        if (ReportReader.leads(page, "next")) {
            assertThat(page.select("a[rel=next]").attr("href")).contains("period=this-month&asOf=2018-11-30");
        }
        assertThat(page.select(".rchip a.x, a[href*=order=oldest]").eachAttr("href"))
                .isNotEmpty()
                .noneMatch(link -> link.contains("asOf"));
    }

    /** On the 30th "this month" was that month; read a year later, its date is all that is true. */
    @Test
    void chipOfAPeriodCountedFromAnotherDaySaysItsDatesAlone() {
        assertThat(report.page(asOf(RelativePeriod.YESTERDAY, DAY))
                        .select(".rchips")
                        .text())
                .contains("4 de novembro de 2018")
                .doesNotContain("ontem");
    }

    @Test
    void fileIsNamedAndNotedByItsDates() {
        HttpResponse<String> file = portal.get("/interactions.csv?" + asOf(RelativePeriod.LAST_WEEK, DAY));
        assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                .contains("rastreio-voz-2018-10-29-a-2018-11-04.csv");
        await().untilAsserted(() -> assertThat(database.sql("select criteria from export_receipt r"
                                + " join account a on a.id = r.account_id where a.username = ?")
                        .param(username)
                        .query(String.class)
                        .list())
                .hasSize(1)
                .allMatch(criteria -> criteria.contains("from=2018-10-29&to=2018-11-04"))
                .noneMatch(criteria -> criteria.contains("period") || criteria.contains("asOf")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/interactions?media=VOICE",
                "/interactions.csv?media=VOICE",
                "/interactions/draw?media=VOICE",
                "/ivr?groupBy=DAY",
                "/ivr/calls?groupBy=DAY",
                "/agents?groupBy=AGENT",
                "/agents/interactions?of=ANSWERED"
            })
    void periodBesideDatesIsRefusedAtItsFieldAndLosesNothing(String report) {
        HttpResponse<String> answer = portal.get(report + "&period=yesterday&from=2018-11-03&to=2018-11-04");
        assertThat(answer.statusCode()).isEqualTo(400);
        Document form = Jsoup.parse(answer.body());
        assertThat(form.select("#e-period").text()).contains("não os dois");
        assertThat(form.select("#f-period").attr("aria-describedby")).isEqualTo("e-period");
        assertThat(form.select("#f-period option[selected]").val()).isEqualTo("yesterday");
        assertThat(List.of(form.select("#f-from").val(), form.select("#f-to").val()))
                .containsExactly("2018-11-03", "2018-11-04");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"period=tomorrow", "period=yesterday&period=today", "asOf=2018-11-05", "period=today&asOf=x"})
    void periodThatIsNoneIsRefused(String wrong) {
        for (String report : List.of("/interactions?media=VOICE", "/ivr?groupBy=DAY", "/agents?groupBy=AGENT")) {
            HttpResponse<String> answer = portal.get(report + "&" + wrong);
            assertThat(answer.statusCode()).as(report).isEqualTo(400);
            assertThat(Jsoup.parse(answer.body()).select("#problems, fieldset .err"))
                    .as(report)
                    .hasSizeGreaterThan(1);
        }
    }
}
