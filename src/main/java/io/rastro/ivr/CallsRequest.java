package io.rastro.ivr;

import io.rastro.report.FilterProblem;
import io.rastro.report.FilterValues;
import io.rastro.report.Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A query string as it was sent to the list of calls. */
public record CallsRequest(IvrRequest request, Order order) {

    private static final Set<String> PRESENTATION = Set.of(Order.PARAMETER, "after", "before", "dialect");

    public static CallsRequest of(Map<String, List<String>> parameters) {
        IvrRequest request = IvrRequest.of(IvrField.ofCalls(), parameters, PRESENTATION);
        List<FilterProblem> problems = new ArrayList<>(rowProblems(request.values()));
        request.values()
                .one("node")
                .filter(text -> MenuNode.parse(text).isEmpty())
                .ifPresent(text -> problems.add(new FilterProblem("node", "filter.problem.node-unknown", text)));
        String code = new FilterValues(parameters).one(Order.PARAMETER).orElse(Order.NEWEST.code());
        Optional<Order> order = Arrays.stream(Order.values())
                .filter(each -> each.code().equals(code))
                .findFirst();
        if (order.isEmpty()) {
            problems.add(new FilterProblem(Order.PARAMETER, "filter.problem.order-unknown", code));
        }
        return new CallsRequest(request.with(problems), order.orElse(Order.NEWEST));
    }

    private static List<FilterProblem> rowProblems(FilterValues values) {
        Optional<String> row = values.one("row");
        Optional<IvrGrouping> grouping = values.one(IvrGrouping.PARAMETER).flatMap(IvrGrouping::of);
        if (row.isEmpty() || grouping.filter(known -> known.isKey(row.get())).isPresent()) {
            return List.of();
        }
        return List.of(
                grouping.isEmpty()
                        ? new FilterProblem("row", "filter.problem.row-alone")
                        : new FilterProblem("row", "filter.problem.row-unknown", row.get()));
    }

    public CallsRequest with(IvrRequest checked) {
        return new CallsRequest(checked, order);
    }

    /** What to list, if nothing is wrong; the duration as in {@link IvrRequest#filter}. */
    public Optional<CallsFilter> filter(Duration serviceLevel) {
        FilterValues values = request.values();
        return request.filter(serviceLevel)
                .map(report -> new CallsFilter(
                        report,
                        values.one("row").orElse(null),
                        values.one("set").flatMap(CallSet::of).orElse(CallSet.RECEIVED),
                        values.one("node").flatMap(MenuNode::parse).orElse(null),
                        request.ids("import"),
                        order));
    }
}
