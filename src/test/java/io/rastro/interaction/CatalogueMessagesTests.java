package io.rastro.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.report.Control;
import io.rastro.report.FilterField;
import io.rastro.testing.PortalTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

/** What the catalogues declare, and what the code says is wrong, has words in both languages. */
@PortalTest
class CatalogueMessagesTests {

    private static final Pattern PROBLEM = Pattern.compile("\"(filter\\.problem\\.[a-z-]+)\"");

    @Autowired
    MessageSource messages;

    @ParameterizedTest
    @ValueSource(strings = {"pt-BR", "en"})
    void everyFilterAndChoiceHasItsNameAndExplanation(String language) {
        for (InteractionField declared : InteractionField.values()) {
            FilterField field = declared.field();
            assertSays(language, "filter." + field.name());
            assertSays(language, "help.filter." + field.name());
            field.parameters().forEach(parameter -> assertSays(language, "filter." + parameter));
            field.choices().forEach(code -> assertSays(language, field.choiceKey(code)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-BR", "en"})
    void everyColumnIsExplainedAndEveryMediumNamed(String language) {
        for (InteractionColumn column : InteractionColumn.values()) {
            assertSays(language, "column." + column.key());
        }
        for (Medium medium : Medium.values()) {
            assertSays(language, medium.messageKey());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-BR", "en"})
    void everyProblemIsToldInWords(String language) throws IOException {
        List<String> keys = new ArrayList<>(Arrays.stream(Control.values())
                .map(control -> "filter.problem." + control)
                .toList());
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                PROBLEM.matcher(Files.readString(file)).results().forEach(found -> keys.add(found.group(1)));
            }
        }
        assertThat(keys).contains("filter.problem.dates-inverted", "filter.problem.parameter-unknown");
        keys.forEach(key -> assertSays(language, key));
    }

    private void assertSays(String language, String key) {
        String text = messages.getMessage(key, null, "", Locale.forLanguageTag(language));
        assertThat(Objects.requireNonNull(text)).as(key).isNotBlank();
    }
}
