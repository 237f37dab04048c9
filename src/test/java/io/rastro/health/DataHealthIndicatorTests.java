package io.rastro.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.system.Origins;
import io.rastro.testing.PortalTest;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@PortalTest
class DataHealthIndicatorTests {

    /** Nothing can listen at this port. */
    private static final String NOWHERE = "jdbc:postgresql://127.0.0.1:0/rastro";

    @Autowired
    Origins origins;

    @Autowired
    HealthQueries here;

    private Status status(HealthQueries queries) {
        return new DataHealthIndicator(new DataHealth(queries, origins, ZoneOffset.UTC, Clock.systemUTC()))
                .health()
                .getStatus();
    }

    @Test
    void nothingIsKnownOfSourcesWhileTheDatabaseIsAway() {
        assertThat(status(new HealthQueries(JdbcClient.create(new DriverManagerDataSource(NOWHERE)))))
                .isEqualTo(Status.UNKNOWN);
        assertThat(status(here)).isEqualTo(Status.UP);
    }
}
