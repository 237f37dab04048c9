package io.rastro.ivr;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.report.DailyWindow;
import io.rastro.report.Period;
import io.rastro.report.rollup.Rollup;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A report is answered by the smallest sums that know what it asks about. */
class RollupChoiceTests {

    private static final Duration SERVICE_LEVEL = Duration.ofSeconds(20);

    @ParameterizedTest
    @CsvSource({
        "IVR,     ivr_hour_sum,      ivr_hour_service_sum",
        "HOUR,    ivr_hour_sum,      ivr_hour_service_sum",
        "DAY,     ivr_hour_sum,    ivr_service_sum",
        "SERVICE, ivr_service_sum, ivr_service_sum",
        "AGENT,   ivr_agent_sum,               ivr_agent_service_sum",
    })
    void groupingIsAnsweredByTheCoarsestThatKnowsIt(IvrGrouping grouping, String unlimited, String limited) {
        IvrFilter filter = filter(grouping, Set.of(), Set.of());
        assertThat(rollup(filter, false)).contains(unlimited);
        assertThat(rollup(filter, true)).contains(limited);
    }

    @Test
    void filterOnIvrsNeedsSumsThatTellThemApart() {
        assertThat(rollup(filter(IvrGrouping.AGENT, Set.of(1), Set.of()), false))
                .contains("ivr_agent_service_sum");
    }

    @Test
    void agentsByTheHourAreReadFromTheCalls() {
        IvrFilter filter = filter(IvrGrouping.HOUR, Set.of(), Set.of(7));
        assertThat(rollup(filter, false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"08:00, 17:59, ivr_hour_sum", "08:00, 17:58,", "08:30, 17:59,", "22:00, 05:59, ivr_hour_sum"})
    void windowOfWholeHoursIsAnsweredByHours(LocalTime from, LocalTime to, @Nullable String chosen) {
        IvrFilter all = filter(IvrGrouping.DAY, Set.of(), Set.of());
        IvrFilter filter = new IvrFilter(
                all.grouping(),
                all.period(),
                new DailyWindow(from, to),
                all.ivrs(),
                all.services(),
                all.agents(),
                all.agentTags(),
                all.serviceLevel());
        assertThat(rollup(filter, false)).isEqualTo(Optional.ofNullable(chosen));
    }

    @Test
    void otherServiceLevelIsReadFromTheCalls() {
        CallRollups kept = new CallRollups(new IvrProperties(Duration.ofSeconds(30), Duration.ofSeconds(5)));
        assertThat(kept.of(filter(IvrGrouping.DAY, Set.of(), Set.of()), false)).isEmpty();
    }

    private static Optional<String> rollup(IvrFilter filter, boolean limited) {
        return new CallRollups(new IvrProperties(SERVICE_LEVEL, Duration.ofSeconds(5)))
                .of(filter, limited)
                .map(Rollup::table);
    }

    private static IvrFilter filter(IvrGrouping grouping, Set<Integer> ivrs, Set<Integer> agents) {
        return new IvrFilter(
                grouping, new Period(null, null), IvrFilter.WHOLE_DAY, ivrs, Set.of(), agents, Set.of(), SERVICE_LEVEL);
    }
}
