package io.rastro.agents.web;

import io.rastro.agents.AgentsField;
import io.rastro.agents.AgentsFilter;
import io.rastro.agents.AgentsRequest;
import io.rastro.agents.Counted;
import io.rastro.report.Cursor;
import io.rastro.report.FilterField;
import io.rastro.report.FilterProblem;
import io.rastro.report.FilterValues;
import io.rastro.report.web.FilterLinks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The address of the list behind a number: the report's filters and what is counted.
 *
 * @param after the place the page begins after; null: it does not
 * @param before the place the page ends before; null: it does not
 */
record SegmentListRequest(
        AgentsRequest request,
        @Nullable Cursor after,
        @Nullable Cursor before,
        boolean countExactly) {

    static final String OF = "of";

    private static final FilterField COUNTED = FilterField.choice(
            OF, Arrays.stream(Counted.values()).map(Enum::name).toArray(String[]::new));

    /** The filters of such an address. */
    static List<FilterField> declared() {
        List<FilterField> fields = new ArrayList<>();
        for (AgentsField field : AgentsField.values()) {
            if (field != AgentsField.GROUP_BY) {
                fields.add(field.field());
            }
        }
        fields.add(COUNTED);
        return fields;
    }

    static SegmentListRequest of(AgentsRequest filters, MultiValueMap<String, String> parameters) {
        List<FilterProblem> problems = new ArrayList<>();
        if (filters.values().one(OF).isEmpty()) {
            problems.add(new FilterProblem(OF, "filter.problem.of-missing"));
        }
        Cursor after = cursor("after", parameters, problems);
        Cursor before = cursor("before", parameters, problems);
        if (after != null && before != null) {
            problems.add(new FilterProblem("before", "filter.problem.cursor"));
        }
        String count = Optional.ofNullable(parameters.getFirst("count")).orElse("exact");
        if (!count.isBlank() && !count.equals("exact")) {
            problems.add(new FilterProblem("count", "filter.problem.count-unknown", count));
        }
        return new SegmentListRequest(filters.with(problems), after, before, parameters.containsKey("count"));
    }

    private static @Nullable Cursor cursor(
            String parameter, MultiValueMap<String, String> parameters, List<FilterProblem> problems) {
        String text = parameters.getFirst(parameter);
        if (text == null || text.isBlank()) {
            return null;
        }
        Cursor cursor = Cursor.parse(text).orElse(null);
        if (cursor == null) {
            problems.add(new FilterProblem(parameter, "filter.problem.cursor", text));
        }
        return cursor;
    }

    Optional<AgentsFilter> filter() {
        return request.filter();
    }

    Counted counted() {
        return request.values().one(OF).map(Counted::valueOf).orElseThrow();
    }

    Links links() {
        return new Links(new FilterLinks(declared(), request.values()), request.values());
    }

    /** Where a list leads, in the words that the pager's and the grid's templates use. */
    record Links(FilterLinks filters, FilterValues values) {

        public String search() {
            return filters.search();
        }

        public String after(Cursor cursor) {
            return filters.plus("after", cursor.toString());
        }

        public String before(Cursor cursor) {
            return filters.plus("before", cursor.toString());
        }

        public String countedExactly() {
            return filters.plus("count", "exact");
        }

        public String csv(String dialect) {
            return filters.plus("dialect", dialect);
        }

        /** The report that the number stands in. */
        public String report() {
            return filters.query(field -> !field.name().equals(OF)).toString();
        }

        /** Null for what a list cannot do without. */
        @Nullable
        String without(FilterField left) {
            return left.equals(AgentsField.DATE.field()) ? null : filters.without(left);
        }
    }
}
