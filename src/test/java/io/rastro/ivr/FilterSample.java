package io.rastro.ivr;

import static io.rastro.ivr.SampleCall.ZONE;

import io.rastro.account.ServiceScope;
import io.rastro.ivr.Reckoning.Reached;
import io.rastro.report.DailyWindow;
import io.rastro.report.Period;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A filter and scope by chance, and which calls it chooses by a reckoning of its own. */
final class FilterSample {

    private static final List<Duration> SERVICE_LEVELS =
            List.of(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ZERO, Duration.ofSeconds(45));

    private final CallWriter names;
    private final Random random;
    private Predicate<Reached> chosen = call -> true;

    private FilterSample(JdbcClient jdbc, Random random) {
        this.names = new CallWriter(jdbc);
        this.random = random;
    }

    record Sample(IvrFilter filter, ServiceScope scope, Predicate<Reached> chosen) {}

    /** The same for every call with the same seed; the grouping is the caller's. */
    static Sample of(JdbcClient jdbc, int seed) {
        FilterSample sample = new FilterSample(jdbc, new Random(seed));
        IvrFilter filter = new IvrFilter(
                IvrGrouping.IVR,
                sample.period(),
                sample.window(),
                sample.some("ivr", SampleCalls.IVRS, call -> call.call().ivr()),
                sample.some("service_queue", SampleCalls.SERVICES, Reached::service),
                sample.some("agent", SampleCalls.AGENTS, Reached::agent),
                sample.tag(),
                SERVICE_LEVELS.get(sample.random.nextInt(SERVICE_LEVELS.size())));
        Set<Integer> services = sample.some("service_queue", SampleCalls.SERVICES, Reached::service);
        ServiceScope scope = services.isEmpty() ? ServiceScope.allServices() : ServiceScope.of(services);
        return new Sample(filter, scope, sample.chosen);
    }

    private Period period() {
        List<String> dates =
                List.of("2018-11-03", "2018-11-04", "2018-12-31", "2019-02-16", "2019-02-17", "2030-01-01");
        LocalDate from = random.nextBoolean() ? null : LocalDate.parse(dates.get(random.nextInt(dates.size())));
        LocalDate to = random.nextBoolean() ? null : LocalDate.parse(dates.get(random.nextInt(dates.size())));
        if (from != null && to != null && from.isAfter(to)) {
            to = from;
        }
        LocalDate last = to;
        chosen = chosen.and(call -> within(call, from, last));
        return new Period(from, to);
    }

    private static boolean within(Reached call, @Nullable LocalDate from, @Nullable LocalDate to) {
        LocalDate date = call.call().enteredAt().atZone(ZONE).toLocalDate();
        return (from == null || !date.isBefore(from)) && (to == null || !date.isAfter(to));
    }

    private DailyWindow window() {
        if (random.nextInt(3) > 0) {
            return IvrFilter.WHOLE_DAY;
        }
        List<String> starts = List.of("00:00", "01:00", "22:00", "23:30");
        List<String> ends = List.of("00:59", "05:59", "12:00", "23:59");
        LocalTime from = LocalTime.parse(starts.get(random.nextInt(starts.size())));
        LocalTime to = LocalTime.parse(ends.get(random.nextInt(ends.size())));
        chosen = chosen.and(call -> {
            LocalTime time = call.call().enteredAt().atZone(ZONE).toLocalTime().withSecond(0);
            boolean after = !time.isBefore(from);
            boolean before = !time.isAfter(to);
            return from.isAfter(to) ? after || before : after && before;
        });
        return new DailyWindow(from, to);
    }

    private Set<Integer> some(String table, List<String> all, Function<Reached, @Nullable String> of) {
        if (random.nextInt(3) > 0) {
            return Set.of();
        }
        List<String> picked = new ArrayList<>(all.subList(0, 1 + random.nextInt(2)));
        chosen = chosen.and(call -> picked.contains(of.apply(call)));
        return picked.stream().map(name -> names.id(table, name)).collect(Collectors.toSet());
    }

    private Set<Integer> tag() {
        if (random.nextInt(4) > 0) {
            return Set.of();
        }
        String tag = random.nextBoolean() ? "Manhã" : "Noite";
        chosen = chosen.and(
                call -> call.agent() != null && SampleCalls.tagged(tag).contains(call.agent()));
        return Set.of(names.id("agent_tag", tag));
    }
}
