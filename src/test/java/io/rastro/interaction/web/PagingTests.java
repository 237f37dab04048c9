package io.rastro.interaction.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.interaction.SampleDataTest;
import io.rastro.testing.PortalClient;
import io.rastro.testing.TestAccounts;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@SampleDataTest
class PagingTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    private PortalClient portal;
    private ReportReader report;

    @BeforeEach
    void signIn() {
        portal = new PortalClient(port).signIn(TestAccounts.create(database, Role.ANALYST));
        report = new ReportReader(portal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "media=VOICE",
                "media=VOICE&order=oldest",
                "media=VOICE&timeFrom=22:00&timeTo=12:00",
                "media=VOICE&timeFrom=22:00&timeTo=12:00&order=oldest",
                "media=VOICE&tag=1&tag=2&tag=3&tag=4",
                "media=VOICE&agent=1&agent=2&agent=3&agent=4",
                "media=VOICE&from=2018-11-04&to=2019-02-16&order=oldest",
                "media=WHATSAPP",
            })
    void previousLeadsBackThroughThePagesThatNextShowed(String query) {
        List<List<String>> forward = new ArrayList<>();
        Document page = report.page(query);
        forward.add(ReportReader.protocols(page));
        while (ReportReader.leads(page, "next")) {
            page = report.follow(page, "next");
            forward.add(ReportReader.protocols(page));
        }
        assertThat(forward).hasSizeGreaterThan(1);
        assertThat(forward.stream().flatMap(List::stream)).doesNotHaveDuplicates();
        List<List<String>> back = new ArrayList<>();
        back.add(ReportReader.protocols(page));
        while (ReportReader.leads(page, "prev")) {
            page = report.follow(page, "prev");
            back.add(ReportReader.protocols(page));
        }
        Collections.reverse(back);
        assertThat(back).isEqualTo(forward);
    }

    @Test
    void pageSaysWhichLinesItShows() {
        Document first = report.page("media=VOICE");
        Document second = report.follow(first, "next");
        Document third = report.follow(second, "next");
        assertThat(range(first)).contains("1", "50");
        assertThat(range(second)).contains("51", "100");
        assertThat(range(third)).contains("101", "120");
        assertThat(range(report.follow(third, "prev"))).isEqualTo(range(second));
        assertThat(range(report.follow(second, "prev"))).isEqualTo(range(first));
    }

    private static List<String> range(Document page) {
        return List.of(page.select(".pager span").get(0).text().split("[^0-9]+")).stream()
                .filter(number -> !number.isEmpty())
                .toList();
    }

    @Test
    void oldestFirstIsNewestFirstFromItsEnd() {
        List<String> newest = new ArrayList<>(report.csvProtocols("media=VOICE"));
        Collections.reverse(newest);
        assertThat(report.csvProtocols("media=VOICE&order=oldest")).isEqualTo(newest);
    }

    @ParameterizedTest
    @CsvSource({"999, 999", "1000, 1.000", "1001, 1.000+", "1060, 1.000+"})
    void moreThanAThousandAreCountedOnlyOnRequest(int rows, String shown) {
        try (BulkRows bulk = BulkRows.insert(database, rows, 0)) {
            Document page = report.page(bulk.query());
            assertThat(ReportReader.count(page)).isEqualTo(shown);
            String exact = rows < 1_000
                    ? String.valueOf(rows)
                    : "1." + String.valueOf(rows).substring(1);
            assertThat(ReportReader.count(report.page(bulk.query() + "&count=exact")))
                    .isEqualTo(exact);
            assertThat(report.pages(bulk.query()).stream().mapToInt(List::size).sum())
                    .isEqualTo(rows);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=x", "before=1.2", "after=1.2.3.4", "count=all", "after=1.2.3&before=1.2.3"})
    void positionThatCannotBeReadIsRefused(String position) {
        assertThat(portal.get("/interactions?media=VOICE&" + position).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after=-99999999999.1.1",
                "after=99999999999.999999999999999999.1",
                "before=-99999999999.1.1",
                "before=99999999999.999999999999999999.999999999999999999",
                "timeFrom=10:00&after=99999999999.1.1"
            })
    void positionFarOutsideShowsLinesOrLeadsToTheFirstPage(String position) {
        HttpResponse<String> answer = portal.get("/interactions?media=VOICE&" + position);
        if (answer.statusCode() == 302) {
            assertThat(answer.headers().firstValue("Location").orElse(""))
                    .contains("/interactions?media=VOICE")
                    .doesNotContain("after=");
        } else {
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }
}
