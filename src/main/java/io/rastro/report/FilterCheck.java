package io.rastro.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds what is wrong with a query string beside the filters a report declares. Nothing is ignored silently. */
public final class FilterCheck {

    private FilterCheck() {}

    /** Everything: unknown parameters, malformed values, dates in the wrong order. */
    public static List<FilterProblem> problems(Collection<FilterField> declared, FilterValues values) {
        List<FilterProblem> problems = new ArrayList<>(unknownParameters(declared, values));
        declared.forEach(field -> problems.addAll(field.problems(values)));
        declared.stream()
                .filter(field -> field.control() == Control.DATES)
                .forEach(field -> problems.addAll(invertedDates(field, values, problems)));
        return problems;
    }

    /** A problem for each parameter that no filter declares. */
    public static List<FilterProblem> unknownParameters(Collection<FilterField> declared, FilterValues values) {
        Set<String> unknown = new HashSet<>(values.byParameter().keySet());
        declared.forEach(field -> field.parameters().forEach(unknown::remove));
        return unknown.stream()
                .sorted()
                .map(name -> new FilterProblem(name, "filter.problem.parameter-unknown", name))
                .toList();
    }

    /**
     * A problem where the first date comes after the last.
     *
     * @param known malformed dates are told already, and cannot be compared
     */
    public static List<FilterProblem> invertedDates(
            FilterField dates, FilterValues values, Collection<FilterProblem> known) {
        if (known.stream().anyMatch(problem -> dates.parameters().contains(problem.parameter()))) {
            return List.of();
        }
        String last = dates.range().get(1);
        Period period = values.period(dates);
        return period.from() != null && period.to() != null && period.from().isAfter(period.to())
                ? List.of(new FilterProblem(last, "filter.problem.dates-inverted", period.to(), period.from()))
                : List.of();
    }
}
