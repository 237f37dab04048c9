package io.rastro.report.web;

import io.rastro.report.FilterField;
import io.rastro.report.FilterValues;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** The query strings that lead from a report to itself and to its lists: none loses a filter that it does not mean to. */
public final class FilterLinks {

    private final List<FilterField> fields;
    private final FilterValues values;

    /**
     * Links of one request.
     *
     * @param fields every filter the report declares, in the order of the address
     */
    public FilterLinks(Collection<FilterField> fields, FilterValues values) {
        this.fields = List.copyOf(fields);
        this.values = values;
    }

    /** The request itself. */
    public String search() {
        return query(field -> true).toString();
    }

    public String without(FilterField left) {
        return query(field -> !field.equals(left)).toString();
    }

    /** The request with a parameter that no filter declares, such as a dialect or a place in a list. */
    public String plus(String parameter, String value) {
        return query(field -> true).add(parameter, value).toString();
    }

    /** Back into the form. */
    public String edit() {
        return plus("edit", "1");
    }

    /** Back into the form with other dates. */
    public String editDates(String from, String to) {
        return query(field -> !field.parameters().contains("from"))
                .add("from", from)
                .add("to", to)
                .add("edit", "1")
                .toString();
    }

    /** The start of a link that keeps some of the filters. */
    public QueryString query(Predicate<FilterField> kept) {
        QueryString query = new QueryString();
        fields.stream()
                .filter(kept)
                .forEach(field -> field.parameters().forEach(parameter -> query.add(parameter, values.all(parameter))));
        return query;
    }
}
