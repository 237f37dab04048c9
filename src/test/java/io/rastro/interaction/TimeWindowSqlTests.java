package io.rastro.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.ServiceScope;
import io.rastro.report.FilterValues;
import io.rastro.report.Order;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class TimeWindowSqlTests {

    private static final List<String> ONE = List.of("1");

    /** Nothing has to be looked up for ids. */
    private static TimeWindowSql search(Map<String, List<String>> filters) {
        InteractionFilter filter = InteractionFilter.of(Medium.VOICE, new FilterValues(filters), Order.NEWEST);
        IdResolver resolver = new IdResolver(JdbcClient.create(new DriverManagerDataSource()));
        SearchCriteria criteria = SearchCriteria.of(filter, ServiceScope.allServices(), resolver, new Lookups());
        return new TimeWindowSql(criteria, Order.NEWEST, SampleData.ZONE);
    }

    @Test
    void keysAreReadWhileThatIsCheaperThanLookingAtTheRowsThatAreLeft() {
        TimeWindowSql search = search(Map.of("agent", ONE, "service", ONE, "tag", ONE));
        assertThat(search.worthIntersecting(Map.of(Facet.TAG, .18, Facet.SERVICE, .15, Facet.AGENT, .005)))
                .containsExactly(Facet.AGENT, Facet.SERVICE);
    }

    @Test
    void scanningIsCheaperWhereAFifthOfTheRowsWouldBeLookedAt() {
        TimeWindowSql search = search(Map.of("agent", ONE, "phone", List.of("37")));
        assertThat(search.worthIntersecting(Map.of(Facet.AGENT, .2))).isEmpty();
        assertThat(search.worthIntersecting(Map.of(Facet.AGENT, .01))).containsExactly(Facet.AGENT);
    }

    @Test
    void keysAloneTellWhereNothingElseIsAsked() {
        TimeWindowSql search = search(Map.of("agent", ONE));
        assertThat(search.worthIntersecting(Map.of(Facet.AGENT, .2))).containsExactly(Facet.AGENT);
    }

    @Test
    void keysOfThousandsOfIdsAreNotRead() {
        List<String> thousands =
                IntStream.rangeClosed(1, 1_001).mapToObj(String::valueOf).toList();
        TimeWindowSql search = search(Map.of("agent", thousands, "tag", ONE));
        assertThat(search.worthIntersecting(Map.of(Facet.AGENT, .001, Facet.TAG, .01)))
                .containsExactly(Facet.TAG);
    }
}
