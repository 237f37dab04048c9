package io.rastro.agents;

import io.rastro.report.FilterCheck;
import io.rastro.report.FilterField;
import io.rastro.report.FilterProblem;
import io.rastro.report.FilterValues;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A query string as it was sent, and what is wrong with it. Nothing is ignored silently, and without dates nothing is
 * added up: a report over everything there ever was is nobody's question.
 *
 * @param values what was sent for filters, well formed or not
 */
public record AgentsRequest(FilterValues values, List<FilterProblem> problems) {

    /** Three years: more than any contract keeps, few enough to be cut into days. */
    static final int MAX_DAYS = 1_097;

    /** A row for each agent on each day is read by people, and by spreadsheets. */
    static final int MAX_DAYS_APART = 92;

    /**
     * What a query string asks for.
     *
     * @param values only what is meant for filters
     */
    public static AgentsRequest of(FilterValues values, List<FilterField> declared) {
        List<FilterProblem> problems = new ArrayList<>(FilterCheck.problems(declared, values));
        if (problems.stream().noneMatch(problem -> isDate(problem.parameter()))) {
            problems.addAll(periodProblems(values));
        }
        return new AgentsRequest(values, List.copyOf(problems));
    }

    private static boolean isDate(String parameter) {
        return AgentsField.DATE.field().parameters().contains(parameter);
    }

    private static List<FilterProblem> periodProblems(FilterValues values) {
        List<FilterProblem> missing = AgentsField.DATE.field().parameters().stream()
                .filter(parameter -> values.one(parameter).isEmpty())
                .map(parameter -> new FilterProblem(parameter, "filter.problem.date-missing"))
                .toList();
        if (!missing.isEmpty()) {
            return missing;
        }
        LocalDate from = LocalDate.parse(values.one("from").orElseThrow());
        LocalDate to = LocalDate.parse(values.one("to").orElseThrow());
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        boolean apart = values.all(AgentsField.GROUP_BY.parameter()).contains(Grouping.AGENT_DAY.name());
        int max = apart ? MAX_DAYS_APART : MAX_DAYS;
        return days > max
                ? List.of(new FilterProblem(
                        "to", apart ? "filter.problem.days-apart" : "filter.problem.period-too-long", max, days))
                : List.of();
    }

    /** What to query, if nothing is wrong. */
    public Optional<AgentsFilter> filter() {
        return problems.isEmpty() ? Optional.of(new AgentsFilter(values)) : Optional.empty();
    }

    /** The same, with more that is wrong. */
    public AgentsRequest with(List<FilterProblem> more) {
        List<FilterProblem> all = new ArrayList<>(problems);
        all.addAll(more);
        return new AgentsRequest(values, List.copyOf(all));
    }
}
