package io.rastro.report.web;

import io.rastro.report.CsvDialect;
import io.rastro.report.Cursor;
import io.rastro.report.FilterField;
import io.rastro.report.FilterProblem;
import io.rastro.report.FilterValues;
import io.rastro.report.Order;
import io.rastro.report.PageRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A query string as it was sent to a report, and what is wrong with it. Nothing is ignored silently.
 *
 * @param parameters everything that was sent, blank values included
 * @param values what was sent for filters, well formed or not; a relative period always with the date it counts from
 * @param page which page of a list is asked for
 * @param countExactly whether a list is counted beyond the usual limit
 * @param dialect of a download; the usual one where none is asked for, or one that does not exist
 * @param search the id under which the personal values are kept, for links; null: there are none, or they are not kept
 */
public record ReportRequest(
        Map<String, List<String>> parameters,
        FilterValues values,
        Order order,
        PageRequest page,
        boolean countExactly,
        CsvDialect dialect,
        @Nullable String search,
        List<FilterProblem> problems) {

    /** Opens the form with what the address asks for. */
    public static final String EDIT = "edit";

    /** With all that can be picked, which is else fetched when a list is opened: for browsers without scripts. */
    private static final String WITH_LISTS = "lists";

    public static final String DIALECT = "dialect";
    public static final String AFTER = "after";
    public static final String BEFORE = "before";
    public static final String COUNT = "count";

    /** The id under which personal values are kept that an address does not give. */
    public static final String SEARCH = "search";

    /** The parameters that are no filters: how a report is shown. */
    public static final Set<String> OF_REPORT = Set.of(EDIT, DIALECT, SEARCH, TablePage.PARAMETER);

    /** Those of a list, which may also be read in either order and page by page. */
    public static final Set<String> OF_LIST = Set.of(Order.PARAMETER, AFTER, BEFORE, COUNT, EDIT, DIALECT, SEARCH);

    /**
     * Reads a query string.
     *
     * @param presentation the parameters that are no filters; what of them is known here is read
     * @param fields the filters
     * @param today the date from which a relative period counts unless the query string says another
     */
    public static ReportRequest of(
            Map<String, List<String>> parameters,
            Set<String> presentation,
            Collection<FilterField> fields,
            LocalDate today) {
        FilterValues sent = new FilterValues(parameters);
        FilterValues shown = sent.only(presentation::contains);
        List<FilterProblem> problems = new ArrayList<>();
        Order order = code(Order.PARAMETER, Order.values(), Order::code, shown, problems)
                .orElse(Order.NEWEST);
        CsvDialect dialect = code(DIALECT, CsvDialect.values(), CsvDialect::code, shown, problems)
                .orElse(CsvDialect.SPREADSHEET);
        return new ReportRequest(
                parameters,
                filters(sent.only(parameter -> !presentation.contains(parameter)), fields, today),
                order,
                page(shown, problems),
                countExactly(shown, problems),
                dialect,
                shown.one(SEARCH).orElse(null),
                List.copyOf(problems));
    }

    private static FilterValues filters(FilterValues sent, Collection<FilterField> fields, LocalDate today) {
        FilterValues expanded = sent.expanded(fields);
        return fields.contains(FilterField.DATE) ? expanded.asOf(today) : expanded;
    }

    private static <E> Optional<E> code(
            String parameter, E[] known, Function<E, String> codeOf, FilterValues sent, List<FilterProblem> problems) {
        Optional<String> code = sent.one(parameter);
        Optional<E> found = code.flatMap(text -> Arrays.stream(known)
                .filter(each -> codeOf.apply(each).equals(text))
                .findFirst());
        if (code.isPresent() && found.isEmpty()) {
            problems.add(new FilterProblem(parameter, "filter.problem." + parameter + "-unknown", code.get()));
        }
        return found;
    }

    private static PageRequest page(FilterValues sent, List<FilterProblem> problems) {
        PageRequest page = new PageRequest(cursor(AFTER, sent, problems), cursor(BEFORE, sent, problems));
        if (page.after() != null && page.before() != null) {
            problems.add(new FilterProblem(BEFORE, "filter.problem.cursor"));
        }
        return page;
    }

    private static @Nullable Cursor cursor(String parameter, FilterValues sent, List<FilterProblem> problems) {
        Optional<Cursor> cursor = sent.one(parameter).flatMap(Cursor::parse);
        if (cursor.isEmpty()) {
            sent.one(parameter)
                    .ifPresent(text -> problems.add(new FilterProblem(parameter, "filter.problem.cursor", text)));
        }
        return cursor.orElse(null);
    }

    private static boolean countExactly(FilterValues sent, List<FilterProblem> problems) {
        Optional<String> count = sent.one(COUNT);
        boolean exactly = count.filter("exact"::equals).isPresent();
        if (!exactly) {
            count.ifPresent(text -> problems.add(new FilterProblem(COUNT, "filter.problem.count-unknown", text)));
        }
        return exactly;
    }

    /** Whether it asks for an answer as it begins, not for more of one. */
    public boolean fromTheBeginning() {
        return Stream.of(AFTER, BEFORE, COUNT, TablePage.PARAMETER).noneMatch(parameters::containsKey);
    }

    public boolean correct() {
        return problems.isEmpty();
    }

    /** Whether the form is to hold all that can be picked from its lists. */
    public boolean wholeLists() {
        return parameters.getOrDefault(EDIT, List.of()).contains(WITH_LISTS);
    }

    /** The same, with more that is wrong. */
    public ReportRequest with(List<FilterProblem> more) {
        List<FilterProblem> all = new ArrayList<>(problems);
        all.addAll(more);
        return new ReportRequest(parameters, values, order, page, countExactly, dialect, search, List.copyOf(all));
    }

    /** The same with these values, and nothing wrong: a form that is being filled in. */
    public ReportRequest draft(FilterValues drafted) {
        return new ReportRequest(parameters, drafted, order, page, countExactly, dialect, search, List.of());
    }
}
