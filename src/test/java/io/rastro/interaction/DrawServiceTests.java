package io.rastro.interaction;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.ServiceScope;
import io.rastro.interaction.DrawService.DrawResult;
import io.rastro.report.FilterValues;
import io.rastro.report.Order;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SampleDataTest
class DrawServiceTests {

    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    @Autowired
    DrawService draws;

    @Autowired
    JdbcClient database;

    private DrawResult draw(Medium medium, Map<String, List<String>> values, ServiceScope scope, Draw draw) {
        return draws.draw(InteractionFilter.of(medium, new FilterValues(values), Order.NEWEST), scope, draw);
    }

    private DrawResult draw(int size, long seed) {
        return draw(Medium.VOICE, Map.of(), ServiceScope.allServices(), new Draw(size, seed, LATER));
    }

    private static List<Long> ids(DrawResult result) {
        return result.rows().stream().map(InteractionRow::id).toList();
    }

    @Test
    void sameSeedDrawsTheSameAndAnotherSeedOthers() {
        assertThat(ids(draw(12, 7))).hasSize(12).doesNotHaveDuplicates().isEqualTo(ids(draw(12, 7)));
        assertThat(ids(draw(12, 8))).isNotEqualTo(ids(draw(12, 7)));
    }

    @Test
    void agentsTakeTurns() {
        DrawResult result = draw(50, 3);
        Map<String, Long> byAgent = result.rows().stream()
                .filter(row -> row.agent() != null)
                .collect(groupingBy(row -> String.valueOf(row.agent()), counting()));
        long agents = database.sql("select count(distinct agent_id) from interaction where medium = 'VOICE'")
                .query(Long.class)
                .single();
        assertThat(result.agents()).isEqualTo(agents).isGreaterThan(2);
        assertThat(result.population())
                .isEqualTo(database.sql("select count(*) from interaction where medium = 'VOICE'")
                        .query(Long.class)
                        .single());
        assertThat(byAgent.values()).allMatch(count -> count >= 50 / agents && count <= 50 / agents + 1);
        assertThat(result.rows().subList(0, (int) agents))
                .extracting(InteractionRow::agent)
                .doesNotContainNull();
        assertThat(result.rows().subList(0, byAgent.size()))
                .extracting(InteractionRow::agent)
                .doesNotHaveDuplicates();
    }

    @Test
    void everyInteractionIsDrawnSoonerOrLater() {
        Set<Long> seen = new HashSet<>();
        for (int seed = 0; seed < 60; seed++) {
            seen.addAll(ids(draw(50, seed)));
        }
        long answered = database.sql("select count(*) from interaction where medium = 'VOICE' and agent_id is not null")
                .query(Long.class)
                .single();
        assertThat(seen).hasSize((int) answered);
    }

    @Test
    void filterAndScopeHold() {
        int service = database.sql(
                        "select service_id from interaction where medium = 'WHATSAPP' and service_id is not null"
                                + " and received_at >= '2018-11-04' limit 1")
                .query(Integer.class)
                .single();
        DrawResult result = draw(
                Medium.WHATSAPP,
                Map.of("from", List.of("2018-11-04"), "timeFrom", List.of("22:00"), "timeTo", List.of("12:00")),
                ServiceScope.of(Set.of(service)),
                new Draw(50, 1, LATER));
        List<Long> expected = database.sql("""
                        select id from interaction where medium = 'WHATSAPP' and service_id = ?
                        and received_at at time zone 'America/Sao_Paulo' >= '2018-11-04'
                        and (cast(received_at at time zone 'America/Sao_Paulo' as time) >= '22:00'
                            or cast(received_at at time zone 'America/Sao_Paulo' as time) < '12:01')""").param(service).query(Long.class).list();
        assertThat(ids(result)).containsExactlyInAnyOrderElementsOf(expected).isNotEmpty();
        assertThat(draw(Medium.WHATSAPP, Map.of(), ServiceScope.of(Set.of()), new Draw(5, 1, LATER))
                        .rows())
                .isEmpty();
    }

    @Test
    void whatArrivedAfterTheDrawIsNotDrawnFrom() {
        Instant middle = database.sql("select percentile_disc(0.5) within group (order by received_at) from interaction"
                        + " where medium = 'VOICE'")
                .query(java.time.OffsetDateTime.class)
                .single()
                .toInstant();
        DrawResult result = draw(Medium.VOICE, Map.of(), ServiceScope.allServices(), new Draw(50, 1, middle));
        assertThat(result.rows()).isNotEmpty().allMatch(row -> row.receivedAt().isBefore(middle));
    }

    @Test
    void whatNobodyAnsweredIsDrawnWhereNothingElseIs() {
        DrawResult result = draw(
                Medium.VOICE,
                Map.of("voiceStatus", List.of("ABANDONED", "ANSWERED"), "agentTag", List.of("1")),
                ServiceScope.allServices(),
                new Draw(50, 1, LATER));
        assertThat(result.rows()).extracting(InteractionRow::agent).doesNotContainNull();
        assertThat(draw(50, 2).rows())
                .as("agents suffice")
                .extracting(InteractionRow::agent)
                .doesNotContainNull();
    }
}
