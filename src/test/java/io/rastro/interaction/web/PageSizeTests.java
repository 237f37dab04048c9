package io.rastro.interaction.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IngestionService;
import io.rastro.interaction.Medium;
import io.rastro.interaction.SampleInteraction;
import io.rastro.report.web.TablePage;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many bytes a page is, before it is compressed, in a contact centre of many agents. */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageSizeTests {

    private static final String SOURCE = "page-size";
    private static final String DAY = "media=CHAT&from=2014-03-03&to=2014-03-03";
    private static final int AGENTS = 900;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    IngestionService ingestion;

    private PortalClient portal;
    private List<Integer> agents;

    @BeforeAll
    void fill() {
        List<IncomingInteraction> rows = IntStream.range(0, AGENTS)
                .mapToObj(number -> new SampleInteraction(
                                SOURCE + number, Medium.CHAT, Instant.parse("2014-03-03T12:00:00Z"))
                        .agent(new AgentReference(SOURCE + number, "Agente de nome comum " + number, List.of()))
                        .build())
                .toList();
        assertThat(ingestion.ingest(SOURCE, rows).rejected()).isZero();
        agents = database.sql("select id from agent where name like 'Agente de nome comum %' order by id")
                .query(Integer.class)
                .list();
        portal = new PortalClient(port).signIn(TestAccounts.create(database, Role.ANALYST));
    }

    private static int bytes(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body().getBytes(StandardCharsets.UTF_8).length;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/interactions", "/interactions?media=VOICE&edit=1", "/agents", "/ivr"})
    void emptyFormIsSmallHoweverManyThereAreToPickFrom(String form) {
        assertThat(bytes(portal.get(form))).isLessThan(30_000);
        assertThat(portal.get("/directory/agent").body()).contains("Agente de nome comum 899");
    }

    @Test
    void hundredsOfAgentsChosenStandInEveryLinkInFewCharacters() {
        String scattered = IntStream.range(0, AGENTS)
                .filter(place -> place % 3 == 0)
                .mapToObj(place -> "&agent=" + agents.get(place))
                .collect(Collectors.joining());
        HttpResponse<String> page = portal.get("/interactions?" + DAY + scattered);
        assertThat(bytes(page) - bytes(portal.get("/interactions?" + DAY))).isLessThan(200_000);
        Document read = Jsoup.parse(page.body());
        assertThat(read.select("tbody tr")).hasSize(50);
        assertThat(read.select("a[href]").eachAttr("href"))
                .allSatisfy(link -> assertThat(link).hasSizeLessThan(2_500));
        assertThat(ReportReader.count(read)).isEqualTo("300");
        String next = read.select("a[rel=next]").attr("href");
        assertThat(Jsoup.parse(portal.get(next).body()).select("tbody tr")).hasSize(50);
    }

    @Test
    void pageOfAgentsHasAsManyRowsAsAMonthHasDays() {
        HttpResponse<String> page = portal.get("/agents?groupBy=AGENT&from=2014-03-03&to=2014-03-04");
        assertThat(bytes(page)).isLessThan(150_000);
        assertThat(Jsoup.parse(page.body()).select("#summary tbody tr")).hasSize(TablePage.ROWS);
    }
}
