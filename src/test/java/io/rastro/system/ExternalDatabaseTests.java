package io.rastro.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The portal on a PostgreSQL that its operator runs. */
class ExternalDatabaseTests {

    @TempDir
    Path home;

    private PortalProcess start(Map<String, String> changes) throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of(
                "SPRING_DATASOURCE_URL", TestDatabase.fresh(),
                "SPRING_DATASOURCE_USERNAME", TestDatabase.username(),
                "SPRING_DATASOURCE_PASSWORD", TestDatabase.password(),
                "RASTRO_DEMO_ENABLED", "true"));
        environment.putAll(changes);
        return PortalProcess.start(home, PortalProcess.freePort(), environment);
    }

    private void assertRefused(Map<String, String> changes, String... words) throws Exception {
        try (PortalProcess portal = start(changes)) {
            assertThat(portal.awaitEnd()).isNotZero();
            assertThat(portal.output()).contains(words);
            assertThat(portal.output().lines().reduce((first, last) -> last).orElseThrow())
                    .doesNotStartWith("\tat ");
        }
    }

    @Test
    void namedDatabaseIsUsedWithoutAnEmbeddedServerOrDemoAccounts() throws Exception {
        try (PortalProcess portal = start(Map.of()).awaitReady()) {
            assertThat(portal.status()).isLessThan(500);
            assertThat(portal.output()).doesNotContain("Demo sign-ins");
            assertThat(home.resolve("database")).doesNotExist();
        }
    }

    @Test
    void databaseThatIsDownIsToldInWords() throws Exception {
        String nowhere = "jdbc:postgresql://127.0.0.1:" + PortalProcess.freePort() + "/rastro";
        assertRefused(Map.of("SPRING_DATASOURCE_URL", nowhere), "SQL state 08001", "Start the PostgreSQL");
    }

    @Test
    void wrongPasswordIsToldInWords() throws Exception {
        assertRefused(Map.of("SPRING_DATASOURCE_PASSWORD", "wrong"), "SQL state 28P01", "The sign-in was refused");
    }

    @Test
    void missingDatabaseIsToldInWords() throws Exception {
        String missing = TestDatabase.fresh() + "_missing";
        assertRefused(Map.of("SPRING_DATASOURCE_URL", missing), "SQL state 3D000", "Create the database");
    }

    @Test
    void roleWithoutRightsIsToldWhichItNeeds() throws Exception {
        String url = TestDatabase.fresh();
        try (var connection = TestDatabase.administrator(url);
                var statement = connection.createStatement()) {
            String database = connection.getCatalog();
            statement.execute("alter database " + database + " owner to postgres");
        }
        assertRefused(Map.of("SPRING_DATASOURCE_URL", url), "SQL state 42501", "GRANT CREATE ON DATABASE");
    }
}
