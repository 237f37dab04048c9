package io.rastro.interaction.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.interaction.SampleDataTest;
import io.rastro.testing.PortalClient;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestTokens;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What may say who somebody is stands in no address. */
@SampleDataTest
class StoredSearchTests {

    private static final String KEPT = "/interactions\\?media=VOICE&search=[0-9a-f]{32}";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    private PortalClient portal;
    private String digits;

    @BeforeEach
    void signIn() {
        portal = new PortalClient(port).signIn(TestAccounts.create(database, Role.QA));
        String phone = database.sql("""
                        select phone_number from interaction where medium = 'VOICE' and phone_number like '+55%'
                        group by 1 order by count(*) desc, 1 limit 1""").query(String.class).single();
        digits = phone.substring(phone.length() - 8);
    }

    private String kept(Map<String, String> form) {
        HttpResponse<String> answer = portal.submit("/interactions", form);
        assertThat(answer.statusCode()).isEqualTo(303);
        return PortalClient.location(answer);
    }

    /** An address as it is typed, and what it answers by itself. */
    private HttpResponse<String> typed(String address) {
        return portal.ask(address).join();
    }

    private Document page(String address) {
        HttpResponse<String> answer = typed(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    @Test
    void formLeadsToAPageNoneOfWhoseLinksTellsOfThePerson() {
        String address = kept(Map.of("media", "VOICE", "phone", digits));
        assertThat(address).matches(KEPT);
        Document page = page(address);
        assertThat(page.select(".rchips").text()).contains(digits);
        assertThat(page.select(".rgrid tbody tr")).isNotEmpty();
        page.select("[href], [action], [hx-get], form input")
                .forEach(element -> assertThat(element.attributes())
                        .as(element.tagName())
                        .noneMatch(attribute -> attribute.getValue().contains(digits)));
        String history = page.select(".rgrid tbody a").attr("href");
        assertThat(history).contains("search%3D");
        assertThat(page(history).select(".btn-back").attr("href")).startsWith(address);
    }

    @ParameterizedTest
    @CsvSource({"/interactions", "/interactions.csv", "/interactions/draw"})
    void addressTypedByHandLeadsToTheSameThatTheFormLeadsTo(String path) {
        String address = kept(Map.of("media", "VOICE", "phone", digits));
        HttpResponse<String> answer = typed(path + "?media=VOICE&phone=" + digits);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(PortalClient.location(answer)).isEqualTo(address.replace("/interactions", path));
    }

    @Test
    void fileHoldsWhatTheGridShows() {
        ReportReader report = new ReportReader(portal);
        String query = kept(Map.of("media", "VOICE", "phone", digits)).replace("/interactions?", "");
        assertThat(report.csvProtocols(query))
                .isNotEmpty()
                .containsExactlyElementsOf(
                        report.pages(query).stream().flatMap(List::stream).toList());
    }

    @Test
    void filterIsTakenOutOfWhatIsKept() {
        String address = kept(Map.of("media", "VOICE", "phone", digits, "contactSearch", "zzyx"));
        String without = page(address).select(".rchip:contains(zzyx) a.x").attr("href");
        assertThat(without).isEqualTo(address + "&contactSearch=");
        assertThat(PortalClient.location(typed(without))).isEqualTo(kept(Map.of("media", "VOICE", "phone", digits)));
        String last = page(kept(Map.of("media", "VOICE", "phone", digits)))
                .select(".rchip:contains(" + digits + ") a.x")
                .attr("href");
        assertThat(last).isEqualTo("/interactions?media=VOICE");
    }

    @ParameterizedTest
    @CsvSource({"/interactions", "/interactions.csv", "/interactions/draw"})
    void searchOfAnotherAccountIsUnknown(String path) {
        String address = kept(Map.of("media", "VOICE", "phone", digits));
        portal = new PortalClient(port).signIn(TestAccounts.create(database, Role.QA));
        HttpResponse<String> answer = typed(address.replace("/interactions", path));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("de outra conta ou não está mais guardada")
                .doesNotContain(digits);
        assertThat(typed(address + "&edit=1").statusCode()).isEqualTo(404);
        assertThat(kept(Map.of("media", "VOICE", "phone", digits)))
                .matches(KEPT)
                .isNotEqualTo(address);
    }

    @Test
    void databaseTellsNothingOfThePerson() {
        kept(Map.of("media", "VOICE", "phone", digits));
        assertThat(database.sql(
                                "select count(*) from stored_search where position(convert_to(?, 'UTF8') in criteria) > 0")
                        .param(digits)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsWrongIsToldAtItsField() {
        Document form = Jsoup.parse(typed(kept(Map.of("media", "VOICE", "phone", "abc", "from", "")))
                .body());
        assertThat(form.select("#e-phone").text()).contains("abc");
        assertThat(form.select("#f-phone").val()).isEqualTo("abc");
        HttpResponse<String> tooLong = typed(kept(Map.of("media", "VOICE", "protocol", "x".repeat(9_000))));
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(tooLong.body()).select("#e-protocol")).isNotEmpty();
    }

    @Test
    void moreThanASearchHoldsIsToldAtTheLargestFieldAndNothingIsLost() {
        String protocols = pasted(1_000);
        HttpResponse<String> answer = portal.submit(
                "/interactions", Map.of("media", "VOICE", "protocols", protocols, "contactExternalIds", pasted(900)));
        assertThat(answer.statusCode()).isEqualTo(400);
        Document form = Jsoup.parse(answer.body());
        assertThat(form.select("#e-protocols").text()).contains("É demais para uma busca só");
        assertThat(form.select("#problems .problem-list li")).hasSize(1);
        assertThat(form.select("#f-protocols").val().strip().split("\\s+")).containsExactly(protocols.split(" "));
    }

    /** As long as each may be, in letters that take three bytes. */
    private static String pasted(int values) {
        return IntStream.range(1_000, 1_000 + values)
                .mapToObj(number -> "漢".repeat(60) + number)
                .collect(Collectors.joining(" "));
    }

    @Test
    void formWithoutAPersonIsAnAddressAsItWas() {
        assertThat(kept(Map.of("media", "VOICE", "phone", " ", "from", "2018-11-01")))
                .contains("from=2018-11-01")
                .doesNotContain("search", "phone", "_csrf");
    }

    /** Its addresses stand in no browser, and it would not follow. */
    @Test
    void programGivesWhatItAsksForItself() {
        String token = "Bearer " + TestTokens.issue(database, "stored-" + digits);
        database.sql("update api_token set rights = array['READ', 'READ_UNMASKED'] where source = ?")
                .param("stored-" + digits)
                .update();
        PortalClient program = new PortalClient(port);
        String file = "/interactions.csv?media=VOICE&dialect=script&";
        assertThat(program.ask(file + "phone=" + digits, "Authorization", token)
                        .join()
                        .statusCode())
                .isEqualTo(200);
        assertThat(program.ask(file + "search=" + "0".repeat(32), "Authorization", token)
                        .join()
                        .statusCode())
                .isEqualTo(404);
    }
}
