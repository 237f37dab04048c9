package io.rastro.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.PortalTest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which portal works on a source after one was killed. */
@PortalTest
class LeaseTests {

    private static final int SOURCE = -77;

    @Autowired
    JdbcTemplate database;

    @TempDir
    Path home;

    @TempDir
    Path otherHome;

    @AfterEach
    void forget() {
        database.update("delete from shedlock where name = 'source--77'");
    }

    @Test
    void portalThatWasKilledTakesItsLeaseBackAtOnceAndNobodyElseDoes() throws Exception {
        LeaseHolder killed = new LeaseHolder(home);
        assertThat(new LeaseRepository(database, killed).take(SOURCE)).isPresent();
        LeaseHolder beside = new LeaseHolder(home);
        assertThat(new LeaseRepository(database, beside).take(SOURCE))
                .as("while it lives, another one of this home")
                .isEmpty();
        beside.close();
        // What the operating system does with a process that ends.
        killed.close();
        LeaseHolder other = new LeaseHolder(otherHome);
        assertThat(new LeaseRepository(database, other).take(SOURCE))
                .as("of another home")
                .isEmpty();
        other.close();
        LeaseHolder itself = new LeaseHolder(home);
        assertThat(new LeaseRepository(database, itself).take(SOURCE))
                .as("started again")
                .isPresent();
        itself.close();
    }
}
