package io.rastro.ivr;

import io.rastro.report.DailyWindow;
import java.time.Duration;
import java.util.Optional;

/** Sums kept by day: by hour without agents, or by day with them. */
enum Rollup {
    HOUR("ivr_hour"),
    AGENT_DAY("ivr_agent_day");

    private static final int SECONDS_PER_HOUR = 3_600;

    private final String table;

    Rollup(String table) {
        this.table = table;
    }

    String table() {
        return table;
    }

    /** The one that can answer a report; none when only the calls themselves can. */
    static Optional<Rollup> of(IvrFilter filter, Duration serviceLevel) {
        if (!filter.serviceLevel().equals(serviceLevel)) {
            return Optional.empty();
        }
        DailyWindow window = filter.window();
        boolean wholeDays = window.equals(IvrFilter.WHOLE_DAY);
        if (filter.asksForAgents()) {
            return wholeDays && filter.grouping() != IvrGrouping.HOUR ? Optional.of(AGENT_DAY) : Optional.empty();
        }
        boolean wholeHours = window.firstSecond() % SECONDS_PER_HOUR == 0 && window.endSecond() % SECONDS_PER_HOUR == 0;
        return wholeHours ? Optional.of(HOUR) : Optional.empty();
    }
}
