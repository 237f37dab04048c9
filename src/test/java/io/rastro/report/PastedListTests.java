package io.rastro.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PastedListTests {

    @Test
    void valuesStandBetweenLinesCommasSemicolonsAndBlanks() {
        assertThat(PastedList.values("A1, B2;C3\r\nD4\tE5  F6\n\n"))
                .containsExactly("A1", "B2", "C3", "D4", "E5", "F6");
        assertThat(PastedList.values(" ,; \n")).isEmpty();
    }

    @Test
    void blanksStandInPhoneNumbersAndBetweenThem() {
        assertThat(PastedList.phones("+55 11 98841-0273\n(21) 98841-0273; 0800 722 0273"))
                .containsExactly("+55 11 98841-0273", "(21) 98841-0273", "0800 722 0273");
        assertThat(PastedList.phones("11988410273 21988410273")).containsExactly("11988410273", "21988410273");
        assertThat(PastedList.phones("+55 11 98841-0273 +55 21 98841-0273"))
                .containsExactly("+55 11 98841-0273", "+55 21 98841-0273");
    }

    @Test
    void whatIsNoWholeNumberStaysAsItWasTyped() {
        assertThat(PastedList.phones("98841-0273, 11988410273 ramal"))
                .containsExactly("98841-0273", "11988410273 ramal");
    }

    /** Each of its parts tried with all before them would take hours. */
    @Test
    void whatGoesOnAndIsNoNumberIsOneValue() {
        String parts = "a ".repeat(300_000).strip();
        String digits = "(".repeat(300_000) + "x";
        assertThat(PastedList.phones(parts + "\n11988410273")).containsExactly(parts, "11988410273");
        assertThat(PastedList.phones(digits)).containsExactly(digits);
    }

    @Test
    void repetitionsCountOnce() {
        FilterField field = FilterField.list("protocols");
        FilterValues values =
                new FilterValues(Map.of("protocols", List.of("A1 B2\nA1,B2", "C3"))).expanded(List.of(field));
        assertThat(values.all(field)).containsExactly("A1", "B2", "C3");
    }
}
