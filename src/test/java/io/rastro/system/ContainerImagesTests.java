package io.rastro.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A tag may be another image tomorrow; a digest cannot. */
class ContainerImagesTests {

    private static final String PINNED = "[a-z0-9./-]+:[\\w.-]+@sha256:[0-9a-f]{64}";

    private static List<String> named(String file, String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(Files.readString(Path.of(file)))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void everyImageOfTheBuildHasADigest() throws IOException {
        Set<String> stages = Set.copyOf(named(".docker/Dockerfile", "^FROM \\S+ AS (\\S+)"));
        assertThat(stages).containsExactlyInAnyOrder("build", "run", "archive");
        assertThat(named(".docker/Dockerfile", "^FROM (\\S+)"))
                .filteredOn(image -> !stages.contains(image))
                .hasSize(2)
                .allMatch(image -> image.matches(PINNED), "has a digest");
        assertThat(named(".docker/Dockerfile", "--from=(\\S+)")).allMatch(stages::contains);
        assertThat(named(".docker/Dockerfile", "^#\\s*syntax\\s*=\\s*(\\S+)")).isEmpty();
    }

    @Test
    void everyImageThatIsRunHasADigest() throws IOException {
        assertThat(named("docker-compose.yml", "^\\s*image:\\s*(\\S+)"))
                .isNotEmpty()
                .allMatch(image -> image.matches(PINNED), "has a digest");
    }
}
