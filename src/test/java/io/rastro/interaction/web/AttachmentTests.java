package io.rastro.interaction.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentTests {

    @ParameterizedTest
    @CsvSource({
        "https://files.example.com/a/b.pdf?x=1, b.pdf, files.example.com",
        "HTTP://files.example.com:8080/, HTTP://files.example.com:8080/, files.example.com",
        "https://bank.example@evil.example/x.pdf, x.pdf, evil.example"
    })
    void webAddressBecomesALinkThatShowsItsHost(String url, String name, String host) {
        assertThat(Attachment.of(null, url)).isEqualTo(new Attachment(name, url, host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "//evil.example/x",
                "/interactions",
                "https:/nohost",
                "https://a b/c",
                "java\nscript:alert(1)"
            })
    void anythingElseStaysText(String url) {
        assertThat(Attachment.of(null, url)).isEqualTo(new Attachment(url, null, null));
        assertThat(Attachment.of("nome", url)).isEqualTo(new Attachment("nome (" + url + ")", null, null));
    }

    @Test
    void nothingAttachedIsNothing() {
        assertThat(Attachment.of(null, null)).isNull();
        assertThat(Attachment.of(" ", "")).isNull();
        assertThat(Attachment.of("foto.jpg", null)).isEqualTo(new Attachment("foto.jpg", null, null));
    }
}
