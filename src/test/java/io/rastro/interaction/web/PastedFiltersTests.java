package io.rastro.interaction.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rastro.account.Role;
import io.rastro.interaction.SampleDataTest;
import io.rastro.testing.PortalClient;
import io.rastro.testing.TestAccounts;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Up to a thousand values are pasted into one field, and none of them stands in an address. */
@SampleDataTest
class PastedFiltersTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    private PortalClient portal;
    private String username;

    @BeforeEach
    void signIn() {
        username = TestAccounts.create(database, Role.QA);
        portal = new PortalClient(port).signIn(username);
    }

    private static String numbers(int many) {
        return IntStream.range(0, many)
                .mapToObj(number -> "2026010100%06d".formatted(number))
                .collect(Collectors.joining("\r\n"));
    }

    private HttpResponse<String> submitted(String filter, String pasted) {
        HttpResponse<String> answer = portal.submit("/interactions", Map.of("media", "VOICE", filter, pasted));
        assertThat(answer.statusCode()).isEqualTo(303);
        String address = PortalClient.location(answer);
        assertThat(address).matches("/interactions\\?media=VOICE&search=[0-9a-f]{32}");
        return portal.get(address);
    }

    @Test
    void thousandProtocolsAreOneSearchWithAShortAddress() {
        List<String> stored = database.sql("select protocol from interaction where medium = 'VOICE'"
                        + " and protocol !~ ' |,|;' order by protocol limit 3")
                .query(String.class)
                .list();
        String pasted = numbers(997) + "\n" + String.join("; ", stored) + "\n" + stored.get(0);
        Document page = Jsoup.parse(submitted("protocols", pasted).body());
        assertThat(page.select(".rchips").text()).contains("1.000 valores diferentes");
        assertThat(ReportReader.count(page)).isEqualTo("3");
        assertThat(page.select("[href], [action], form input").outerHtml()).doesNotContain("2026010100000001");
        Document form = Jsoup.parse(
                portal.get(page.select("a[href*=edit]").attr("href")).body());
        assertThat(form.select("#f-protocols").text()).contains("2026010100000996", stored.get(2));
        assertThat(form.select("#h-protocols").text()).contains("1.000 valores diferentes");
    }

    @Test
    void moreAreRefusedAtTheFieldAndNoneIsLost() {
        HttpResponse<String> answer = submitted("protocols", numbers(1_001) + "\n" + numbers(5));
        Document form = Jsoup.parse(answer.body());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(form.select("#e-protocols").text()).contains("São 1.001 valores diferentes, e o máximo é 1.000");
        assertThat(form.select("#f-protocols").text().split("\\s+")).hasSize(1_001);
    }

    @Test
    void farMoreThanFitsIsRefusedTheSameWay() {
        HttpResponse<String> answer =
                portal.submit("/interactions", Map.of("media", "VOICE", "protocols", numbers(20_000)));
        assertThat(answer.statusCode()).isEqualTo(400);
        Document form = Jsoup.parse(answer.body());
        assertThat(form.select("#e-protocols").text()).contains("São 20.000 valores diferentes");
        assertThat(form.select("#f-protocols").text()).endsWith("2026010100019999");
    }

    @Test
    void partOfANumberInAListIsToldAtTheField() {
        Document form =
                Jsoup.parse(submitted("phones", "11988410273\n98841-0273").body());
        assertThat(form.select("#e-phones").text()).contains("“98841-0273” não é um número completo");
        assertThat(form.select("#f-phones").text()).contains("11988410273", "98841-0273");
    }

    @Test
    void ledgerKnowsWhoWasLookedForInAList() {
        submitted("phones", "+55 11 98841-0273, 21988410273");
        HttpResponse<String> single = portal.submit("/interactions", Map.of("media", "VOICE", "phone", "11988410273"));
        portal.get(PortalClient.location(single));
        String subjects = "select e.subjects from ledger_entry e join account a on a.id = e.account_id"
                + " where a.username = ? and e.action = 'list-seen' order by e.number";
        await().untilAsserted(() -> assertThat(database.sql("select count(*) from (" + subjects + ") s")
                        .param(username)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2));
        assertThat(database.sql("select count(distinct subject) from (" + subjects + ") s, unnest(subjects) subject")
                        .param(username)
                        .query(Integer.class)
                        .single())
                .as("the number alone, and the other of the list")
                .isEqualTo(2);
    }
}
