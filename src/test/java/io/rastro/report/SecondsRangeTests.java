package io.rastro.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecondsRangeTests {

    private static final FilterField FIELD = FilterField.spans("wait");

    private static List<FilterProblem> problems(String from, String to) {
        return FIELD.problems(new FilterValues(Map.of("waitFrom", List.of(from), "waitTo", List.of(to))));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "90, 90", "00:01:30, 90", "1:00:00, 3600", "27:03:10, 97390"})
    void lengthIsTypedAsAClockOrInSeconds(String typed, long seconds) {
        assertThat(SecondsRange.parse(typed)).contains(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1:30", "00:60:00", "00:00:60", "-1", "1h", "1,5", "123456789", "1:0:0"})
    void whatIsNoLengthIsToldAtItsEnd(String typed) {
        assertThat(problems(typed, "")).containsExactly(new FilterProblem("waitFrom", "filter.problem.SPANS", typed));
        assertThat(problems("", typed)).containsExactly(new FilterProblem("waitTo", "filter.problem.SPANS", typed));
    }

    @Test
    void endBeforeTheBeginningIsToldAtTheEnd() {
        assertThat(problems("00:02:00", "119"))
                .containsExactly(new FilterProblem("waitTo", "filter.problem.spans-inverted"));
        assertThat(problems("120", "00:02:00")).isEmpty();
    }
}
