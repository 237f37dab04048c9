package io.rastro.report.web;

import io.rastro.report.Control;
import io.rastro.report.CsvDialect;
import io.rastro.report.Cursor;
import io.rastro.report.FileFormat;
import io.rastro.report.FilterField;
import io.rastro.report.FilterValues;
import io.rastro.report.Order;
import io.rastro.report.PageRequest;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query strings that lead from a report to itself and to its lists: none loses a filter that it does not mean to. What
 * belongs to an answer (its pages, its file, the lists behind its numbers) is of the dates that the answer tells, also past
 * midnight; what asks something else counts a relative period anew.
 */
public final class ReportLinks {

    private final List<FilterField> fields;
    private final FilterValues values;
    private final Order order;
    private final @Nullable String search;
    private final Set<FilterField> required;
    private final List<String> blankInForm;

    private ReportLinks(
            List<FilterField> fields,
            FilterValues values,
            Order order,
            @Nullable String search,
            Set<FilterField> required,
            List<String> blankInForm) {
        this.fields = fields;
        this.values = values;
        this.order = order;
        this.search = search;
        this.required = required;
        this.blankInForm = blankInForm;
    }

    /**
     * Links of one request.
     *
     * @param fields every filter the report declares, in the order of the address
     */
    public static ReportLinks of(Collection<FilterField> fields, FilterValues values, Order order) {
        return new ReportLinks(List.copyOf(fields), values.compacted(fields), order, null, Set.of(), List.of());
    }

    /** The same, where the personal values are kept under this id; null: there are none. */
    public ReportLinks keptAs(@Nullable String id) {
        return new ReportLinks(fields, values, order, id, required, blankInForm);
    }

    /** The same, where these filters cannot be left out. */
    public ReportLinks requiring(Set<FilterField> filters) {
        return new ReportLinks(fields, values, order, search, filters, blankInForm);
    }

    /** The same, where a form is told that this parameter was left blank. */
    public ReportLinks blankInForm(String parameter) {
        return new ReportLinks(fields, values, order, search, required, List.of(parameter));
    }

    /** The links of the same request without these filters. */
    public ReportLinks leavingOut(Collection<FilterField> filters) {
        return new ReportLinks(
                fields.stream().filter(field -> !filters.contains(field)).toList(),
                values,
                order,
                search,
                required,
                blankInForm);
    }

    /** The request as it may be asked on any day. */
    public String asked() {
        return anew().search();
    }

    private ReportLinks anew() {
        return new ReportLinks(fields, values.anew(), order, search, required, blankInForm);
    }

    /** The request itself; its first page. */
    public String search() {
        return query().toString();
    }

    /** Null for what cannot be left out. */
    public @Nullable String without(FilterField left) {
        return required.contains(left)
                ? null
                : ordered(anew().query(field -> !field.equals(left)), order).toString();
    }

    /** The request with a parameter that no filter declares, such as a dialect or a place in a list. */
    public String plus(String parameter, String value) {
        return query().add(parameter, value).toString();
    }

    /** The request with another value for the filter of this name. */
    public String changed(String name, String value) {
        return ordered(anew().query(field -> !field.name().equals(name)).add(name, value), order)
                .toString();
    }

    public String after(Cursor cursor) {
        return plus(ReportRequest.AFTER, cursor.toString());
    }

    public String before(Cursor cursor) {
        return plus(ReportRequest.BEFORE, cursor.toString());
    }

    public String page(PageRequest page) {
        Cursor after = page.after();
        Cursor before = page.before();
        return after != null ? after(after) : before != null ? before(before) : search();
    }

    public String reordered() {
        return ordered(anew().query(field -> true), order.reversed()).toString();
    }

    public String countedExactly() {
        return plus(ReportRequest.COUNT, "exact");
    }

    /** The files of the request in every format. */
    public List<FileLink> files() {
        return Arrays.stream(FileFormat.values()).map(this::file).toList();
    }

    private FileLink file(FileFormat format) {
        CsvDialect dialect = format.dialect();
        String query = dialect == null ? search() : plus(ReportRequest.DIALECT, dialect.code());
        return new FileLink(format.code(), "." + format.ending() + "?" + query);
    }

    /**
     * A file of the request.
     *
     * @param format by its code
     * @param tail what its address has behind that of the page
     */
    public record FileLink(String format, String tail) {}

    /** Back into the form. */
    public String edit() {
        return form(anew().query());
    }

    /** Back into the form with other dates. */
    public String editDates(String from, String to) {
        QueryString query = ordered(query(field -> field.control() != Control.DATES), order);
        fields.stream()
                .filter(field -> field.control() == Control.DATES)
                .forEach(field ->
                        query.add(field.range().get(0), from).add(field.range().get(1), to));
        return form(query);
    }

    private String form(QueryString query) {
        blankInForm.stream()
                .filter(parameter -> values.all(parameter).isEmpty())
                .forEach(parameter -> query.add(parameter, ""));
        return query.add(ReportRequest.EDIT, "1").toString();
    }

    /** The start of a link that keeps all filters and the order. */
    public QueryString query() {
        return ordered(query(field -> true), order);
    }

    /** The start of a link to another page of the portal, which keeps all filters. */
    public QueryString to(String path) {
        return ordered(added(new QueryString(path), field -> true), order);
    }

    private QueryString query(Predicate<FilterField> kept) {
        return added(new QueryString(), kept);
    }

    private QueryString added(QueryString query, Predicate<FilterField> kept) {
        parameters(kept).forEach(query::add);
        return query;
    }

    /** The filters of the request as the hidden fields of a form. */
    public Map<String, List<String>> parameters() {
        return parameters(field -> true);
    }

    /** Personal values stand under the id that they are kept as; blank, one of them is taken out of what is kept. */
    private Map<String, List<String>> parameters(Predicate<FilterField> kept) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        fields.stream()
                .filter(field -> !field.personal())
                .filter(kept)
                .flatMap(field -> field.parameters().stream())
                .forEach(parameter -> parameters.put(parameter, values.all(parameter)));
        Map<Boolean, List<FilterField>> personal = fields.stream()
                .filter(field -> field.personal() && values.has(field))
                .collect(Collectors.partitioningBy(kept));
        if (search != null && !personal.getOrDefault(true, List.of()).isEmpty()) {
            parameters.put(ReportRequest.SEARCH, List.of(search));
            personal.getOrDefault(false, List.of()).forEach(field -> parameters.put(field.name(), List.of("")));
        }
        return parameters;
    }

    private static QueryString ordered(QueryString query, Order requested) {
        return requested == Order.NEWEST ? query : query.add(Order.PARAMETER, requested.code());
    }
}
