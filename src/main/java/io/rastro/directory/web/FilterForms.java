package io.rastro.directory.web;

import io.rastro.account.ServiceScope;
import io.rastro.directory.DeclaredFilter;
import io.rastro.directory.DirectoryKind;
import io.rastro.directory.DirectoryOption;
import io.rastro.directory.DirectoryRepository;
import io.rastro.report.FilterField;
import io.rastro.report.FilterProblem;
import io.rastro.report.FilterValues;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Builds the filter form of any report from what its catalogue declares. */
@Component
public class FilterForms {

    private static final String FROM = FilterField.DATE.parameters().get(0);
    private static final String TO = FilterField.DATE.parameters().get(1);

    private final DirectoryRepository directory;
    private final Clock clock;
    private final ZoneId zone;

    FilterForms(DirectoryRepository directory, Clock clock, ZoneId zone) {
        this.directory = directory;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * The form with what was sent, right or wrong, and the problems at their fields.
     *
     * @param action the path it is sent to
     * @param options what can be picked for a kind
     * @param editDates the query string of the form with other dates, first and last
     */
    public FilterForm build(
            String action,
            Collection<? extends DeclaredFilter> declared,
            FilterValues values,
            List<FilterProblem> problems,
            Function<DirectoryKind, List<DirectoryOption>> options,
            BinaryOperator<String> editDates) {
        return new FilterForm(
                action,
                null,
                views(declared, true, values, problems, options),
                views(declared, false, values, problems, options),
                problems,
                editDates.apply(values.one(TO).orElse(""), values.one(FROM).orElse("")),
                presets(values, editDates));
    }

    private static List<FieldView> views(
            Collection<? extends DeclaredFilter> declared,
            boolean common,
            FilterValues values,
            List<FilterProblem> problems,
            Function<DirectoryKind, List<DirectoryOption>> options) {
        return declared.stream()
                .filter(filter -> filter.common() == common)
                .map(filter -> new FieldView(
                        filter.field(),
                        filter.suggestions().orElse(null),
                        values,
                        filter.directory().map(options).orElse(List.of()),
                        problems.stream()
                                .filter(problem -> filter.field().parameters().contains(problem.parameter()))
                                .toList()))
                .toList();
    }

    /** Every entry of a kind that the reader may see. */
    public List<DirectoryOption> options(DirectoryKind kind, ServiceScope scope) {
        return directory.options(kind, scope);
    }

    private List<FilterForm.DatePreset> presets(FilterValues values, BinaryOperator<String> editDates) {
        LocalDate today = LocalDate.now(clock.withZone(zone));
        LocalDate month = today.withDayOfMonth(1);
        return List.of(
                preset("today", today, today, values, editDates),
                preset("yesterday", today.minusDays(1), today.minusDays(1), values, editDates),
                preset("last-7-days", today.minusDays(6), today, values, editDates),
                preset("this-month", month, today, values, editDates),
                preset("last-month", month.minusMonths(1), month.minusDays(1), values, editDates));
    }

    private static FilterForm.DatePreset preset(
            String name, LocalDate from, LocalDate to, FilterValues values, BinaryOperator<String> editDates) {
        boolean current = values.one(FROM).equals(Optional.of(from.toString()))
                && values.one(TO).equals(Optional.of(to.toString()));
        return new FilterForm.DatePreset(
                name, from.toString(), to.toString(), current, editDates.apply(from.toString(), to.toString()));
    }
}
