package io.rastro.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.PortalTest;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class FoldedTextTests {

    @Autowired
    JdbcClient database;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "2ª via, nº 3|2a via, no 3",
                "Ação de COBRANÇA|acao de cobranca",
                "D’Ávila|d'avila",
                "Straße Ærø Łódź ŒUVRE Þór|strasse aero lodz oeuvre thor",
                "İstanbul ısı|istanbul isi",
                "100\u00A0%|100 %",
                "98765\u20110001|98765-0001",
                "ﬁm … ½|fim ... 1⁄2",
                "Σίσυφος Йод|σισυφοσ иод",
                "a\u0301e\u0308|ae",
                "日本 👋|日本 👋",
            })
    void accentsCaseAndShapesAreFolded(String text, String folded) {
        assertThat(FoldedText.of(text).folded()).isEqualTo(folded);
        assertThat(fold(List.of(text))).containsExactly(folded);
    }

    @Test
    void databaseFoldsAllLatinGreekAndCyrillicLettersAndSignsAsThePageDoes() {
        List<String> letters = Stream.of(
                        IntStream.rangeClosed(0x1, 0x52F),
                        IntStream.rangeClosed(0x1AB0, 0x1AFF),
                        IntStream.rangeClosed(0x1D00, 0x218F),
                        IntStream.rangeClosed(0x2C60, 0x2C7F),
                        IntStream.rangeClosed(0xFB00, 0xFB06),
                        IntStream.rangeClosed(0xFE20, 0xFE2F),
                        IntStream.rangeClosed(0xFF01, 0xFF5E))
                .flatMap(IntStream::boxed)
                .filter(Character::isDefined)
                .map(Character::toString)
                .toList();
        List<String> here =
                letters.stream().map(letter -> FoldedText.of(letter).folded()).toList();
        assertThat(letters).hasSizeGreaterThan(2_500);
        assertThat(fold(letters)).isEqualTo(here);
    }

    private List<String> fold(List<String> texts) {
        return database.sql(
                        "select fold(text) from unnest(?::text[]) with ordinality as given (text, place) order by place")
                .param(texts.toArray(String[]::new))
                .query(String.class)
                .list();
    }
}
