package io.rastro.interaction.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.interaction.SampleDataTest;
import io.rastro.testing.PortalClient;
import io.rastro.testing.TestAccounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From one history to the next of the same search. */
@SampleDataTest
class HistoryNavigationTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    private PortalClient portal;

    @BeforeEach
    void signIn() {
        portal = new PortalClient(port).signIn(TestAccounts.create(database, Role.QA));
    }

    private Document open(String address) {
        var answer = portal.get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static String href(Document page, String selector) {
        Element link = page.selectFirst(selector);
        return link == null ? "" : link.attr("href");
    }

    private static String step(Document history, String relation) {
        return href(history, ".history-steps a[rel=" + relation + "]");
    }

    private List<String> lines(Document grid) {
        return grid.select(".rgrid tbody tr").eachAttr("id");
    }

    @ParameterizedTest
    @CsvSource({
        "/interactions?media=VOICE&order=oldest&from=2018-11-04, next",
        "/interactions?media=WHATSAPP, prev",
        "/interactions?media=WHATSAPP&timeFrom=22:00&timeTo=12:00, prev",
        "/interactions?media=WHATSAPP&tag=1&tag=2&tag=3&tag=4&order=oldest, next",
        "/agents/interactions?from=2018-11-03&to=2018-12-31&of=ANSWERED, next",
        "/agents/interactions?from=2018-11-03&to=2018-12-31&of=CONVERSATIONS, prev",
    })
    void stepsLeadThroughTheWholeListAndBackLeadsToItsPage(String list, String relation) {
        List<String> expected = new ArrayList<>();
        Document grid = open(list);
        String first = href(grid, ".rgrid tbody tr a");
        expected.addAll(lines(grid));
        while (!href(grid, "a[rel=next]").isEmpty()) {
            grid = open(href(grid, "a[rel=next]"));
            expected.addAll(lines(grid));
        }
        if (relation.equals("prev")) {
            Collections.reverse(expected);
        }
        String start = relation.equals("next") ? first : href(grid, ".rgrid tbody tr:last-child a");
        assertThat(expected).hasSizeGreaterThan(20);
        assertThat(walk(open(start), relation)).isEqualTo(expected);
    }

    private List<String> walk(Document from, String relation) {
        List<String> passed = new ArrayList<>();
        Document history = from;
        for (int place = 0; ; place++) {
            String back = href(history, ".btn-back");
            String line = back.substring(back.indexOf('#') + 1);
            passed.add(line);
            if (place % 10 == 0 || place % 10 == 9) {
                assertThat(lines(open(back.substring(0, back.indexOf('#'))))).contains(line);
            }
            String step = step(history, relation);
            if (step.isEmpty()) {
                return passed;
            }
            history = open(step);
        }
    }

    @Test
    void backLeadsToThePageTheReaderCameFrom() {
        Document second = open(href(open("/interactions?media=VOICE"), "a[rel=next]"));
        Document history = open(href(second, ".rgrid tbody tr:nth-child(3) a"));
        assertThat(history.select(".history-steps").text()).contains("53º da busca");
        Document back = open(href(history, ".btn-back").replaceAll("#.*", ""));
        assertThat(lines(back)).isEqualTo(lines(second));
    }

    @Test
    void searchThatTheReaderMayNotMakeHasNoSteps() {
        Document grid = open("/interactions?media=VOICE&service=1");
        String address = href(grid, ".rgrid tbody tr a");
        assertThat(open(address).select(".history-steps")).hasSize(1);
        for (String foreign : List.of("media=VOICE%26service%3D99999", "media%3DFAX", "media%3DVOICE%26x%3D%25")) {
            assertThat(open(address.replaceAll("back=[^&]*", "back=" + foreign)).select(".history-steps"))
                    .isEmpty();
        }
        assertThat(open(address.replaceAll("[?].*", "")).select(".history-steps"))
                .isEmpty();
    }

    @Test
    void listThatThePortalDoesNotHaveIsNoWayBack() {
        String address =
                href(open("/agents/interactions?from=2018-11-03&to=2018-12-31&of=ANSWERED"), ".rgrid tbody tr a");
        assertThat(open(address).select(".history-steps").text()).contains("1º da lista");
        for (String foreign : List.of("/admin/tokens?a=1", "//example.org?a=1", "/agents/interactions?of=LOST", "/x")) {
            Document history = open(address.replaceAll("back=[^&]*", "back=" + foreign.replace("=", "%3D")));
            assertThat(history.select(".history-steps")).as(foreign).isEmpty();
            assertThat(href(history, ".btn-back")).matches("/interactions|/agents/interactions[?].*");
        }
    }

    @Test
    void stepsStayWithinTheReadersServices() {
        String query = "media=VOICE&order=oldest";
        int service = database.sql(
                        "select service_id from interaction where medium = 'VOICE' and service_id is not null"
                                + " order by received_at limit 1")
                .query(Integer.class)
                .single();
        portal = new PortalClient(port).signIn(TestAccounts.createFor(database, Role.QA, service));
        List<String> seen = walk(open(href(open("/interactions?" + query), ".rgrid tbody tr a")), "next");
        List<String> own = database.sql(
                        "select 'line-' || id from interaction where medium = 'VOICE' and service_id = ?"
                                + " order by received_at, id")
                .param(service)
                .query(String.class)
                .list();
        assertThat(seen).isEqualTo(own).hasSizeGreaterThan(5);
    }
}
