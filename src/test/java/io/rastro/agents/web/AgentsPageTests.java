package io.rastro.agents.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.interaction.SampleDataTest;
import io.rastro.report.web.TablePage;
import io.rastro.testing.PortalClient;
import io.rastro.testing.TestAccounts;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page over HTTP: its numbers lead to lists of as many lines, its CSV says the same, and errors stand at fields. */
@SampleDataTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgentsPageTests {

    private static final String PERIOD = "from=2018-11-03&to=2019-02-17";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    private PortalClient portal;

    @BeforeEach
    void signIn() {
        if (portal == null) {
            portal = new PortalClient(port).signIn(TestAccounts.create(database, Role.ANALYST));
        }
    }

    private Document page(PortalClient reader, String address) {
        HttpResponse<String> answer = reader.get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static List<List<String>> csv(PortalClient reader, String address) {
        HttpResponse<String> answer = reader.get(address + "&dialect=script");
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return answer.body()
                .lines()
                .map(line -> Arrays.asList(line.split(",", -1)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&groupBy=AGENT_DAY&from=2018-11-03&to=2018-12-31",
                "&timeFrom=22:00&timeTo=06:00",
                "&media=VOICE",
                "&media=WHATSAPP&timeFrom=05:00&timeTo=12:00",
                "&agentActive=true&groupBy=AGENT"
            })
    void everyCountLeadsToAListOfAsManyLines(String more) {
        assertLinksCount(
                portal,
                more.contains("from") && more.contains("groupBy=AGENT_DAY") ? more.substring(1) : PERIOD + more);
    }

    @Test
    void countsOfServicesAndTagsLeadToAsManyLines() {
        int service = id("service_queue", "Suporte");
        int other = id("service_queue", "Cobrança");
        int tag = id("agent_tag", "Manhã");
        assertLinksCount(portal, PERIOD + "&service=" + service + "&service=" + other);
        assertLinksCount(portal, PERIOD + "&agentTag=" + tag);
        assertLinksCount(portal, PERIOD + "&service=" + service + "&agentTag=" + tag);
    }

    @Test
    void limitedReadersCountsLeadToListsOfTheirServices() {
        int service = id("service_queue", "Suporte");
        String username = TestAccounts.createFor(database, Role.ANALYST, service);
        PortalClient limited = new PortalClient(port).signIn(username);

        assertLinksCount(limited, PERIOD);

        String all = page(limited, "/agents?" + PERIOD)
                .select("tfoot [data-column=ANSWERED]")
                .text();
        assertThat(Integer.parseInt(all))
                .isEqualTo(database.sql("select count(*) from interaction i join outcome o on o.id = i.outcome_id"
                                + " where service_id = ? and agent_id is not null"
                                + " and o.status in ('SERVICE_COMPLETED', 'SERVICE_TRANSFERRED')")
                        .param(service)
                        .query(Integer.class)
                        .single());
        assertThat(limited.get("/agents?" + PERIOD + "&service=" + id("service_queue", "Cobrança"))
                        .statusCode())
                .isEqualTo(400);
    }

    private int id(String table, String name) {
        return database.sql("select id from " + table + " where name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    private void assertLinksCount(PortalClient reader, String query) {
        Document page = page(reader, "/agents?" + query);
        List<Element> links = page.select("#summary td[data-label] a");
        assertThat(links).as(query).isNotEmpty();
        for (Element link : links) {
            String address = link.attr("href");
            String list = address.replaceFirst("^(/agents/interactions|/interactions)\\?", "$1.csv?");
            assertThat(csvLines(reader, list)).as(address).isEqualTo(Integer.parseInt(link.text()));
        }
    }

    // Cells may hold line breaks, so lines of the file are no lines of the list.
    private static int csvLines(PortalClient reader, String address) {
        HttpResponse<String> answer = reader.get(address + "&dialect=script");
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        boolean quoted = false;
        int lines = 0;
        for (char letter : answer.body().toCharArray()) {
            quoted ^= letter == '"';
            lines += letter == '\n' && !quoted ? 1 : 0;
        }
        return lines - 1;
    }

    @Test
    void listShowsAsManyAsItSaysAndLeadsOn() {
        Document list = page(portal, "/agents/interactions?of=ANSWERED&" + PERIOD);
        List<String> protocols =
                new ArrayList<>(list.select("td[data-column=PROTOCOL]").eachText());
        int all = Integer.parseInt(list.select("#count b").text());
        String next = list.select("a[rel=next]").attr("href");
        while (!next.isEmpty()) {
            Document more = page(portal, next);
            protocols.addAll(more.select("td[data-column=PROTOCOL]").eachText());
            next = more.select("a[rel=next]").attr("href");
        }
        assertThat(protocols).hasSize(all).doesNotHaveDuplicates();
        assertThat(list.select("td[data-column=MEDIUM]").eachText()).contains("Voz", "WhatsApp");
    }

    @Test
    void headersOfTheListAreInTheReadersLanguage() {
        String address = "/agents/interactions?of=ANSWERED&" + PERIOD;
        assertThat(headers(portal, address)).startsWith("DATA HORA", "MÍDIA", "PROTOCOLO", "SERVIÇO");
        portal.submit("/preferences/language", Map.of("value", "en"));
        assertThat(headers(portal, address)).startsWith("RECEIVED", "MEDIUM", "PROTOCOL", "SERVICE");
        assertThat(csv(portal, address.replace("?", ".csv?")).get(0)).isEqualTo(headers(portal, address));
    }

    private List<String> headers(PortalClient reader, String address) {
        return page(reader, address).select("th[data-column] .why").eachText();
    }

    private List<Document> pages(String address) {
        List<Document> pages = new ArrayList<>(List.of(page(portal, address)));
        for (String next = next(pages); !next.isEmpty(); next = next(pages)) {
            pages.add(page(portal, next));
        }
        return pages;
    }

    private static String next(List<Document> pages) {
        return pages.get(pages.size() - 1).select(".pager [rel=next]").attr("href");
    }

    @Test
    void totalOfEveryPageIsOfAllRows() {
        List<Document> pages = pages("/agents?groupBy=AGENT_DAY&from=2018-11-03&to=2018-12-31");
        assertThat(pages).hasSizeGreaterThan(1);
        assertThat(pages.stream()
                        .map(page -> page.select("#summary tfoot").text())
                        .distinct())
                .hasSize(1);
        assertThat(pages.get(0).select("#summary tbody tr")).hasSize(TablePage.ROWS);
        assertThat(pages.get(1).select(".pager [rel=prev]")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"groupBy=AGENT&" + PERIOD, "groupBy=AGENT_DAY&from=2018-11-03&to=2018-12-31"})
    void csvSaysWhatTheScreenSays(String query) {
        List<Document> pages = pages("/agents?" + query);
        Document page = pages.get(0);
        List<List<String>> csv = csv(portal, "/agents.csv?" + query);
        int lead = query.contains("AGENT_DAY") ? 2 : 1;
        List<Element> lines = new ArrayList<>();
        pages.forEach(each -> lines.addAll(each.select("#summary tbody tr")));
        lines.addAll(page.select("#summary tfoot tr"));

        assertThat(csv).hasSize(lines.size() + 1);
        List<String> columns = page.select("#summary th[data-column]").eachAttr("data-column");
        assertThat(csv.get(0).subList(lead, csv.get(0).size())).hasSameSizeAs(columns);
        for (int index = 0; index < lines.size(); index++) {
            List<Element> cells = lines.get(index).select("td.num");
            List<String> line = csv.get(index + 1);
            for (int column = 0; column < cells.size(); column++) {
                Element cell = cells.get(column);
                if (!columns.get(column).matches("TRANSFER_RATE|OCCUPANCY|CONCURRENCY|PER_HOUR")) {
                    assertThat(line.get(column + lead))
                            .as(columns.get(column))
                            .isEqualTo(cell.text().replace(".", ""));
                }
            }
        }
        assertThat(csv.get(csv.size() - 1).get(0)).startsWith("Total");
    }

    @ParameterizedTest
    @CsvSource({
        "from=2018-13-01&to=2018-12-31, from, não é uma data",
        "from=2018-12-31&to=2018-12-01, to, vem antes",
        "to=2018-12-01, from, Informe a data",
        "from=2018-01-01&to=2024-12-31, to, São aceitos até",
        "from=2018-01-01&to=2018-12-31&groupBy=AGENT_DAY, to, até 92 dias",
        "from=2018-12-01&to=2018-12-31&groupBy=HOUR, groupBy, não é uma das opções",
        "from=2018-12-01&to=2018-12-31&media=FAX, media, não é uma das opções",
        "from=2018-12-01&to=2018-12-31&agent=999999, agent, não existe mais",
        "from=2018-12-01&to=2018-12-31&timeFrom=25:00, timeFrom, não é um horário",
        "from=2018-12-01&to=2018-12-31&agentActive=maybe, agentActive, não é uma das opções"
    })
    void badInputIsToldAtItsFieldAndNothingIsQueried(String query, String field, String words) {
        for (String path : List.of("/agents", "/agents.csv")) {
            HttpResponse<String> answer = portal.get(path + "?" + query);
            Document form = Jsoup.parse(answer.body());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(form.select("#e-" + field).text()).contains(words);
            assertThat(form.select("#summary")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/agents?" + PERIOD + "&voiceStatus=ANSWERED",
                "/agents?" + PERIOD + "&page=0",
                "/agents/interactions?" + PERIOD,
                "/agents/interactions?" + PERIOD + "&of=ALL",
                "/agents/interactions?" + PERIOD + "&of=ANSWERED&groupBy=AGENT",
                "/agents/interactions?" + PERIOD + "&of=ANSWERED&after=x",
                "/agents.csv?" + PERIOD + "&dialect=dbase",
                "/agents/1?" + PERIOD + "&day=2020-01-01"
            })
    void whatTheReportDoesNotKnowIsRefused(String address) {
        HttpResponse<String> answer = portal.get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(400);
        assertThat(Jsoup.parse(answer.body()).select("#problems")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&groupBy=AGENT_DAY"})
    void periodIsThatOfItsDatesInTableFileAndListsBehindIt(String more) {
        String relative = "period=last-30-days&asOf=2018-11-30" + more;
        String dates = "from=2018-11-01&to=2018-11-30" + more;
        Document page = page(portal, "/agents?" + relative);
        assertThat(page.select("#summary tr").eachText())
                .hasSizeGreaterThan(2)
                .isEqualTo(
                        page(portal, "/agents?" + dates).select("#summary tr").eachText());
        assertThat(csv(portal, "/agents.csv?" + relative)).isEqualTo(csv(portal, "/agents.csv?" + dates));
        assertThat(page.select("#summary tfoot td a").eachAttr("href"))
                .isNotEmpty()
                .allMatch(link -> link.contains("from=2018-11-01&to=2018-11-30"));
        assertLinksCount(portal, relative);
    }

    @Test
    void formProposesToday() {
        Document form = page(portal, "/agents");
        assertThat(form.select("#f-from").val()).matches("\\d{4}-\\d{2}-\\d{2}");
        assertThat(form.select("#f-from").val()).isEqualTo(form.select("#f-to").val());
        assertThat(form.select("#f-period option[selected]").val()).isEmpty();
        assertThat(form.select("#summary")).isEmpty();
    }

    @Test
    void everyHeaderOpensItsExplanation() {
        Document page = page(portal, "/agents?" + PERIOD);
        for (Element header : page.select("#summary th[data-column] button")) {
            Element explanation = page.getElementById(header.attr("popovertarget"));
            assertThat(explanation).isNotNull();
            assertThat(explanation.select("p"))
                    .hasSize(4)
                    .allSatisfy(text -> assertThat(text.text()).isNotBlank());
        }
        assertThat(page(portal, "/help/agents")
                        .select("[data-column=OCCUPANCY]")
                        .text())
                .contains("Disponível");
    }

    @Test
    void agentsPageShowsTheirDaysAndNobodyElses() {
        Document page = page(portal, "/agents?" + PERIOD);
        String address = page.select("#summary tbody th a").first().attr("href");
        Document agent = page(portal, address);

        assertThat(agent.select("h1").text())
                .isEqualTo(page.select("#summary tbody th a").first().text());
        assertThat(agent.select("#summary tfoot [data-column=ANSWERED]").text())
                .isEqualTo(page.select("#summary tbody tr")
                        .first()
                        .select("td.num")
                        .first()
                        .text());
        assertThat(agent.select(".shift-picture rect")).isNotEmpty();
        assertThat(portal.get("/agents/999999?" + PERIOD).statusCode()).isEqualTo(404);
    }
}
