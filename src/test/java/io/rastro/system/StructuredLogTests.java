package io.rastro.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log for a machine that collects it, as the documentation says. */
class StructuredLogTests {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path home;

    @Test
    void everyLineIsAnObjectWithItsInstantLevelAndMessage() throws Exception {
        Map<String, String> environment = Map.of(
                "SPRING_DATASOURCE_URL", TestDatabase.fresh(),
                "SPRING_DATASOURCE_USERNAME", TestDatabase.username(),
                "SPRING_DATASOURCE_PASSWORD", TestDatabase.password(),
                "RASTRO_ADMIN_PASSWORD", TestAccounts.PASSWORD,
                "LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs");
        try (PortalProcess portal =
                PortalProcess.start(home, PortalProcess.freePort(), environment).awaitReady()) {
            assertThat(portal.output().lines()).isNotEmpty().allSatisfy(line -> {
                JsonNode said = JSON.readTree(line);
                assertThat(Instant.parse(said.get("@timestamp").asString())).isNotNull();
                assertThat(said.at("/log/level").asString()).isIn("INFO", "WARN");
                assertThat(said.get("message").asString()).isNotEmpty();
            });
        }
    }
}
