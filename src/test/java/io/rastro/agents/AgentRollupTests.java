package io.rastro.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.ServiceScope;
import io.rastro.interaction.Medium;
import io.rastro.interaction.SampleDataTest;
import io.rastro.report.FilterValues;
import io.rastro.report.PageRequest;
import io.rastro.report.rollup.DayRange;
import io.rastro.report.rollup.RollupDays;
import io.rastro.report.rollup.RollupJob;
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
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Kept sums of days: the same report row for row, whatever was written in between. */
@SampleDataTest
@Transactional
class AgentRollupTests {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    /** All that a test fills, the latest first; not the sample data of before. */
    private static final int DAYS = 60;

    private static final int ROUNDS = 3;

    /** As {@link #addParts} adds them. */
    private static final int PARTS_ASKED = 4;

    @Autowired
    JdbcClient database;

    @Autowired
    ApplicationContext portal;

    @Autowired
    SegmentListService lists;

    @Autowired
    RollupJob rollups;

    @Autowired
    RollupDays rollupDays;

    @Autowired
    AgentRollups kept;

    @ParameterizedTest
    @ValueSource(ints = {11, 12})
    void reportFromKeptSumsIsTheReportFromTheData(int seed) {
        Random random = new Random(seed);
        LocalDate start = seed % 2 == 0 ? LocalDate.of(2018, 11, 3) : LocalDate.of(2019, 2, 15);
        RandomDays days = new RandomDays(database, random, ZONE);
        days.fill(start);
        List<Asked> requested = asked(start, days);
        List<AgentsReport> fromData = reports(start, requested);

        assertThat(refresh(start)).isGreaterThan(4);
        assertThat(cleanDays(start)).isGreaterThanOrEqualTo(7);
        assertSame(start, requested, fromData);
        assertThat(database.sql("select count(*) from rollup_month")
                        .query(Integer.class)
                        .single())
                .isPositive();

        for (int round = 0; round < ROUNDS; round++) {
            change(days, start, random);
            assertThat(cleanDays(start)).isLessThan(9);
            List<Asked> part = part(requested, round);
            List<AgentsReport> mixed = reports(start, part);
            database.sql("update rollup_day set version = null").update();
            List<AgentsReport> expected = reports(start, part);
            for (int index = 0; index < part.size(); index++) {
                assertThat(mixed.get(index)).as(part.get(index).toString()).isEqualTo(expected.get(index));
            }
            refresh(start);
            assertSame(start, part, expected);
        }
    }

    /** Each is in the part of one round: what is asked for takes longer than to change something. */
    private static List<Asked> part(List<Asked> requested, int round) {
        return IntStream.range(0, requested.size())
                .filter(index -> (index / PARTS_ASKED + index) % ROUNDS == round)
                .mapToObj(requested::get)
                .toList();
    }

    private void assertSame(LocalDate start, List<Asked> requested, List<AgentsReport> expected) {
        List<AgentsReport> actual = reports(start, requested);
        for (int index = 0; index < requested.size(); index++) {
            assertThat(actual.get(index)).as(requested.get(index).toString()).isEqualTo(expected.get(index));
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
        for (Asked each : asked(start, days)) {
            AgentsFilter filter =
                    each.filter().agents().isEmpty() ? ofAgents(each.filter(), days.agents) : each.filter();
            Asked requested = new Asked(filter, each.scope());
            AgentsReport report = reports(start, List.of(requested)).get(0);
            assertThat(report.total().sums().segments().answered())
                    .as(requested.toString())
                    .isEqualTo(answered(requested));
            assertCounts(requested, report.total());
            for (DataIssue issue : SegmentMeasures.REPAIRS) {
                assertThat(report.issues().of(issue))
                        .isEqualTo(lines(requested, issue.segments().orElseThrow()));
            }
            if (!report.rows().isEmpty()) {
                AgentRow row =
                        report.rows().get(new Random(seed).nextInt(report.rows().size()));
                AgentsFilter own = filter.ofAgent(Objects.requireNonNull(row.agentId()));
                assertCounts(new Asked(row.day() == null ? own : own.between(row.day(), row.day()), each.scope()), row);
            }
        }
    }

    private void assertCounts(Asked requested, AgentRow row) {
        SegmentCounts segments = row.sums().segments();
        assertThat(List.of(
                        segments.answered(),
                        segments.conversations(),
                        segments.inbound(),
                        segments.outbound(),
                        segments.transferred()))
                .as(requested.toString())
                .isEqualTo(Stream.of(
                                SegmentSet.ANSWERED,
                                SegmentSet.CONVERSATIONS,
                                SegmentSet.INBOUND,
                                SegmentSet.OUTBOUND,
                                SegmentSet.TRANSFERRED)
                        .map(set -> lines(requested, set))
                        .toList());
    }

    private long lines(Asked requested, SegmentSet set) {
        List<SegmentRow> lines = new ArrayList<>();
        SegmentsFilter list = new SegmentsFilter(requested.filter(), set);
        lists.export(list, requested.scope(), lines::add);
        assertThat(lists.answer(list, requested.scope(), PageRequest.FIRST, true)
                        .exactCount())
                .isEqualTo(lines.size());
        return lines.size();
    }

    private long answered(Asked requested) {
        AgentsFilter filter = requested.filter();
        return database.sql("""
                        select count(*) from interaction i join outcome o on o.id = i.outcome_id
                        where o.status in ('SERVICE_COMPLETED', 'SERVICE_TRANSFERRED') and i.agent_id = any(?)
                            and cast(i.received_at at time zone 'America/Sao_Paulo' as date) between ? and ?
                            and coalesce(i.medium = cast(? as text), true) and (? or i.service_id = any(?)) and (? or i.service_id = any(?))""")
                .params(
                        filter.agents().toArray(Integer[]::new),
                        filter.from(),
                        filter.to(),
                        filter.medium().map(Medium::name).orElse(null),
                        filter.services().isEmpty(),
                        filter.services().toArray(Integer[]::new),
                        requested.scope().all(),
                        requested.scope().serviceIds().toArray(Integer[]::new))
                .query(Long.class)
                .single();
    }

    private static AgentsFilter ofAgents(AgentsFilter filter, List<Integer> agents) {
        return with(filter, "agent", agents.stream().map(String::valueOf).toList());
    }

    private static AgentsFilter with(AgentsFilter filter, String parameter, List<String> requested) {
        Map<String, List<String>> values = new LinkedHashMap<>(filter.values().byParameter());
        values.put(parameter, requested);
        return AgentsFilter.of(new FilterValues(values));
    }

    @ParameterizedTest
    @CsvSource({
        "agent_sum,         ",
        "agent_sum,         agent=1",
        "agent_medium_sum,  media=VOICE",
        "agent_service_sum, service=1",
        "agent_service_sum, media=VOICE&service=1"
    })
    void coarsestSumsAnswer(String table, @Nullable String selected) {
        Map<String, List<String>> values =
                new LinkedHashMap<>(Map.of("from", List.of("2018-11-03"), "to", List.of("2018-11-04")));
        Stream.ofNullable(selected)
                .flatMap(all -> Stream.of(all.split("&")))
                .map(each -> each.split("="))
                .forEach(each -> values.put(each[0], List.of(each[1])));
        AgentsFilter filter = AgentsFilter.of(new FilterValues(values));
        AgentsCriteria criteria =
                AgentsCriteria.of(filter, ServiceScope.allServices(), PeriodSpans.of(filter, ZONE), null);

        assertThat(AgentRollups.ofSegments(criteria).table()).isEqualTo(table);
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
        refresh(Instant.parse("2018-11-06T12:00:00Z"));

        assertThat(cleanDays(new DayRange(start, start.plusDays(5))))
                .contains(LocalDate.of(2018, 11, 4))
                .doesNotContain(LocalDate.of(2018, 11, 5), LocalDate.of(2018, 11, 6));
    }

    private int refresh(LocalDate start) {
        return refresh(later(start).instant());
    }

    private int refresh(Instant now) {
        return rollups.refresh(now, Instant.now().plusSeconds(60), DAYS);
    }

    /** When all of these days have settled, and the month has ended. */
    private static Clock later(LocalDate start) {
        return Clock.fixed(start.plusDays(40).atTime(12, 0).atZone(ZONE).toInstant(), ZoneOffset.UTC);
    }

    private int cleanDays(LocalDate start) {
        return cleanDays(new DayRange(start.minusDays(2), start.plusDays(6))).size();
    }

    private List<LocalDate> cleanDays(DayRange requested) {
        return rollupDays.coverage(kept, requested).kept().stream()
                .flatMap(DayRange::days)
                .toList();
    }

    private List<AgentsReport> reports(LocalDate start, List<Asked> requested) {
        AgentsService service = new AgentsKit(portal, later(start), ZONE).service();
        return requested.stream()
                .map(each -> service.report(each.filter(), each.scope()))
                .toList();
    }

    private record Asked(AgentsFilter filter, ServiceScope scope) {}

    /** Each period and grouping: of everything, of one agent, and of three parts of the media and services. */
    private static List<Asked> asked(LocalDate start, RandomDays days) {
        List<Asked> requested = new ArrayList<>();
        for (int first = -3; first < 3; first += 2) {
            for (int last = first; last < 8; last += 3) {
                for (Grouping grouping : Grouping.values()) {
                    AgentsFilter filter = AgentsFilter.of(new FilterValues(Map.of(
                            "from", List.of(start.plusDays(first).toString()),
                            "to", List.of(start.plusDays(last).toString()),
                            "groupBy", List.of(grouping.name()))));
                    addParts(requested, filter, days);
                }
            }
        }
        for (Asked wide : List.copyOf(requested.subList(0, 16))) {
            requested.add(new Asked(
                    wide.filter().between(start.withDayOfMonth(1).minusDays(1), start.plusMonths(1)), wide.scope()));
        }
        return requested;
    }

    private static void addParts(List<Asked> requested, AgentsFilter filter, RandomDays days) {
        ServiceScope all = ServiceScope.allServices();
        List<String> services =
                days.services.subList(0, 2).stream().map(String::valueOf).toList();
        AgentsFilter ofMedium = with(filter, "media", List.of("WHATSAPP"));
        AgentsFilter ofAgent = filter.ofAgent(days.agents.get(0));
        int turn = requested.size() / 8 % 2;
        requested.add(new Asked(filter, all));
        requested.add(new Asked(ofAgent, turn == 0 ? all : ServiceScope.of(Set.of(days.services.get(1)))));
        requested.add(new Asked(ofMedium, turn == 0 ? all : ServiceScope.of(Set.copyOf(days.services.subList(1, 3)))));
        requested.add(
                turn == 0
                        ? new Asked(filter, ServiceScope.of(Set.copyOf(days.services.subList(1, 3))))
                        : new Asked(with(filter, "service", services), all));
    }
}
