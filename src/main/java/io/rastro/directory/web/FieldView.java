package io.rastro.directory.web;

import io.rastro.directory.DirectoryOption;
import io.rastro.report.Control;
import io.rastro.report.FilterField;
import io.rastro.report.FilterProblem;
import io.rastro.report.FilterValues;
import io.rastro.report.RelativePeriod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One filter in the form: what was sent stands in it, whether it was right or not.
 *
 * @param list the path of all that can be picked; null: it is among the options, or looked up as it is typed
 * @param suggestions the path of what matches a text; null: it is not looked up as it is typed
 * @param options what is printed of a list to pick from: at least what is chosen
 */
public record FieldView(
        FilterField field,
        @Nullable String list,
        @Nullable String suggestions,
        FilterValues values,
        List<DirectoryOption> options,
        List<FilterProblem> problems) {

    public String name() {
        return field.name();
    }

    /** How wide it stands among the common fields. */
    public String span() {
        return switch (field.control()) {
            case CHOICE -> "span-2";
            case TIMES, SPANS, NUMBER -> "span-3";
            case DATES -> "span-4";
            case PICKS -> "span-6";
            case CHOICES, PHONE, TEXT, LIST, PHONES -> "span-5";
        };
    }

    public String value(String parameter) {
        return values.one(parameter).orElse("");
    }

    /** Of a field that several are pasted into: a line each. */
    public String lines() {
        return String.join("\n", values.all(field));
    }

    /** How many were pasted into it. */
    public int pasted() {
        return values.all(field).size();
    }

    public boolean chosen(String code) {
        return values.all(field.name()).contains(code);
    }

    /** Whether a period is asked for in place of dates. */
    public boolean chosen(RelativePeriod period) {
        return values.all(FilterField.PERIOD).contains(period.code());
    }

    /** Whether a parameter has a control of its own. */
    boolean shows(String parameter) {
        return field.parameters().contains(parameter) && !parameter.equals(FilterField.AS_OF);
    }

    public boolean filled() {
        return values.has(field);
    }

    public @Nullable FilterProblem problem(String parameter) {
        return problems.stream()
                .filter(problem -> problem.parameter().equals(parameter))
                .findFirst()
                .orElse(null);
    }

    /** Whether what was sent is no date or time at all: only a text field can show it again. */
    public boolean unreadable(String parameter) {
        FilterProblem problem = problem(parameter);
        return problem != null && problem.messageKey().equals("filter.problem." + field.control());
    }

    /** Whether all that can be picked is printed. */
    public boolean listed() {
        return field.control() == Control.PICKS && list == null && suggestions == null && !options.isEmpty();
    }

    public boolean invalid() {
        return !problems.isEmpty();
    }
}
