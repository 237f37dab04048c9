package io.rastro.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.ServiceScope;
import io.rastro.directory.DirectoryRepository;
import io.rastro.directory.ListService.Answer;
import io.rastro.report.FilterValues;
import io.rastro.report.KeysetList.Count;
import io.rastro.report.KeysetPage;
import io.rastro.report.Order;
import io.rastro.report.PageRequest;
import io.rastro.text.Mask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** In a small sample every key is carried by few; a page must be the same where none is, as in years of data. */
@SampleDataTest
class AccessPathTests {

    private static final List<String> WINDOWS = List.of(
            "",
            "timeFrom=12:00&timeTo=12:10",
            "timeFrom=22:00&timeTo=06:00",
            "timeFrom=22:00&timeTo=06:00&from=2018-11-04");

    // Agents 6 to 20 exist in name only: so many ids are asked for that no day is probed for each.
    private static final List<String> KEYS = List.of(
            "",
            "service=1",
            "service=1&service=2",
            "agent=2",
            several("agent", 20),
            "tag=1",
            "tag=1&tag=2&tag=3",
            several("contact", 8),
            "agent=2&tag=1",
            several("agent", 20) + "&tag=2&tag=3",
            "service=1&agentTag=1",
            "portfolio=true",
            "portfolio=true&service=2&tag=1&tag=4",
            "contactSearch=joao&service=1",
            "phone=3&agent=1&agent=4");

    @Autowired
    InteractionService interactions;

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DirectoryRepository directory;

    private static String several(String parameter, int ids) {
        return String.join(
                "&",
                IntStream.rangeClosed(1, ids)
                        .mapToObj(id -> parameter + "=" + id)
                        .toList());
    }

    static Stream<Arguments> searches() {
        return KEYS.stream()
                .flatMap(key -> WINDOWS.stream().map(window -> key + "&" + window))
                .flatMap(query -> Stream.of(Order.values()).map(order -> Arguments.of(query, order)));
    }

    @ParameterizedTest
    @MethodSource("searches")
    void pageIsTheSameWhicheverFacetIsProbed(String query, Order order) {
        InteractionFilter filter = InteractionFilter.of(Medium.VOICE, values(query), order);
        Answer<InteractionRow> answer =
                interactions.answer(filter, ServiceScope.allServices(), PageRequest.FIRST, true);
        KeysetPage<InteractionRow> page = answer.page();
        // Time windows of three rows: several are scanned, and the rest is found by facets.
        assertThat(first(whereNothingIsRare(3), filter)).isEqualTo(page);
        assertThat(page.counted()).isTrue();
        assertThat(page.count()).isEqualTo(answer.exactCount());
    }

    @Test
    void pageDoesNotWaitForACountThatWouldLookFar() {
        // Of 120 calls, a page of those that have an agent is found among the first 100.
        String query = several("agent", 20) + "&" + several("service", 20);
        InteractionFilter filter = InteractionFilter.of(Medium.VOICE, values(query), Order.NEWEST);
        KeysetPage<InteractionRow> page = first(whereNothingIsRare(100), filter);
        assertThat(page.counted()).isFalse();
        assertThat(page.count())
                .isGreaterThan(KeysetPage.ROWS)
                .isLessThan(interactions
                        .answer(filter, ServiceScope.allServices(), PageRequest.FIRST, true)
                        .exactCount());
    }

    private static KeysetPage<InteractionRow> first(InteractionService interactions, InteractionFilter filter) {
        return interactions
                .answer(filter, ServiceScope.allServices(), PageRequest.FIRST, false)
                .page();
    }

    @Test
    void pageWithoutRowsTellsWhatEachFilterLeavesOut() {
        String query = "contactSearch=joao&service=1&tag=1&portfolio=true&agentTag=2&voiceStatus=VOICEMAIL";
        InteractionFilter filter = InteractionFilter.of(Medium.VOICE, values(query), Order.NEWEST);
        Map<String, Count> looser = interactions
                .answer(filter, ServiceScope.allServices(), PageRequest.FIRST, false)
                .looser();
        Map<String, Long> counted = new TreeMap<>();
        for (InteractionField field : filter.values().keySet()) {
            long count = Objects.requireNonNull(interactions
                    .answer(filter.without(field), ServiceScope.allServices(), PageRequest.FIRST, true)
                    .exactCount());
            if (count > 0) {
                counted.put(field.field().name(), count);
            }
        }
        assertThat(looser).hasSameSizeAs(counted).allSatisfy((name, count) -> {
            assertThat(count.rows()).isPositive().isLessThanOrEqualTo(counted.get(name));
            assertThat(!count.complete() || count.rows() == counted.get(name)).isTrue();
        });
        assertThat(whereNothingIsRare(3)
                        .answer(filter, ServiceScope.allServices(), PageRequest.FIRST, false)
                        .looser())
                .hasSameSizeAs(counted);
    }

    @Test
    void nameIsLookedUpOnceForAPageAndAllItTellsBeside() {
        String query = "contactSearch=joao&service=1&tag=1&portfolio=true&agentTag=2&voiceStatus=VOICEMAIL";
        InteractionFilter filter = InteractionFilter.of(Medium.VOICE, values(query), Order.NEWEST);
        List<String> lookedUp = new ArrayList<>();
        IdResolver resolver = new IdResolver(jdbc) {
            @Override
            Optional<List<Long>> contactsByName(String fragment, Mask mask) {
                lookedUp.add(fragment);
                return super.contactsByName(fragment, mask);
            }
        };
        service(resolver, 3).answer(filter, ServiceScope.allServices(), PageRequest.FIRST, true);
        assertThat(lookedUp).containsExactly("joao");
    }

    private InteractionService whereNothingIsRare(int firstWalk) {
        IdResolver resolver = new IdResolver(jdbc) {
            @Override
            boolean rare(Facet facet, Collection<?> ids, Medium medium) {
                return false;
            }
        };
        return service(resolver, firstWalk);
    }

    private InteractionService service(IdResolver resolver, int firstWalk) {
        InteractionSearch search =
                new InteractionSearch(dataSource, new JdbcTransactionManager(dataSource), directory, resolver);
        TimeWindowRepository timeWindows = new TimeWindowRepository(jdbc, SampleData.ZONE);
        PageReader pages = new PageReader(search, timeWindows, SampleData.ZONE, firstWalk);
        return new InteractionService(search, pages, resolver, SampleData.ZONE);
    }

    private static FilterValues values(String query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                values.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
            }
        }
        return new FilterValues(values);
    }
}
