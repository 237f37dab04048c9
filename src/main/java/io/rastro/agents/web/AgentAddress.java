package io.rastro.agents.web;

import io.rastro.account.PortalUser;
import io.rastro.agents.AgentsField;
import io.rastro.agents.AgentsFilter;
import io.rastro.directory.web.ReportAddress;
import io.rastro.report.FilterField;
import io.rastro.report.FilterProblem;
import io.rastro.report.FilterValues;
import io.rastro.report.Period;
import io.rastro.report.web.ReportRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The address of an agent's own page: filters, and the day in detail. */
@Component
class AgentAddress implements ReportAddress<AgentAddress.AgentDayFilter> {

    static final String DAY = "day";

    private final AgentsAddress report;

    AgentAddress(AgentsAddress report) {
        this.report = report;
    }

    /**
     * What the page shows.
     *
     * @param day in detail, one of the period; null: the page chooses one
     */
    record AgentDayFilter(AgentsFilter report, @Nullable LocalDate day) {}

    @Override
    public List<AgentsField> filters() {
        return List.of(AgentsField.DATE, AgentsField.TIME, AgentsField.MEDIA, AgentsField.SERVICE);
    }

    @Override
    public Set<String> presentation() {
        return Set.of(ReportRequest.EDIT, DAY);
    }

    @Override
    public List<FilterProblem> problems(ReportRequest request) {
        List<FilterProblem> problems = AgentsAddress.problems(fields(), request.values());
        Optional<String> day = requestedDay(request);
        return problems.isEmpty()
                        && day.isPresent()
                        && day(day.get(), request.values().period(FilterField.DATE)) == null
                ? List.of(new FilterProblem(DAY, "filter.problem.day", day.get()))
                : problems;
    }

    private static Optional<String> requestedDay(ReportRequest request) {
        return new FilterValues(request.parameters()).one(DAY);
    }

    /** Null when it is no date of the period. */
    private static @Nullable LocalDate day(String text, Period period) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.isBefore(period.from()) || day.isAfter(period.to()) ? null : day;
        } catch (DateTimeParseException noDate) {
            return null;
        }
    }

    @Override
    public AgentDayFilter filter(ReportRequest request) {
        return new AgentDayFilter(
                report.filter(request),
                requestedDay(request).map(LocalDate::parse).orElse(null));
    }

    @Override
    public ModelAndView form(ReportRequest request, PortalUser reader) {
        return report.form(request, reader);
    }
}
