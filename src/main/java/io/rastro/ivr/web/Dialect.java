package io.rastro.ivr.web;

import io.rastro.report.CsvDialect;
import io.rastro.report.FilterProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/** How a CSV is asked for, and what is wrong with that. */
record Dialect(CsvDialect dialect, List<FilterProblem> problems) {

    static Dialect of(MultiValueMap<String, String> parameters) {
        String code = parameters.getFirst("dialect");
        if (code == null || code.isBlank()) {
            return new Dialect(CsvDialect.SPREADSHEET, List.of());
        }
        Optional<CsvDialect> known = Arrays.stream(CsvDialect.values())
                .filter(dialect -> dialect.code().equals(code))
                .findFirst();
        return new Dialect(
                known.orElse(CsvDialect.SPREADSHEET),
                known.isPresent()
                        ? List.of()
                        : List.of(new FilterProblem("dialect", "filter.problem.dialect-unknown", code)));
    }
}
