package io.rastro.interaction.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.interaction.web.HistoryText.TextPart;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTextTests {

    @ParameterizedTest
    @CsvSource({
        "+5511988410273, true, +55 11 98841 0273",
        "1140028922, true, 11 4002 8922",
        "Cobrança, true, Cobrança",
        "00:00:09, true, 00:00:09",
        "1140028922, false, 1140028922",
    })
    void numbersThatASentenceIsAboutAreReadInGroups(String text, boolean strong, String groups) {
        assertThat(String.join(" ", new TextPart(text, strong).groups())).isEqualTo(groups);
        assertThat(String.join("", new TextPart(text, strong).groups())).isEqualTo(text);
    }
}
