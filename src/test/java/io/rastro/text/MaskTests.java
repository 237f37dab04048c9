package io.rastro.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+55 11 98765-4321                     | +** ** *****-**21",
                "5511987654321                         | ***********21",
                "(11) 3456-7890                        | (**) ****-**90",
                "sip:+5511987654321@trunk.example.com  | sip:+***@trunk.example.com",
                "PJSIP/5511987654321-0001abcd          | PJSIP/*************-**01abcd",
                "ana.prado@empresa.com.br              | a***@empresa.com.br",
                "Ana <ana.prado@empresa.com.br>        | Ana <a***@empresa.com.br>",
                "CPF 529.982.247-25, ligar 11987654321 | CPF ***.***.***-25, ligar *********21",
                "cartão 4111 1111 1111 1111 vence 12/27 | cartão **** **** **** **11 vence 12/27",
                "in 2025-11-03 a 2nd                   | in ****-**-03 a 2nd",
            })
    void ofANumberInATextTwoDigitsAreLeftAndOfAnAddressItsFirstLetter(String text, String shown) {
        assertThat(Mask.PERSONAL.text(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1001", "ramal 2345", "João da Silva", "4 pedidos de 12 itens", "@fulano", "", "R$ 1.234,56"})
    void whatIsNobodysStaysAsItIs(String text) {
        assertThat(Mask.PERSONAL.text(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"52998224725, *********25", "12ABC34501DE35, ************35", "123, *23", "9, 9"})
    void documentIsHiddenWhateverItsLengthAndLetters(String document, String shown) {
        assertThat(Mask.PERSONAL.document(document)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"João · …4321, João", "Ana · a…@x.com, Ana", "11987654321, *********21", "A · B · …999, A · B"})
    void labelLosesWhatTellsItFromItsNamesakes(String label, String shown) {
        assertThat(Mask.PERSONAL.label(label)).isEqualTo(shown);
    }

    @Test
    void whoMaySeeAllSeesAll() {
        assertThat(Mask.NONE.text("11987654321 a@b.com")).isEqualTo("11987654321 a@b.com");
        assertThat(Mask.NONE.document("52998224725")).isEqualTo("52998224725");
        assertThat(Mask.NONE.label("João · …4321")).isEqualTo("João · …4321");
        assertThat(Mask.PERSONAL.text(null)).isNull();
        assertThat(Mask.PERSONAL.document(null)).isNull();
    }
}
