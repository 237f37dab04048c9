package io.rastro.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdListTests {

    private static List<String> ids(IntStream ids) {
        return ids.mapToObj(String::valueOf).toList();
    }

    @Test
    void manyIdsAreOneValueAndTheSameIdsAgain() {
        List<String> many = ids(IntStream.concat(IntStream.rangeClosed(7, 300), IntStream.of(301, 310, 320, 321, 999)));
        assertThat(IdList.compact(many)).containsExactly("7-301.310.320-321.999");
        assertThat(IdList.expand(IdList.compact(many), 1_000)).isEqualTo(many);
    }

    @Test
    void fewIdsStandOneByOne() {
        List<String> few = ids(IntStream.rangeClosed(1, 20));
        assertThat(IdList.compact(few)).isEqualTo(few);
    }

    @Test
    void whatIsNoIdKeepsAllAsTheyWereSent() {
        List<String> sent = Stream.concat(ids(IntStream.rangeClosed(1, 30)).stream(), Stream.of("x"))
                .toList();
        assertThat(IdList.compact(sent)).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({"3.7-9, 3 7 8 9", "5-5, 5", "9.3, 9 3", "12, 12", "1.2 x, 1.2 x"})
    void listIsReadIdById(String value, String ids) {
        assertThat(String.join(" ", IdList.expand(List.of(value), 1_000))).isEqualTo(ids);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9-3", "1.0", "0-3", "1..2", ".", "-", "-3", "3-", "1-2-3", "1.x", "1-1234567890123456789"})
    void whatIsNoListStaysToBeRefused(String value) {
        assertThat(IdList.expand(List.of(value), 1_000)).containsExactly(value);
        assertThat(FilterField.picks("tag").problems(new FilterValues(Map.of("tag", List.of(value)))))
                .hasSize(1);
    }

    @Test
    void rangeOfMillionsIsTooManyAndNotMade() {
        FilterField picks = FilterField.picks("agent");
        FilterValues sent = new FilterValues(Map.of("agent", List.of("1-999999999999999999", "1-999999999999999999")))
                .expanded(List.of(picks));
        assertThat(sent.all(picks)).hasSize(1_001);
        assertThat(picks.problems(sent))
                .extracting(FilterProblem::messageKey)
                .containsExactly("filter.problem.too-many");
    }
}
