package io.rastro.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.PortalClient;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestDatabase;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The portal on a PostgreSQL that its operator runs. */
class ExternalDatabaseTests {

    @TempDir
    Path home;

    private PortalProcess start(int port, Map<String, String> changes) throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of(
                "SPRING_DATASOURCE_URL", TestDatabase.fresh(),
                "SPRING_DATASOURCE_USERNAME", TestDatabase.username(),
                "SPRING_DATASOURCE_PASSWORD", TestDatabase.password(),
                "RASTRO_DEMO_ENABLED", "true"));
        environment.putAll(changes);
        return PortalProcess.start(home, port, environment);
    }

    @Test
    void namedDatabaseIsUsedWithoutAnEmbeddedServerOrDemoAccounts() throws Exception {
        try (PortalProcess portal = start(PortalProcess.freePort(), Map.of()).awaitReady()) {
            assertThat(portal.status()).isLessThan(500);
            assertThat(portal.output()).doesNotContain("Demo sign-ins");
            assertThat(home.resolve("database")).doesNotExist();
        }
    }

    @Test
    void emptyPortalLeadsTheAdministratorToTheImports() throws Exception {
        int port = PortalProcess.freePort();
        Map<String, String> password = Map.of("RASTRO_ADMIN_PASSWORD", TestAccounts.PASSWORD);
        try (PortalProcess portal = start(port, password).awaitReady()) {
            assertThat(portal.output()).doesNotContain(TestAccounts.PASSWORD);
            PortalClient administrator = new PortalClient(port).signIn("admin");
            assertThat(PortalClient.location(administrator.get("/"))).isEqualTo("/imports");
            assertThat(administrator.get("/interactions").body())
                    .contains("O portal ainda está vazio", "Ir para Importações");
            assertThat(administrator.get("/actuator/health/readiness").body()).contains("UP");
        }
    }

    @Test
    void secretsAreReadFromFiles(@TempDir Path secrets) throws Exception {
        Files.writeString(secrets.resolve("spring.datasource.password"), TestDatabase.password() + "\n");
        Files.writeString(secrets.resolve("rastro.admin.password"), TestAccounts.PASSWORD + "\n");
        int port = PortalProcess.freePort();
        Map<String, String> environment = Map.of(
                "SPRING_DATASOURCE_URL", TestDatabase.fresh(),
                "SPRING_DATASOURCE_USERNAME", TestDatabase.username(),
                "RASTRO_SECRETS", secrets + "/");
        try (PortalProcess portal = PortalProcess.start(home, port, environment).awaitReady()) {
            assertThat(portal.output()).doesNotContain(TestAccounts.PASSWORD);
            assertThat(new PortalClient(port).signIn("admin").get("/imports").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void databaseThatIsDownIsToldInWords() throws Exception {
        String nowhere = "jdbc:postgresql://127.0.0.1:" + PortalProcess.freePort() + "/rastro";
        try (PortalProcess portal = start(PortalProcess.freePort(), Map.of("SPRING_DATASOURCE_URL", nowhere))) {
            assertThat(portal.awaitEnd()).isNotZero();
            assertThat(portal.output()).contains("SQL state 08001", "Start the PostgreSQL");
            assertThat(portal.output().lines().reduce((first, last) -> last).orElseThrow())
                    .doesNotStartWith("\tat ");
        }
    }

    @Test
    void portInUseIsToldInWords() throws Exception {
        try (ServerSocket taken = new ServerSocket(0);
                PortalProcess portal = start(taken.getLocalPort(), Map.of())) {
            assertThat(portal.awaitEnd()).isNotZero();
            assertThat(portal.output())
                    .contains("Port " + taken.getLocalPort() + " is in use", "SERVER_PORT=")
                    .doesNotContain("\tat ");
        }
    }
}
