package io.rastro.report.web;

import io.rastro.report.FilterField;
import io.rastro.report.FilterValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What was asked of a report, apart in what says nothing of anybody and what a person typed.
 *
 * @param fields every filter that may have a value
 */
public record Criteria(List<FilterField> fields, FilterValues values) {

    /** Of a file that nothing was asked for. */
    public static final Criteria NONE = new Criteria(List.of(), new FilterValues(Map.of()));

    public Criteria {
        fields = List.copyOf(fields);
    }

    /** What says nothing of anybody, such as ids, codes and dates, by parameter. */
    public Map<String, List<String>> picked() {
        return of(field -> !field.personal());
    }

    /** What may say who somebody is, by parameter. */
    public Map<String, List<String>> typed() {
        return of(FilterField::personal);
    }

    private Map<String, List<String>> of(Predicate<FilterField> which) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        fields.stream()
                .filter(which)
                .flatMap(field -> field.parameters().stream())
                .filter(parameter -> !values.all(parameter).isEmpty())
                .forEach(parameter -> found.put(parameter, values.all(parameter)));
        return found;
    }
}
