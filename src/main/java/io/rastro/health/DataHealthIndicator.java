package io.rastro.health;

import io.rastro.health.SourceHealth.State;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * A detail of the portal's health. It is always up: a portal whose sources are behind answers as well as any other, and no
 * load balancer is to take it away for that.
 */
@Component("sources")
class DataHealthIndicator implements HealthIndicator {

    private final DataHealth health;

    DataHealthIndicator(DataHealth health) {
        this.health = health;
    }

    @Override
    public Health health() {
        try {
            return of(health.sources());
        } catch (DataAccessException | TransactionException disconnect) {
            // Which the detail of the database tells.
            return Health.unknown().build();
        }
    }

    private static Health of(List<SourceHealth> sources) {
        Health.Builder up = Health.up()
                .withDetail(
                        "enabled",
                        sources.stream().filter(SourceHealth::enabled).count());
        for (State state : List.of(State.FAILING, State.SILENT, State.BEHIND)) {
            up.withDetail(
                    state.key(),
                    sources.stream().filter(source -> source.state() == state).count());
        }
        return up.build();
    }
}
