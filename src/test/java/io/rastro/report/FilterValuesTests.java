package io.rastro.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterValuesTests {

    private static List<String> problems(FilterField field, String... values) {
        String parameter = field.parameters().get(0);
        return field.problems(new FilterValues(Map.of(parameter, Arrays.asList(values)))).stream()
                .map(FilterProblem::messageKey)
                .toList();
    }

    @Test
    void blankAndRepeatedValuesDoNotCount() {
        FilterValues values = new FilterValues(Map.of("tag", List.of(" 1 ", "", "1", "2"), "email", List.of("  ")));
        assertThat(values.all("tag")).containsExactly("1", "2");
        assertThat(values.all("email")).isEmpty();
        assertThat(values.has(FilterField.text("email"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-02-29", "2026-13-01", "2026-1-1", "01/01/2026", "20260101", "2026-01-01T00:00", "hoje"})
    void dateThatDoesNotExistIsAProblem(String date) {
        assertThat(problems(FilterField.DATE, date)).containsExactly("filter.problem.DATES");
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:00", "12:60", "1:00", "12", "12:00:00", "noon"})
    void timeThatDoesNotExistIsAProblem(String time) {
        assertThat(problems(FilterField.TIME, time)).containsExactly("filter.problem.TIMES");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"abc", "+", "()", "11 9884a", "98841;0273", "12345678901234567890123456789012345678901234567"})
    void whatIsNoNumberIsAProblem(String phone) {
        assertThat(problems(FilterField.phone("phone"), phone)).containsExactly("filter.problem.PHONE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "01", "1.0", "a", "1234567890123456789", "1 or 1=1"})
    void whatIsNoIdIsAProblem(String id) {
        assertThat(problems(FilterField.picks("tag"), id)).containsExactly("filter.problem.PICKS");
    }

    @ParameterizedTest
    @CsvSource({"TRUE", "sim", "1"})
    void unknownCodeIsAProblem(String code) {
        assertThat(problems(FilterField.choice("portfolio", "true", "false"), code))
                .containsExactly("filter.problem.CHOICE");
        assertThat(problems(FilterField.choices("order", Order.class), Order.NEWEST.name(), code))
                .containsExactly("filter.problem.CHOICES");
    }

    @Test
    void textIsLimited() {
        assertThat(problems(FilterField.text("email"), "x".repeat(200))).isEmpty();
        assertThat(problems(FilterField.text("email"), "x".repeat(201))).containsExactly("filter.problem.TEXT");
        assertThat(problems(FilterField.text("email"), "a\0b")).containsExactly("filter.problem.TEXT");
    }

    @Test
    void oneValueIsOne() {
        assertThat(problems(FilterField.text("email"), "a", "b")).containsExactly("filter.problem.repeated");
        assertThat(problems(FilterField.picks("tag"), "1", "2")).isEmpty();
    }

    @Test
    void aThousandPicksAreTheMost() {
        String[] ids = new String[1_001];
        Arrays.setAll(ids, index -> String.valueOf(index + 1));
        assertThat(problems(FilterField.picks("tag"), ids)).containsExactly("filter.problem.too-many");
        assertThat(problems(FilterField.picks("tag"), Arrays.copyOf(ids, 1_000)))
                .isEmpty();
    }
}
