package io.rastro.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.ServiceScope;
import io.rastro.interaction.Medium;
import io.rastro.interaction.SampleDataTest;
import io.rastro.report.FilterValues;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;

/** Kept sums of days: the same report row for row, whatever was written in between. */
@SampleDataTest
@Transactional
class AgentRollupTests {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final int ALL = 1_000;

    @Autowired
    JdbcClient database;

    @Autowired
    NamedParameterJdbcTemplate jdbc;

    @Autowired
    SegmentListService lists;

    @Autowired
    PlatformTransactionManager transactions;

    @ParameterizedTest
    @ValueSource(ints = {11, 12})
    void reportFromKeptSumsIsTheReportFromTheData(int seed) {
        Random random = new Random(seed);
        LocalDate start = seed % 2 == 0 ? LocalDate.of(2018, 11, 3) : LocalDate.of(2019, 2, 15);
        RandomDays days = new RandomDays(database, random, ZONE);
        days.fill(start);
        List<AgentsFilter> filters = filters(start, days);
        List<AgentsReport> fromData = reports(start, filters);

        assertThat(refresh(start)).isGreaterThan(4);
        assertThat(cleanDays(start)).isGreaterThanOrEqualTo(7);
        assertSame(start, filters, fromData);
        assertThat(database.sql("select count(*) from agent_rollup_month")
                        .query(Integer.class)
                        .single())
                .isPositive();

        for (int round = 0; round < 3; round++) {
            change(days, start, random);
            assertThat(cleanDays(start)).isLessThan(9);
            List<AgentsReport> mixed = reports(start, filters);
            database.sql("update agent_rollup_day set version = null").update();
            List<AgentsReport> expected = reports(start, filters);
            for (int index = 0; index < filters.size(); index++) {
                assertThat(mixed.get(index)).as(filters.get(index).toString()).isEqualTo(expected.get(index));
            }
            refresh(start);
            assertSame(start, filters, expected);
        }
    }

    private void assertSame(LocalDate start, List<AgentsFilter> filters, List<AgentsReport> expected) {
        List<AgentsReport> actual = reports(start, filters);
        for (int index = 0; index < filters.size(); index++) {
            assertThat(actual.get(index)).as(filters.get(index).toString()).isEqualTo(expected.get(index));
        }
    }

    // Only a few rows at a time, so that most days stay as they are.
    private void change(RandomDays days, LocalDate start, Random random) {
        switch (random.nextInt(3)) {
            case 0 ->
                database.sql(
                                "delete from agent_status where id = (select min(id) from agent_status where agent_id = ?)")
                        .param(days.agents.get(0))
                        .update();
            case 1 ->
                database.sql("delete from interaction where id = (select min(id) from interaction where agent_id = ?)")
                        .param(days.agents.get(1))
                        .update();
            default ->
                database.sql(
                                "update interaction set agent_id = ? where id = (select max(id) from interaction where agent_id = ?)")
                        .params(days.agents.get(2), days.agents.get(3))
                        .update();
        }
        days.status(
                days.agents.get(random.nextInt(4)),
                start.plusDays(1).atTime(9, 0).atZone(ZONE).toInstant());
    }

    @ParameterizedTest
    @ValueSource(ints = {21, 22})
    void everyKeptCountIsTheLengthOfItsListAndWhatPlainSqlSays(int seed) {
        LocalDate start = seed % 2 == 0 ? LocalDate.of(2018, 11, 3) : LocalDate.of(2019, 2, 15);
        RandomDays days = new RandomDays(database, new Random(seed), ZONE);
        days.fill(start);
        refresh(start);
        for (AgentsFilter all : filters(start, days)) {
            AgentsFilter filter = all.agents().isEmpty() ? ofAgents(all, days.agents) : all;
            AgentsReport report = reports(start, List.of(filter)).get(0);
            assertThat(report.total().sums().segments().answered())
                    .as(filter.toString())
                    .isEqualTo(answered(filter));
            assertCounts(filter, report.total());
            for (DataIssue issue : SegmentQueries.ISSUES) {
                assertThat(report.issues().of(issue))
                        .isEqualTo(lines(filter, issue.segments().orElseThrow()));
            }
            if (!report.rows().isEmpty()) {
                AgentRow row =
                        report.rows().get(new Random(seed).nextInt(report.rows().size()));
                AgentsFilter own = filter.ofAgent(Objects.requireNonNull(row.agentId()));
                assertCounts(row.day() == null ? own : own.between(row.day(), row.day()), row);
            }
        }
    }

    private void assertCounts(AgentsFilter filter, AgentRow row) {
        SegmentCounts segments = row.sums().segments();
        assertThat(List.of(
                        segments.answered(),
                        segments.conversations(),
                        segments.inbound(),
                        segments.outbound(),
                        segments.transferred()))
                .as(filter.toString())
                .isEqualTo(Stream.of(
                                SegmentSet.ANSWERED,
                                SegmentSet.CONVERSATIONS,
                                SegmentSet.INBOUND,
                                SegmentSet.OUTBOUND,
                                SegmentSet.TRANSFERRED)
                        .map(set -> lines(filter, set))
                        .toList());
    }

    private long lines(AgentsFilter filter, SegmentSet set) {
        List<SegmentRow> lines = new ArrayList<>();
        lists.export(filter, set, ServiceScope.allServices(), lines::add);
        assertThat(lists.count(filter, set, ServiceScope.allServices())).isEqualTo(lines.size());
        return lines.size();
    }

    private long answered(AgentsFilter filter) {
        return database.sql("""
                        select count(*) from interaction i join outcome o on o.id = i.outcome_id
                        where o.status in ('SERVICE_COMPLETED', 'SERVICE_TRANSFERRED') and i.agent_id = any(?)
                            and cast(i.received_at at time zone 'America/Sao_Paulo' as date) between ? and ?""")
                .params(filter.agents().toArray(Integer[]::new), filter.from(), filter.to())
                .query(Long.class)
                .single();
    }

    private static AgentsFilter ofAgents(AgentsFilter filter, List<Integer> agents) {
        Map<String, List<String>> values = new LinkedHashMap<>(filter.values().byParameter());
        values.put("agent", agents.stream().map(String::valueOf).toList());
        return new AgentsFilter(new FilterValues(values));
    }

    @Test
    void whatIsWrittenMakesItsDaysDistrusted() {
        LocalDate start = LocalDate.of(2018, 11, 3);
        RandomDays days = new RandomDays(database, new Random(5), ZONE);
        days.fill(start);
        refresh(start);
        int before = cleanDays(start);

        days.data.segment(new AgentsFixture.Segment(
                days.agents.get(0),
                days.services.get(0),
                Medium.CHAT,
                Instant.parse("2018-11-05T12:00:00Z"),
                Instant.parse("2018-11-05T12:00:00Z"),
                Instant.parse("2018-11-06T12:00:00Z")));

        assertThat(before - cleanDays(start)).isEqualTo(2);
    }

    @Test
    void dayThatIsNotOverIsNotKept() {
        LocalDate start = LocalDate.of(2018, 11, 3);
        RandomDays days = new RandomDays(database, new Random(6), ZONE);
        days.fill(start);
        Clock then = Clock.fixed(Instant.parse("2018-11-06T12:00:00Z"), ZoneOffset.UTC);

        new AgentsKit(jdbc, then, ZONE).refresh(transactions).refresh(ALL);

        assertThat(new RollupDays(jdbc, ZONE).upToDate(start, start.plusDays(5)))
                .contains(LocalDate.of(2018, 11, 4))
                .doesNotContain(LocalDate.of(2018, 11, 5), LocalDate.of(2018, 11, 6));
    }

    private int refresh(LocalDate start) {
        return new AgentsKit(jdbc, later(start), ZONE).refresh(transactions).refresh(ALL);
    }

    /** When all of these days have settled, and the month has ended. */
    private static Clock later(LocalDate start) {
        return Clock.fixed(start.plusDays(40).atTime(12, 0).atZone(ZONE).toInstant(), ZoneOffset.UTC);
    }

    private int cleanDays(LocalDate start) {
        return new RollupDays(jdbc, ZONE)
                .upToDate(start.minusDays(2), start.plusDays(6))
                .size();
    }

    private List<AgentsReport> reports(LocalDate start, List<AgentsFilter> filters) {
        AgentsService service = new AgentsKit(jdbc, later(start), ZONE).service();
        return filters.stream()
                .map(filter -> service.report(filter, ServiceScope.allServices()))
                .toList();
    }

    private static List<AgentsFilter> filters(LocalDate start, RandomDays days) {
        List<AgentsFilter> filters = new ArrayList<>();
        for (int first = -3; first < 3; first += 2) {
            for (int last = first; last < 8; last += 3) {
                for (Grouping grouping : Grouping.values()) {
                    Map<String, List<String>> values = new LinkedHashMap<>();
                    values.put("from", List.of(start.plusDays(first).toString()));
                    values.put("to", List.of(start.plusDays(last).toString()));
                    values.put("groupBy", List.of(grouping.name()));
                    filters.add(new AgentsFilter(new FilterValues(values)));
                    filters.add(new AgentsFilter(new FilterValues(values))
                            .ofAgent(days.agents.get(0))
                            .groupedBy(grouping));
                }
            }
        }
        for (AgentsFilter wide : List.copyOf(filters.subList(0, 4))) {
            filters.add(wide.between(start.withDayOfMonth(1).minusDays(1), start.plusMonths(1)));
        }
        return filters;
    }
}
