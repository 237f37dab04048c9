package io.rastro.agents;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets the sums of days follow what is written, a little at a time. */
@Component
class RollupSchedule {

    private static final int DAYS_AT_ONCE = 60;

    private final RollupRefresh rollup;

    RollupSchedule(RollupRefresh rollup) {
        this.rollup = rollup;
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
    void refresh() {
        rollup.refresh(DAYS_AT_ONCE);
    }
}
