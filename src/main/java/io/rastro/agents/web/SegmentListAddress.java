package io.rastro.agents.web;

import io.rastro.account.PortalUser;
import io.rastro.agents.AgentsField;
import io.rastro.agents.SegmentSet;
import io.rastro.agents.SegmentsFilter;
import io.rastro.directory.web.ReportAddress;
import io.rastro.report.FilterProblem;
import io.rastro.report.web.ReportLinks;
import io.rastro.report.web.ReportRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The address of the list behind a number: the report's filters and what is counted. */
@Component
class SegmentListAddress implements ReportAddress<SegmentsFilter> {

    static final String OF = AgentsField.OF.field().name();

    private final AgentsAddress report;

    SegmentListAddress(AgentsAddress report) {
        this.report = report;
    }

    @Override
    public List<AgentsField> filters() {
        return AgentsField.ofList();
    }

    @Override
    public Optional<String> file() {
        return Optional.of(SegmentListController.PATH);
    }

    @Override
    public Set<String> presentation() {
        return Set.of(
                ReportRequest.AFTER,
                ReportRequest.BEFORE,
                ReportRequest.COUNT,
                ReportRequest.EDIT,
                ReportRequest.DIALECT);
    }

    @Override
    public List<FilterProblem> problems(ReportRequest request) {
        List<FilterProblem> problems = new ArrayList<>(AgentsAddress.problems(fields(), request.values()));
        if (request.values().one(OF).isEmpty()) {
            problems.add(new FilterProblem(OF, "filter.problem.of-missing"));
        }
        return problems;
    }

    @Override
    public SegmentsFilter filter(ReportRequest request) {
        return new SegmentsFilter(
                report.filter(request),
                request.values().code(AgentsField.OF.field(), SegmentSet.class).orElseThrow());
    }

    @Override
    public ModelAndView form(ReportRequest request, PortalUser reader) {
        return report.form(request, reader);
    }

    @Override
    public ReportLinks links(ReportRequest request) {
        return ReportLinks.of(fields(), request.values(), request.order()).requiring(Set.of(AgentsField.DATE.field()));
    }
}
