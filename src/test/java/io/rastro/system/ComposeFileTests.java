package io.rastro.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What {@code docker-compose.yml} promises on the page about security. */
class ComposeFileTests {

    private static Map<String, Map<String, Map<String, Object>>> file;

    @BeforeAll
    static void read() throws Exception {
        file = new Yaml().load(Files.readString(Path.of("docker-compose.yml")));
    }

    private static Map<String, Object> service(String name) {
        return file.get("services").get(name);
    }

    @Test
    void databaseReachesNobodyButThePortal() {
        assertThat(service("database"))
                .containsEntry("networks", List.of("inside"))
                .doesNotContainKey("ports");
        assertThat(file.get("networks").get("inside")).containsEntry("internal", true);
        assertThat(service("portal")).containsEntry("networks", List.of("inside", "default"));
    }

    @Test
    void portalAnswersToThisMachineAloneUntilToldOtherwise() {
        assertThat(service("portal"))
                .containsEntry("ports", List.of("${RASTRO_BIND:-127.0.0.1}:${RASTRO_PORT:-8080}:8080"));
    }

    @Test
    void bothAreHeldByTheContainer() {
        for (String name : List.of("database", "portal")) {
            assertThat(service(name))
                    .containsEntry("read_only", true)
                    .containsEntry("cap_drop", List.of("ALL"))
                    .containsEntry("security_opt", List.of("no-new-privileges:true"))
                    .containsKeys("mem_limit", "pids_limit");
        }
    }
}
