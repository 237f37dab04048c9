package io.rastro.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneSearchTests {

    @ParameterizedTest
    @CsvSource({
        "+55 11 98765-0001, true",
        "11 98765-0001, true",
        "1187650001, true",
        "0800 722 0273, true",
        "+1 212 555 0100, true",
        "98765-0001, false",
        "4004-1234, false",
        "23 98765-0001, false",
        "0273, false",
    })
    void completeNumberIsComparedWhole(String typed, boolean whole) {
        assertThat(PhoneSearch.of(typed).parameters().containsKey("phoneReversed"))
                .isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({"273, false", "0273, true", "0000, true", "0, false"})
    void threeDigitsAreTooFewToLead(String typed, boolean selective) {
        assertThat(PhoneSearch.of(typed).selective()).isEqualTo(selective);
    }

    @ParameterizedTest
    @CsvSource({"11 98765-0001, 1000567811%", "98765-0001, 10005678%", "11 91234-5678, ", "11 3221-0000, ", "0001, "})
    void onlyAMobileMayHaveBeenStoredWithoutItsNinthDigit(String typed, String end) {
        assertThat(PhoneSearch.of(typed).parameters().get("phoneOldEnd")).isEqualTo(end);
    }
}
