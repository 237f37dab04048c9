package io.rastro.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DocumentsTests {

    /** The tax office's own example of a CNPJ with letters, and of one with digits. */
    @Test
    void publishedExamplesAreValid() {
        assertThat(Documents.valid("12ABC34501DE35")).isTrue();
        assertThat(Documents.valid("00000000000191")).isTrue();
        assertThat(Documents.valid("11144477735")).isTrue();
    }

    @Test
    void aWrongDigitIsInvalid() {
        assertThat(Documents.valid("12ABC34501DE36")).isFalse();
        assertThat(Documents.valid("00000000000181")).isFalse();
        assertThat(Documents.valid("11144477736")).isFalse();
    }

    @Test
    void everyDocumentOfTheDemoIsValid() {
        List<String> documents = new ContactBook(new NameBook())
                .all().stream().map(Persona::document).filter(Objects::nonNull).toList();
        assertThat(documents)
                .hasSizeGreaterThan(7_000)
                .allMatch(document -> Documents.valid(document.replaceAll("[./-]", "")));
        assertThat(documents).anyMatch(document -> document.matches(".*[A-Z].*"));
        assertThat(documents).anyMatch(document -> document.startsWith("00"));
        assertThat(documents).anyMatch(document -> document.contains("/"));
    }
}
