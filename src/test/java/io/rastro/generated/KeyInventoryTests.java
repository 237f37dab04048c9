package io.rastro.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page on security names every key that the portal keeps and every algorithm that it asks Java for. */
class KeyInventoryTests {

    private static final Pattern KEY_FILE = Pattern.compile("\"([a-z-]+\\.key|database\\.password)\"");
    private static final Pattern ALGORITHM =
            Pattern.compile("\"(Hmac\\w+|SHA-?\\d+|MD\\d|Ed\\d+|RSA\\w*|EC\\w*|AES\\S*|DES\\S*|SHA\\w+with\\w+)\"");

    private static String sources;
    private static String keys;

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .map(KeyInventoryTests::text)
                    .collect(Collectors.joining());
        }
        String page = text(Path.of("src", "docs", "security.md"));
        keys = page.substring(page.indexOf("## Keys"), page.indexOf("## Versions"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> found(Pattern pattern) {
        return pattern.matcher(sources)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyFileOfAKeyIsNamed() {
        assertThat(found(KEY_FILE))
                .hasSizeGreaterThan(3)
                .allSatisfy(file -> assertThat(keys).contains(file));
    }

    @Test
    void everyAlgorithmIsNamed() {
        assertThat(found(ALGORITHM))
                .contains("Ed25519", "AES", "HmacSHA256")
                .allSatisfy(algorithm ->
                        assertThat(keys.replace("HMAC-SHA-", "HmacSHA")).contains(algorithm));
    }
}
