package io.rastro.system.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTests {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d");

    static List<String> bundles() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> name.replaceFirst("(_en)?\\.properties$", ""))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyTextExistsInBothLanguages(String bundle) throws IOException {
        assertThat(read(bundle + "_en").stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(read(bundle).stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void noTextIsEmptyAndBothLanguagesNameTheSameThings(String bundle) throws IOException {
        Properties portuguese = read(bundle);
        Properties english = read(bundle + "_en");
        for (String key : portuguese.stringPropertyNames()) {
            assertThat(portuguese.getProperty(key)).as(key).isNotBlank();
            assertThat(english.getProperty(key)).as(key).isNotBlank();
            assertThat(arguments(english.getProperty(key)))
                    .as(key)
                    .containsExactlyInAnyOrderElementsOf(arguments(portuguese.getProperty(key)));
        }
    }

    private static List<String> arguments(String text) {
        return ARGUMENT.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    private static Properties read(String bundle) throws IOException {
        Properties texts = new Properties();
        try (Reader reader =
                Files.newBufferedReader(MESSAGES.resolve(bundle + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
