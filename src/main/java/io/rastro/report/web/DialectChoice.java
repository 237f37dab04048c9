package io.rastro.report.web;

import io.rastro.report.CsvDialect;
import io.rastro.report.FilterProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/**
 * The dialect that a CSV is asked for in, and what is wrong with that.
 *
 * @param dialect the usual one where none is asked for, or one that does not exist
 */
public record DialectChoice(CsvDialect dialect, List<FilterProblem> problems) {

    public static final String PARAMETER = "dialect";

    public static DialectChoice of(MultiValueMap<String, String> parameters) {
        String code = parameters.getFirst(PARAMETER);
        if (code == null || code.isBlank()) {
            return new DialectChoice(CsvDialect.SPREADSHEET, List.of());
        }
        Optional<CsvDialect> known = Arrays.stream(CsvDialect.values())
                .filter(dialect -> dialect.code().equals(code))
                .findFirst();
        return new DialectChoice(
                known.orElse(CsvDialect.SPREADSHEET),
                known.isPresent()
                        ? List.of()
                        : List.of(new FilterProblem(PARAMETER, "filter.problem.dialect-unknown", code)));
    }
}
