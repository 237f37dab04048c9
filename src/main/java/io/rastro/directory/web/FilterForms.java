package io.rastro.directory.web;

import io.rastro.account.PortalUser;
import io.rastro.account.ServiceScope;
import io.rastro.directory.DeclaredFilter;
import io.rastro.directory.DirectoryKind;
import io.rastro.directory.DirectoryOption;
import io.rastro.directory.DirectoryRepository;
import io.rastro.directory.web.FilterForm.PeriodChoice;
import io.rastro.report.FilterField;
import io.rastro.report.FilterValues;
import io.rastro.report.PortalCalendar;
import io.rastro.report.RelativePeriod;
import io.rastro.report.web.ReportRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Builds the filter form of any report from what its catalogue declares. */
@Component
public class FilterForms {

    /** What was sent may be no id. */
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    private static final String FROM = FilterField.DATE.range().get(0);
    private static final String TO = FilterField.DATE.range().get(1);

    private final DirectoryRepository directory;
    private final PortalCalendar calendar;

    FilterForms(DirectoryRepository directory, PortalCalendar calendar) {
        this.directory = directory;
        this.calendar = calendar;
    }

    /**
     * The form with what was sent, right or wrong, and the problems at their fields.
     *
     * @param action the path it is sent to
     * @param options what is printed of a list to pick from
     * @param editDates the query string of the form with other dates, first and last
     */
    public FilterForm build(
            String action,
            Collection<? extends DeclaredFilter> declared,
            ReportRequest request,
            Function<DeclaredFilter, List<DirectoryOption>> options,
            BinaryOperator<String> editDates) {
        FilterValues values = request.values();
        return new FilterForm(
                action,
                null,
                views(declared, true, request, options),
                views(declared, false, request, options),
                request.problems(),
                editDates.apply(values.one(TO).orElse(""), values.one(FROM).orElse("")),
                periods());
    }

    private static List<FieldView> views(
            Collection<? extends DeclaredFilter> declared,
            boolean common,
            ReportRequest request,
            Function<DeclaredFilter, List<DirectoryOption>> options) {
        return declared.stream()
                .filter(filter -> filter.common() == common)
                .map(filter -> new FieldView(
                        filter.field(),
                        filter.directory()
                                .filter(kind -> kind.offeredWhole() && !request.wholeLists())
                                .map(DirectoryOptionsController::path)
                                .orElse(null),
                        filter.suggestions().orElse(null),
                        request.values(),
                        filter.directory().isPresent() ? options.apply(filter) : List.of(),
                        request.problems().stream()
                                .filter(problem -> filter.field().parameters().contains(problem.parameter()))
                                .toList()))
                .toList();
    }

    /**
     * What the reader has chosen from a filter's list; all there is to choose from, where the form is asked for with its
     * lists. The rest is fetched when the list is opened.
     */
    public List<DirectoryOption> options(DeclaredFilter filter, ReportRequest request, PortalUser reader) {
        DirectoryKind kind = filter.directory().orElseThrow();
        if (!reader.may(kind.permission())) {
            return List.of();
        }
        return request.wholeLists() && kind.offeredWhole()
                ? directory.options(kind, reader.scope())
                : chosen(kind, request.values().all(filter.field()), reader.scope());
    }

    private List<DirectoryOption> chosen(DirectoryKind kind, List<String> sent, ServiceScope scope) {
        List<Long> ids = sent.stream()
                .filter(id -> ID.matcher(id).matches())
                .map(Long::valueOf)
                .toList();
        return ids.isEmpty() ? List.of() : directory.options(kind, ids, scope);
    }

    private List<PeriodChoice> periods() {
        LocalDate today = calendar.today();
        return Arrays.stream(RelativePeriod.values())
                .map(period -> new PeriodChoice(period, period.on(today)))
                .toList();
    }
}
