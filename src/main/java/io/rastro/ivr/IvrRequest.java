package io.rastro.ivr;

import io.rastro.report.FilterCheck;
import io.rastro.report.FilterProblem;
import io.rastro.report.FilterValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A query string as it was sent to the IVR report, and what is wrong with it. Nothing is ignored silently.
 *
 * @param values what was sent for filters, well formed or not
 */
public record IvrRequest(List<IvrField> fields, FilterValues values, List<FilterProblem> problems) {

    private static final Set<String> PRESENTATION = Set.of("edit", "dialect");

    /** A request for the report, which must be told what to group by. */
    public static IvrRequest ofReport(Map<String, List<String>> parameters) {
        IvrRequest request = of(IvrField.ofReport(), parameters, PRESENTATION);
        String groupBy = IvrField.GROUP_BY.field().name();
        return request.values.all(groupBy).isEmpty()
                ? request.with(List.of(new FilterProblem(groupBy, "filter.problem.groupBy-missing")))
                : request;
    }

    static IvrRequest of(List<IvrField> fields, Map<String, List<String>> parameters, Set<String> presentation) {
        FilterValues values = new FilterValues(parameters).only(parameter -> !presentation.contains(parameter));
        return new IvrRequest(
                fields,
                values,
                FilterCheck.problems(fields.stream().map(IvrField::field).toList(), values));
    }

    /** The same, with more that is wrong. */
    public IvrRequest with(List<FilterProblem> more) {
        List<FilterProblem> all = new ArrayList<>(problems);
        all.addAll(more);
        return new IvrRequest(fields, values, List.copyOf(all));
    }

    /**
     * What to query, if nothing is wrong.
     *
     * @param serviceLevel within how long a call should be answered when the request does not say
     */
    public Optional<IvrFilter> filter(Duration serviceLevel) {
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new IvrFilter(
                values.one("groupBy").flatMap(IvrGrouping::of).orElse(IvrGrouping.IVR),
                values.period("from", "to"),
                values.window("timeFrom", "timeTo"),
                ids("ivr"),
                ids("service"),
                ids("agent"),
                ids("agentTag"),
                values.one("sl")
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                        .orElse(serviceLevel)));
    }

    Set<Integer> ids(String parameter) {
        return values.all(parameter).stream()
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
