package io.rastro.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneSuffixTests {

    @ParameterizedTest
    @CsvSource({
        "+55 (11) 98841-0273, 5511988410273",
        "011 98841.0273, 11988410273",
        "0273, 0273",
        "00073, 00073",
        "00 0273, 000273",
        "73, 73",
        "0, 0",
        "0000, 0000",
    })
    void onlyDigitsCountAndATrunkZeroDoesNot(String typed, String digits) {
        assertThat(PhoneSuffix.of(typed).digits()).isEqualTo(digits);
    }

    @Test
    void numberIsComparedFromItsEnd() {
        assertThat(PhoneSuffix.of("98841-0273").parameters()).isEqualTo(Map.of("phoneEnd", "372014889%"));
    }

    @Test
    void fullNumberAlsoFindsItsFormsWithoutCountryCode() {
        PhoneSuffix full = PhoneSuffix.of("+55 11 4002-8922");
        assertThat(full.condition()).contains(" or ");
        assertThat((String[]) full.parameters().get("phoneLocal")).containsExactly("2298200411", "22982004110");
    }

    @Test
    void areaCode55IsNotTheCountrys() {
        assertThat(PhoneSuffix.of("55 99123-4567").condition()).doesNotContain(" or ");
    }

    @Test
    void threeDigitsAreTooFewToLead() {
        assertThat(PhoneSuffix.of("273").selective()).isFalse();
        assertThat(PhoneSuffix.of("273").parameters()).isEqualTo(Map.of("phoneDigits", "273"));
        assertThat(PhoneSuffix.of("0273").selective()).isTrue();
    }
}
