package io.rastro.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.ServiceScope;
import io.rastro.agents.AgentsFixture.Segment;
import io.rastro.agents.SegmentCounts.Assigned;
import io.rastro.interaction.Medium;
import io.rastro.report.FilterValues;
import io.rastro.testing.RepositoryTest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Random days, dirty as days are: the report against one computed step by step, and its parts against its whole. */
@RepositoryTest
class AgentsPropertyTests {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    /** Around each change of São Paulo's clock, and where there is none. */
    private static final List<LocalDate> DAYS =
            List.of(LocalDate.of(2018, 11, 3), LocalDate.of(2019, 2, 15), LocalDate.of(2021, 6, 1));

    private static final List<String> WINDOWS = List.of(
            "",
            "timeFrom=08:00&timeTo=17:59",
            "timeFrom=22:00&timeTo=05:59",
            "timeFrom=00:00&timeTo=00:59",
            "timeFrom=23:00",
            "timeTo=12:00");

    @Autowired
    JdbcClient database;

    @Autowired
    ApplicationContext portal;

    private Random random = new Random();
    private RandomDays days;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void reportIsWhatEveryMomentSays(int seed) {
        random = new Random(seed);
        LocalDate start = DAYS.get(seed % DAYS.size());
        days = new RandomDays(database, random, ZONE);
        Instant now = start.plusDays(3).atTime(15, 0).atZone(ZONE).toInstant();
        days.fill(start);
        AgentsService service = service(now);
        for (int round = 0; round < 16; round++) {
            AgentsFilter filter = filter(start);
            ServiceScope scope = random.nextInt(4) == 0
                    ? ServiceScope.of(Set.of(days.services.get(random.nextInt(days.services.size()))))
                    : ServiceScope.allServices();
            assertSame(service, filter, scope, now);
            assertPartsAddUp(service, filter, scope);
        }
    }

    private void assertSame(AgentsService service, AgentsFilter filter, ServiceScope scope, Instant now) {
        AgentsReport report = service.report(filter, scope);
        boolean partial = filter.medium().isPresent() || !filter.services().isEmpty() || !scope.all();
        ReferenceReport reference = new ReferenceReport(days.data, filter, asked(filter, scope), partial, ZONE, now);
        Map<AgentDay, AgentSums> expected = reference.compute(chosen(filter));
        assertThat(byKey(report)).as(filter.toString()).isEqualTo(expected);
        for (DataIssue issue : SegmentMeasures.REPAIRS) {
            assertThat(report.issues().of(issue))
                    .as("%s %s", issue, filter)
                    .isEqualTo(reference.repairs().getOrDefault(issue, 0L));
        }
        assertThat(report.total().sums())
                .isEqualTo(expected.values().stream()
                        .reduce(AgentSums.NONE, AgentSums::plus)
                        .withConversations(reference.conversations()));
    }

    private static Map<AgentDay, AgentSums> byKey(AgentsReport report) {
        Map<AgentDay, AgentSums> found = new HashMap<>();
        report.rows()
                .forEach(row -> found.put(new AgentDay(Objects.requireNonNull(row.agentId()), row.day()), row.sums()));
        return found;
    }

    /** Days add up to the agent, agents to the total; conversations are the exception, and never fewer apart. */
    private void assertPartsAddUp(AgentsService service, AgentsFilter filter, ServiceScope scope) {
        AgentsReport byAgent = service.report(filter.groupedBy(Grouping.AGENT), scope);
        AgentsReport byDay = service.report(filter.groupedBy(Grouping.AGENT_DAY), scope);
        assertThat(answered(byDay.total().sums()))
                .isEqualTo(answered(byAgent.total().sums()));
        Map<Integer, AgentSums> days = byDay.rows().stream()
                .collect(Collectors.toMap(
                        row -> Objects.requireNonNull(row.agentId()), AgentRow::sums, AgentSums::plus));
        for (AgentRow row : byAgent.rows()) {
            AgentSums sum = Objects.requireNonNull(days.get(row.agentId()));
            assertThat(sum.segments().conversations())
                    .isGreaterThanOrEqualTo(row.sums().segments().conversations());
            assertThat(answered(sum.withConversations(row.sums().segments().conversations())))
                    .isEqualTo(answered(row.sums()));
        }
        if (!filter.values().has(AgentsField.TIME.field())) {
            assertHoursAddUp(service, filter, scope, byAgent.total().sums());
        }
    }

    /** Without what was never answered: a line that has nothing else is left out. */
    private static AgentSums answered(AgentSums sums) {
        SegmentCounts segments = sums.segments();
        Map<Medium, Assigned> answered = new EnumMap<>(Medium.class);
        segments.media().forEach((medium, assigned) -> {
            if (assigned.answered() > 0) {
                answered.put(medium, new Assigned(assigned.answered(), assigned.answered()));
            }
        });
        return new AgentSums(
                new SegmentCounts(
                        answered,
                        segments.conversations(),
                        segments.inbound(),
                        segments.outbound(),
                        segments.transferred()),
                sums.handling(),
                sums.statuses());
    }

    private void assertHoursAddUp(AgentsService service, AgentsFilter filter, ServiceScope scope, AgentSums whole) {
        AgentSums sum = AgentSums.NONE;
        for (int hour = 0; hour < 24; hour += 6) {
            AgentsFilter hours = AgentsFilter.of(filter.values()
                    .with("timeFrom", "%02d:00".formatted(hour))
                    .with("timeTo", "%02d:59".formatted(hour + 5)));
            sum = sum.plus(service.report(hours, scope).total().sums());
        }
        assertThat(sum.handling()).isEqualTo(whole.handling());
        assertThat(answered(sum).segments().media())
                .isEqualTo(answered(whole).segments().media());
        boolean partial = filter.medium().isPresent() || !filter.services().isEmpty() || !scope.all();
        if (partial) {
            // Who handled nothing in some hours has no line there, so presence is only that of the others.
            assertThat(sum.statuses().busy()).isEqualTo(whole.statuses().busy());
        } else {
            assertThat(sum.statuses()).isEqualTo(whole.statuses());
        }
    }

    private AgentsFilter filter(LocalDate start) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        int first = random.nextInt(3);
        values.put("from", List.of(start.plusDays(first).toString()));
        values.put(
                "to", List.of(start.plusDays(first + random.nextInt(3 - first)).toString()));
        values.put("groupBy", List.of(days.oneOf(List.of(Grouping.values())).name()));
        Arrays.stream(days.oneOf(WINDOWS).split("&", -1))
                .filter(part -> !part.isEmpty())
                .forEach(part -> values.put(part.split("=", -1)[0], List.of(part.split("=", -1)[1])));
        if (random.nextInt(3) == 0) {
            values.put("media", List.of("WHATSAPP"));
        }
        if (random.nextInt(3) == 0) {
            values.put("service", ids(days.services.subList(0, 2)));
        }
        // Others' agents may be in the database too, so that one filter or another always names ours.
        switch (random.nextInt(3)) {
            case 0 -> values.put("agent", ids(days.agents));
            case 1 -> values.put("agentTag", List.of(Integer.toString(days.tag)));
            default -> {
                values.put("agent", ids(days.agents.subList(1, 3)));
                values.put("agentActive", List.of(random.nextBoolean() ? "true" : "false"));
            }
        }
        return AgentsFilter.of(new FilterValues(values));
    }

    private static List<String> ids(List<Integer> ids) {
        return ids.stream().map(String::valueOf).toList();
    }

    private Set<Integer> chosen(AgentsFilter filter) {
        Set<Integer> chosen = new TreeSet<>(filter.agents().isEmpty() ? days.agents : filter.agents());
        if (!filter.agentTags().isEmpty()) {
            chosen.retainAll(days.agents.subList(0, 2));
        }
        filter.active().ifPresent(active -> chosen.removeIf(agent -> (agent.equals(days.agents.get(1))) == active));
        return chosen;
    }

    private static Predicate<Segment> asked(AgentsFilter filter, ServiceScope scope) {
        return row -> filter.medium().map(medium -> medium == row.medium()).orElse(true)
                && (filter.services().isEmpty() || filter.services().contains(row.service()))
                && scope.permits(row.service());
    }

    private AgentsService service(Instant now) {
        return new AgentsKit(portal, Clock.fixed(now, ZoneOffset.UTC), ZONE).service();
    }
}
