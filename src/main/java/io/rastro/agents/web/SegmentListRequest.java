package io.rastro.agents.web;

import io.rastro.account.PortalUser;
import io.rastro.agents.AgentsField;
import io.rastro.agents.AgentsFilter;
import io.rastro.agents.AgentsRequest;
import io.rastro.agents.SegmentSet;
import io.rastro.interaction.web.GridPosition;
import io.rastro.interaction.web.PageLinks;
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
 * @param position which page of it
 */
record SegmentListRequest(AgentsRequest request, GridPosition position) {

    static final String OF = "of";

    private static final FilterField COUNTED = FilterField.choice(
            OF, Arrays.stream(SegmentSet.values()).map(Enum::name).toArray(String[]::new));

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

    /** What an address asks for, checked. */
    static SegmentListRequest read(
            AgentsRequestHandler requests, MultiValueMap<String, String> parameters, PortalUser reader) {
        return of(requests.read(parameters, declared(), reader), parameters);
    }

    private static SegmentListRequest of(AgentsRequest filters, MultiValueMap<String, String> parameters) {
        List<FilterProblem> problems = new ArrayList<>();
        if (filters.values().one(OF).isEmpty()) {
            problems.add(new FilterProblem(OF, "filter.problem.of-missing"));
        }
        GridPosition position = GridPosition.of(parameters);
        problems.addAll(position.problems());
        return new SegmentListRequest(filters.with(problems), position);
    }

    Optional<AgentsFilter> filter() {
        return request.filter();
    }

    SegmentSet counted() {
        return request.values().one(OF).map(SegmentSet::valueOf).orElseThrow();
    }

    Links links() {
        return new Links(new FilterLinks(declared(), request.values()), request.values());
    }

    /** Where a list leads, in the words that the pager's and the grid's templates use. */
    record Links(FilterLinks filters, FilterValues values) implements PageLinks {

        @Override
        public String search() {
            return filters.search();
        }

        @Override
        public String after(Cursor cursor) {
            return filters.plus("after", cursor.toString());
        }

        @Override
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
