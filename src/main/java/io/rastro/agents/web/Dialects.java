package io.rastro.agents.web;

import io.rastro.report.CsvDialect;
import io.rastro.report.FilterProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/** Reads which dialect a download is asked for in. */
final class Dialects {

    private static final String PARAMETER = "dialect";

    private Dialects() {}

    /** Empty when there is none of that name. */
    static Optional<CsvDialect> of(MultiValueMap<String, String> parameters) {
        String code = parameters.getFirst(PARAMETER);
        if (code == null || code.isBlank()) {
            return Optional.of(CsvDialect.SPREADSHEET);
        }
        return Arrays.stream(CsvDialect.values())
                .filter(dialect -> dialect.code().equals(code))
                .findFirst();
    }

    static List<FilterProblem> unknown(MultiValueMap<String, String> parameters) {
        return List.of(new FilterProblem(
                PARAMETER, "filter.problem.dialect-unknown", String.valueOf(parameters.getFirst(PARAMETER))));
    }
}
