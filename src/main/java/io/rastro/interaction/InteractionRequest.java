package io.rastro.interaction;

import io.rastro.report.FilterCheck;
import io.rastro.report.FilterField;
import io.rastro.report.FilterProblem;
import io.rastro.report.FilterValues;
import io.rastro.report.MessageKey;
import io.rastro.report.Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query string as it was sent, and what is wrong with it. Nothing is ignored silently: a parameter that no filter
 * knows, or that the medium does not have, is a problem.
 *
 * @param medium null when missing or unknown
 * @param values what was sent for filters, well formed or not
 */
public record InteractionRequest(
        @Nullable Medium medium, FilterValues values, Order order, List<FilterProblem> problems) {

    /** Parameters that are not filters: what to show of the result, and how. */
    private static final Set<String> PRESENTATION =
            Set.of(InteractionFilter.MEDIUM, Order.PARAMETER, "after", "before", "count", "edit", "dialect");

    public static InteractionRequest of(Map<String, List<String>> parameters) {
        FilterValues sent = new FilterValues(parameters);
        List<FilterProblem> problems = new ArrayList<>();
        Medium medium = medium(sent, problems);
        Order order = order(sent, problems);
        FilterValues values = sent.only(parameter -> !PRESENTATION.contains(parameter));
        problems.addAll(FilterCheck.unknownParameters(InteractionField.declared(), values));
        for (InteractionField field : InteractionField.values()) {
            check(field, medium, values, problems);
        }
        problems.addAll(FilterCheck.invertedDates(InteractionField.DATE.field(), values, problems));
        return new InteractionRequest(medium, values, order, List.copyOf(problems));
    }

    /** What to query, if nothing is wrong. */
    public Optional<InteractionFilter> filter() {
        return medium == null || !problems.isEmpty()
                ? Optional.empty()
                : Optional.of(new InteractionFilter(medium, values, order));
    }

    /** The same, with more that is wrong. */
    public InteractionRequest with(List<FilterProblem> more) {
        List<FilterProblem> all = new ArrayList<>(problems);
        all.addAll(more);
        return new InteractionRequest(medium, values, order, List.copyOf(all));
    }

    private static @Nullable Medium medium(FilterValues sent, List<FilterProblem> problems) {
        List<String> codes = sent.all(InteractionFilter.MEDIUM);
        Optional<Medium> known = Arrays.stream(Medium.values())
                .filter(medium -> codes.size() == 1 && medium.name().equals(codes.get(0)))
                .findFirst();
        if (known.isEmpty()) {
            problems.add(
                    codes.isEmpty()
                            ? new FilterProblem(InteractionFilter.MEDIUM, "filter.problem.media-missing")
                            : new FilterProblem(
                                    InteractionFilter.MEDIUM,
                                    "filter.problem.media-unknown",
                                    String.join(", ", codes)));
        }
        return known.orElse(null);
    }

    private static Order order(FilterValues sent, List<FilterProblem> problems) {
        String code = sent.one(Order.PARAMETER).orElse(Order.NEWEST.code());
        return Order.ofCode(code).orElseGet(() -> {
            problems.add(new FilterProblem(Order.PARAMETER, "filter.problem.order-unknown", code));
            return Order.NEWEST;
        });
    }

    private static void check(
            InteractionField field, @Nullable Medium medium, FilterValues values, List<FilterProblem> problems) {
        FilterField declared = field.field();
        if (medium != null && values.has(declared) && !field.availableFor(medium)) {
            problems.add(new FilterProblem(
                    declared.parameters().get(0),
                    "filter.problem.not-for-media",
                    new MessageKey("filter." + declared.name()),
                    new MessageKey(medium.messageKey())));
            return;
        }
        problems.addAll(declared.problems(values));
    }
}
