package io.rastro.agents.web;

import io.rastro.account.PortalUser;
import io.rastro.agents.AgentsField;
import io.rastro.agents.AgentsFilter;
import io.rastro.agents.Grouping;
import io.rastro.directory.web.FilterForms;
import io.rastro.directory.web.SearchableReport;
import io.rastro.report.FilterCheck;
import io.rastro.report.FilterField;
import io.rastro.report.FilterProblem;
import io.rastro.report.FilterValues;
import io.rastro.report.Order;
import io.rastro.report.Period;
import io.rastro.report.PortalCalendar;
import io.rastro.report.web.ReportLinks;
import io.rastro.report.web.ReportRequest;
import io.rastro.report.web.TablePage;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * The address of the Agents report. Without dates nothing is added up: a report over everything there ever was is
 * nobody's question.
 */
@Component
class AgentsAddress implements SearchableReport<AgentsFilter> {

    static final String PATH = "/agents";

    /** Three years: more than any contract keeps, few enough to be cut into days. */
    private static final int MAX_DAYS = 1_097;

    /** A row for each agent on each day is read by people, and by spreadsheets. */
    private static final int MAX_DAYS_APART = 92;

    private static final FilterField DATE = AgentsField.DATE.field();

    private final FilterForms forms;
    private final PortalCalendar calendar;

    AgentsAddress(FilterForms forms, PortalCalendar calendar) {
        this.forms = forms;
        this.calendar = calendar;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String titleKey() {
        return "agents.title";
    }

    @Override
    public List<AgentsField> filters() {
        return AgentsField.ofReport();
    }

    @Override
    public Optional<String> file() {
        return Optional.of(PATH);
    }

    @Override
    public Set<String> presentation() {
        return Set.of(ReportRequest.EDIT, ReportRequest.DIALECT, TablePage.PARAMETER);
    }

    @Override
    public List<FilterProblem> problems(ReportRequest request) {
        List<FilterProblem> problems = new ArrayList<>(problems(fields(), request.values()));
        problems.addAll(TablePage.problems(request));
        return problems;
    }

    /** What is wrong with filters and dates. */
    static List<FilterProblem> problems(Collection<FilterField> declared, FilterValues values) {
        List<FilterProblem> problems = new ArrayList<>(FilterCheck.problems(declared, values));
        if (problems.stream().noneMatch(problem -> DATE.parameters().contains(problem.parameter()))) {
            problems.addAll(periodProblems(values));
        }
        return problems;
    }

    private static List<FilterProblem> periodProblems(FilterValues values) {
        // Each comes to two dates, and to no more than a month.
        if (values.relative().isPresent()) {
            return List.of();
        }
        List<FilterProblem> missing = DATE.range().stream()
                .filter(parameter -> values.one(parameter).isEmpty())
                .map(parameter -> new FilterProblem(parameter, "filter.problem.date-missing"))
                .toList();
        if (!missing.isEmpty()) {
            return missing;
        }
        Period period = values.period(DATE);
        long days = ChronoUnit.DAYS.between(period.from(), period.to()) + 1;
        boolean apart = values.all(AgentsField.GROUP_BY.field()).contains(Grouping.AGENT_DAY.name());
        int max = apart ? MAX_DAYS_APART : MAX_DAYS;
        return days > max
                ? List.of(new FilterProblem(
                        DATE.range().get(1),
                        apart ? "filter.problem.days-apart" : "filter.problem.period-too-long",
                        max,
                        days))
                : List.of();
    }

    @Override
    public AgentsFilter filter(ReportRequest request) {
        return AgentsFilter.of(request.values());
    }

    @Override
    public ModelAndView form(ReportRequest request, PortalUser reader) {
        return new ModelAndView("agents/form")
                .addObject(
                        "form",
                        forms.build(
                                PATH,
                                filters(),
                                request,
                                filter -> forms.options(filter, request, reader),
                                links(request)::editDates));
    }

    /** It proposes today, by agent; as dates, which other dates may be typed over without a script. */
    @Override
    public ModelAndView draft(ReportRequest request, PortalUser reader) {
        FilterValues sent = request.values();
        FilterValues dated = sent.has(DATE) ? sent : sent.with(DATE, calendar.today(), calendar.today());
        FilterValues grouped = sent.has(AgentsField.GROUP_BY.field())
                ? dated
                : dated.with(AgentsField.GROUP_BY.field(), List.of(Grouping.AGENT));
        return form(request.draft(grouped), reader);
    }

    /** The links of the report, whatever narrows the request beyond it. */
    @Override
    public ReportLinks links(ReportRequest request) {
        return ReportLinks.of(fields(), request.values(), Order.NEWEST)
                .requiring(Set.of(DATE, AgentsField.GROUP_BY.field()));
    }
}
