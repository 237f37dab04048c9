package io.rastro.ivr.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.ivr.IvrDataTest;
import io.rastro.testing.PortalClient;
import io.rastro.testing.TestAccounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@IvrDataTest
class CallListTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    private IvrReader reader;

    @BeforeEach
    void signIn() {
        reader = new IvrReader(new PortalClient(port).signIn(TestAccounts.create(database, Role.QA)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "groupBy=IVR",
                "groupBy=SERVICE&from=2018-11-04&to=2019-02-17",
                "groupBy=AGENT&sl=5&ivr=1",
                "groupBy=HOUR&timeFrom=22:00&timeTo=01:30",
                "groupBy=DAY&to=2018-11-05",
            })
    void everyCountLeadsToAsManyCalls(String query) {
        Document page = reader.page("/ivr?" + query);
        int links = 0;
        for (Element number : page.select("#summary td a")) {
            String href = number.attr("href");
            long count = Long.parseLong(number.text().replace(".", ""));
            assertThat(reader.csv(href.replace("/ivr/calls?", "/ivr/calls.csv?")))
                    .as(href)
                    .hasSize(Math.toIntExact(count + 1));
            links++;
        }
        assertThat(links).isGreaterThan(30);
        for (Element number : page.select("#summary tfoot td a")) {
            assertThat(reader.page(number.attr("href")).select("#count b").text())
                    .isEqualTo(number.text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&order=oldest"})
    void pagesFollowOnEachOtherAndHoldWhatTheFileHolds(String order) {
        String query = "groupBy=IVR&set=ANSWERED" + order;
        List<String> file = reader.csv("/ivr/calls.csv?" + query).stream()
                .skip(1)
                .map(record -> record.get(0))
                .toList();
        List<String> shown = new ArrayList<>();
        Document page = reader.page("/ivr/calls?" + query);
        shown.addAll(entered(page));
        while (page.selectFirst("a[rel=next]") != null) {
            Document next = reader.page(page.select("a[rel=next]").attr("href"));
            assertThat(entered(reader.page(next.select("a[rel=prev]").attr("href"))))
                    .isEqualTo(entered(page));
            page = next;
            shown.addAll(entered(page));
        }
        assertThat(shown).hasSizeGreaterThan(100).isEqualTo(file);
    }

    private static List<String> entered(Document page) {
        return page.select("tbody td[data-column=ENTERED_AT]").eachText();
    }

    @Test
    void answeredCallLeadsToItsConversation() {
        Document page = reader.page("/ivr/calls?groupBy=IVR&set=ANSWERED");
        String history = page.select("tbody td[data-column=ENTERED_AT] a").attr("href");
        assertThat(reader.get(history).statusCode()).isEqualTo(200);
        assertThat(reader.page("/ivr/calls?groupBy=IVR&set=NO_SEGMENT").select("tbody a"))
                .isEmpty();
    }

    // Calls without a history stand between those that have one.
    @ParameterizedTest
    @CsvSource({"groupBy=IVR&from=2018-11-03&to=2018-11-20, next", "groupBy=IVR&to=2018-11-20&order=oldest, prev"})
    void stepsLeadFromHistoryToHistoryAndBackToThePageOfTheCall(String query, String relation) {
        List<String> expected = new ArrayList<>();
        Document page = reader.page("/ivr/calls?" + query);
        String start = histories(page).get(0);
        expected.addAll(withHistory(page));
        while (page.selectFirst("a[rel=next]") != null) {
            page = reader.page(page.select("a[rel=next]").attr("href"));
            expected.addAll(withHistory(page));
        }
        if (relation.equals("prev")) {
            start = histories(page).get(histories(page).size() - 1);
            Collections.reverse(expected);
        }
        assertThat(walked(start, relation)).isEqualTo(expected).hasSizeGreaterThan(60);
    }

    private List<String> walked(String start, String relation) {
        List<String> walked = new ArrayList<>();
        String address = start;
        while (!address.isEmpty()) {
            Document history = reader.page(address);
            String[] back = history.select(".btn-back").attr("href").split("#", -1);
            assertThat(withHistory(reader.page(back[0]))).contains(back[1]);
            walked.add(back[1]);
            address = history.select(".history-steps a[rel=" + relation + "]").attr("href");
        }
        return walked;
    }

    private static List<String> withHistory(Document page) {
        return page.select("tbody tr:has(.lead a)").eachAttr("id");
    }

    private static List<String> histories(Document page) {
        return page.select("tbody tr .lead a").eachAttr("href");
    }

    @ParameterizedTest
    @CsvSource({
        "groupBy=HOUR&row=24, row",
        "groupBy=IVR&row=none, row",
        "groupBy=DAY&row=2018-02-30, row",
        "row=3, row",
        "groupBy=AGENT&row=999999999, row",
        "groupBy=IVR&set=LOST, set",
        "groupBy=IVR&node=1, node",
        "groupBy=IVR&node=1.999999.1, node",
        "groupBy=IVR&order=random, order",
        "groupBy=IVR&after=x, after",
        "groupBy=IVR&media=VOICE, media",
    })
    void wrongValueIsRefused(String query, String parameter) {
        for (String path : List.of("/ivr/calls?", "/ivr/calls.csv?")) {
            if (path.contains("csv") && parameter.equals("after")) {
                continue;
            }
            assertThat(reader.get(path + query).statusCode()).as(path + query).isEqualTo(400);
        }
    }
}
