package io.rastro.ivr;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.report.DailyWindow;
import io.rastro.report.Period;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A report is answered by the smallest sums that know what it asks about. */
class RollupChoiceTests {

    private static final Duration SERVICE_LEVEL = Duration.ofSeconds(20);

    @ParameterizedTest
    @CsvSource({
        "IVR,     HOUR_AND_IVR,      HOUR_AND_SERVICE",
        "HOUR,    HOUR_AND_IVR,      HOUR_AND_SERVICE",
        "DAY,     HOUR_AND_IVR,      SERVICE",
        "SERVICE, SERVICE,           SERVICE",
        "AGENT,   AGENT,             AGENT_AND_SERVICE",
    })
    void groupingIsAnsweredByTheCoarsestThatKnowsIt(IvrGrouping grouping, Rollup unlimited, Rollup limited) {
        IvrFilter filter = filter(grouping, Set.of(), Set.of());
        assertThat(Rollup.of(filter, false, SERVICE_LEVEL)).contains(unlimited);
        assertThat(Rollup.of(filter, true, SERVICE_LEVEL)).contains(limited);
    }

    @Test
    void filterOnIvrsNeedsSumsThatTellThemApart() {
        assertThat(Rollup.of(filter(IvrGrouping.AGENT, Set.of(1), Set.of()), false, SERVICE_LEVEL))
                .contains(Rollup.AGENT_AND_SERVICE);
    }

    @Test
    void agentsByTheHourAreReadFromTheCalls() {
        IvrFilter filter = filter(IvrGrouping.HOUR, Set.of(), Set.of(7));
        assertThat(Rollup.of(filter, false, SERVICE_LEVEL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"08:00, 17:59, HOUR_AND_IVR", "08:00, 17:58,", "08:30, 17:59,", "22:00, 05:59, HOUR_AND_IVR"})
    void windowOfWholeHoursIsAnsweredByHours(LocalTime from, LocalTime to, Rollup chosen) {
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
        assertThat(Rollup.of(filter, false, SERVICE_LEVEL)).isEqualTo(Optional.ofNullable(chosen));
    }

    @Test
    void otherServiceLevelIsReadFromTheCalls() {
        assertThat(Rollup.of(filter(IvrGrouping.DAY, Set.of(), Set.of()), false, Duration.ofSeconds(30)))
                .isEmpty();
    }

    private static IvrFilter filter(IvrGrouping grouping, Set<Integer> ivrs, Set<Integer> agents) {
        return new IvrFilter(
                grouping, new Period(null, null), IvrFilter.WHOLE_DAY, ivrs, Set.of(), agents, Set.of(), SERVICE_LEVEL);
    }
}
