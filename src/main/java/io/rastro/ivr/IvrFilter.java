package io.rastro.ivr;

import io.rastro.report.DailyWindow;
import io.rastro.report.Period;
import java.time.Duration;
import java.util.Set;

/**
 * What is asked of the IVR report. Sets of ids restrict only when they hold any; service, agent and agent tag look at a
 * call's first segment.
 *
 * @param period local dates on which calls entered the IVR
 * @param window local times of day at which they entered it
 * @param serviceLevel within how long a call should be answered
 */
public record IvrFilter(
        IvrGrouping grouping,
        Period period,
        DailyWindow window,
        Set<Integer> ivrs,
        Set<Integer> services,
        Set<Integer> agents,
        Set<Integer> agentTags,
        Duration serviceLevel) {

    static final DailyWindow WHOLE_DAY = new DailyWindow(null, null);

    /** Every call, by IVR. */
    public static IvrFilter everything(Duration serviceLevel) {
        return new IvrFilter(
                IvrGrouping.IVR,
                new Period(null, null),
                WHOLE_DAY,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                serviceLevel);
    }

    IvrFilter groupedBy(IvrGrouping other) {
        return new IvrFilter(other, period, window, ivrs, services, agents, agentTags, serviceLevel);
    }
}
