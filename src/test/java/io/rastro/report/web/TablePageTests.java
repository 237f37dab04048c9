package io.rastro.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.report.FilterProblem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TablePageTests {

    private static ReportRequest asking(List<String> pages) {
        return ReportRequest.of(Map.of("page", pages), Set.of("page"), List.of(), LocalDate.EPOCH);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 1, 0, 0, false",
        "1, 1, 1, 0, 1, false",
        "1, 31, 1, 0, 31, false",
        "1, 32, 1, 0, 31, true",
        "2, 32, 2, 31, 1, false",
        "2, 63, 2, 31, 31, true",
        "3, 63, 3, 62, 1, false",
        "4, 63, 3, 62, 1, false",
        "999999, 1500, 49, 1488, 12, false",
        "7, 0, 1, 0, 0, false",
    })
    void pageBeyondTheEndIsTheLastOne(String asked, int all, int page, int first, int shown, boolean more) {
        TablePage place = TablePage.of(asking(List.of(asked)), all);
        assertThat(place).isEqualTo(new TablePage(page, first, shown, all));
        assertThat(place.more()).isEqualTo(more);
        assertThat(place.several()).isEqualTo(all > TablePage.ROWS);
    }

    @Test
    void everyRowStandsOnOnePage() {
        List<Integer> rows = IntStream.range(0, 100).boxed().toList();
        List<Integer> onPages = IntStream.rangeClosed(1, 4)
                .mapToObj(page ->
                        TablePage.of(asking(List.of(String.valueOf(page))), 100).of(rows))
                .flatMap(List::stream)
                .toList();
        assertThat(onPages).isEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "", "x", "1.5", "01", "1000000", "99999999999999999999"})
    void whatIsNoPageIsTold(String page) {
        assertThat(TablePage.problems(asking(List.of(page))))
                .extracting(FilterProblem::parameter)
                .containsExactly("page");
    }

    @Test
    void withoutOneItIsTheFirst() {
        ReportRequest request = ReportRequest.of(Map.of(), Set.of("page"), List.of(), LocalDate.EPOCH);
        assertThat(TablePage.problems(request)).isEmpty();
        assertThat(TablePage.of(request, 100).page()).isOne();
    }
}
