package io.rastro.interaction.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.interaction.Medium;
import io.rastro.interaction.SampleDataTest;
import io.rastro.testing.PortalClient;
import io.rastro.testing.TestAccounts;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Medium × filter × sample rows: the portal returns what plain SQL written by hand returns, in the same order. */
@SampleDataTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilterTableTests {

    private static final String PLAIN_SQL = """
            select i.protocol from interaction i
            join outcome o on o.id = i.outcome_id
            left join contact c on c.id = i.contact_id
            cross join lateral (select i.received_at at time zone 'America/Sao_Paulo' as at) l
            where i.medium = :medium and (%s)
            order by i.received_at %2$s, i.id %2$s""";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    private ReportReader everything;

    private PortalClient portal;

    @BeforeEach
    void signIn() {
        if (portal == null) {
            portal = new PortalClient(port).signIn(TestAccounts.create(database, Role.ANALYST));
            everything = new ReportReader(portal);
        }
    }

    static Stream<Arguments> mediaWithFilter() {
        return cells().filter(cell -> ((FilterCase) cell.get()[1]).appliesTo((Medium) cell.get()[0]));
    }

    static Stream<Arguments> mediaWithoutFilter() {
        return cells().filter(cell -> !((FilterCase) cell.get()[1]).appliesTo((Medium) cell.get()[0]));
    }

    private static Stream<Arguments> cells() {
        return Arrays.stream(Medium.values())
                .flatMap(medium -> FilterCases.all().stream().map(filter -> Arguments.of(medium, filter)));
    }

    @ParameterizedTest
    @MethodSource("mediaWithFilter")
    void filterReturnsWhatPlainSqlReturns(Medium medium, FilterCase filter) {
        String query = "media=" + medium + "&" + filter.encoded(database, medium);
        assertSame(everything, query, plainSql(medium, filter.condition(), "desc"));
        assertSame(everything, query + "&order=oldest", plainSql(medium, filter.condition(), "asc"));
    }

    @ParameterizedTest
    @MethodSource("mediaWithoutFilter")
    void mediumWithoutTheFilterRefusesIt(Medium medium, FilterCase filter) {
        String query = "?media=" + medium + "&" + filter.encoded(database, medium);
        for (String path : List.of("/interactions", "/interactions.csv")) {
            HttpResponse<String> answer = portal.get(path + query);
            Document form = Jsoup.parse(answer.body());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(form.select("#e-" + filter.parameter()).text()).contains("não existe na mídia");
            assertThat(form.select("[data-column]")).isEmpty();
        }
    }

    @Test
    void everyCaseThatIsNotMeantToBeEmptyNarrowsSomewhere() {
        assertThat(FilterCases.all())
                .filteredOn(filter -> !List.of("true", "false").contains(filter.condition()))
                .allSatisfy(filter -> assertThat(filter.media())
                        .anySatisfy(medium -> assertThat(plainSql(medium, filter.condition(), "desc"))
                                .hasSizeBetween(
                                        1, plainSql(medium, "true", "desc").size() - 1)));
    }

    static Stream<Arguments> combinations() {
        Random random = new Random(2);
        return IntStream.range(0, 90).mapToObj(number -> combination(random));
    }

    private static Arguments combination(Random random) {
        Medium medium = Medium.values()[random.nextInt(Medium.values().length)];
        List<FilterCase> candidates = FilterCases.all().stream()
                .filter(filter ->
                        filter.appliesTo(medium) && !filter.condition().equals("false"))
                .toList();
        List<FilterCase> chosen = new ArrayList<>();
        while (chosen.size() < 2 + random.nextInt(2)) {
            FilterCase next = candidates.get(random.nextInt(candidates.size()));
            if (chosen.stream().noneMatch(next::shares)) {
                chosen.add(next);
            }
        }
        return Arguments.of(medium, chosen);
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void filtersCombineWithAnd(Medium medium, List<FilterCase> filters) {
        StringBuilder query = new StringBuilder("media=" + medium);
        List<String> conditions = new ArrayList<>();
        filters.forEach(filter -> {
            query.append('&').append(filter.encoded(database, medium));
            conditions.add("(" + filter.condition() + ")");
        });
        String condition = combined(query.toString(), conditions);
        assertSame(everything, query.toString(), plainSql(medium, condition, "desc"));
        assertSame(everything, query + "&order=oldest", plainSql(medium, condition, "asc"));
    }

    // A contact picked from the list replaces the name that listed it.
    private static String combined(String query, List<String> conditions) {
        return conditions.stream()
                .filter(condition -> !(query.contains("&contact=") && condition.contains("translate(")
                        || query.contains("&contact=") && condition.contains("strpos(c.name")))
                .reduce((one, other) -> one + " and " + other)
                .orElseThrow();
    }

    static Stream<FilterCase> filtersOfWhatsapp() {
        return FilterCases.all().stream()
                .filter(filter ->
                        filter.appliesTo(Medium.WHATSAPP) && !filter.parameter().equals("service"));
    }

    @ParameterizedTest
    @MethodSource("filtersOfWhatsapp")
    void scopeOfTheAccountIsOneMoreCondition(FilterCase filter) {
        Medium medium = Medium.WHATSAPP;
        String query = "media=" + medium + "&" + filter.encoded(database, medium);
        String condition = "(" + filter.condition()
                + ") and i.service_id in (select id from service_queue where name in ('Suporte', 'Cobrança'))";
        assertSame(supportAndCollection(), query, plainSql(medium, condition, "desc"));
    }

    private ReportReader scoped;

    private ReportReader supportAndCollection() {
        if (scoped == null) {
            String account = TestAccounts.createFor(database, Role.SUPERVISOR, service("Suporte"), service("Cobrança"));
            scoped = new ReportReader(new PortalClient(port).signIn(account));
        }
        return scoped;
    }

    private int service(String name) {
        return database.sql("select id from service_queue where name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    private List<String> plainSql(Medium medium, String condition, String direction) {
        return database.sql(PLAIN_SQL.formatted(condition, direction))
                .param("medium", medium.name())
                .query(String.class)
                .list();
    }

    private static void assertSame(ReportReader reader, String query, List<String> expected) {
        assertThat(reader.csvProtocols(query)).as("CSV of " + query).isEqualTo(expected);
        assertThat(ReportReader.count(reader.page(query + "&count=exact")))
                .as("count of " + query)
                .isEqualTo(expected.isEmpty() ? "0" : String.valueOf(expected.size()));
        List<List<String>> pages = reader.pages(query);
        assertThat(pages.stream().flatMap(List::stream).toList())
                .as("grid of " + query)
                .isEqualTo(expected);
        assertThat(pages.subList(0, pages.size() - 1))
                .allSatisfy(page -> assertThat(page).hasSize(50));
    }
}
