package io.rastro.ivr.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.web.FilterForm;
import io.rastro.directory.web.FilterForms;
import io.rastro.directory.web.SearchableReport;
import io.rastro.ivr.IvrField;
import io.rastro.ivr.IvrFilter;
import io.rastro.ivr.IvrGrouping;
import io.rastro.ivr.IvrProperties;
import io.rastro.ivr.IvrService;
import io.rastro.report.FilterCheck;
import io.rastro.report.FilterField;
import io.rastro.report.FilterProblem;
import io.rastro.report.FilterValues;
import io.rastro.report.Order;
import io.rastro.report.web.ReportLinks;
import io.rastro.report.web.ReportRequest;
import io.rastro.report.web.TablePage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The address of the IVR report, which must be told what to group by. */
@Component
class IvrAddress implements SearchableReport<IvrFilter> {

    static final String PATH = "/ivr";

    private static final String GROUP_BY = IvrField.GROUP_BY.field().name();

    private final FilterForms forms;
    private final IvrService service;
    private final IvrProperties properties;

    IvrAddress(FilterForms forms, IvrService service, IvrProperties properties) {
        this.forms = forms;
        this.service = service;
        this.properties = properties;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String titleKey() {
        return "ivr.title";
    }

    @Override
    public List<IvrField> filters() {
        return IvrField.ofReport();
    }

    @Override
    public Optional<String> file() {
        return Optional.of(PATH);
    }

    @Override
    public Set<String> presentation() {
        return ReportRequest.OF_REPORT;
    }

    @Override
    public List<FilterProblem> problems(ReportRequest request) {
        List<FilterProblem> problems = new ArrayList<>(FilterCheck.problems(fields(), request.values()));
        problems.addAll(TablePage.problems(request));
        if (request.values().all(GROUP_BY).isEmpty()) {
            problems.add(new FilterProblem(GROUP_BY, "filter.problem.groupBy-missing"));
        }
        return problems;
    }

    @Override
    public List<FilterProblem> unknown(ReportRequest request, PortalUser reader) {
        return service.problems(request.values(), reader.scope());
    }

    @Override
    public IvrFilter filter(ReportRequest request) {
        FilterValues values = request.values();
        return new IvrFilter(
                values.one(GROUP_BY).flatMap(IvrGrouping::of).orElse(IvrGrouping.IVR),
                values.period(FilterField.DATE),
                values.window(FilterField.TIME),
                values.ids(IvrField.IVR.field()),
                values.ids(IvrField.SERVICE.field()),
                values.ids(IvrField.AGENT.field()),
                values.ids(IvrField.AGENT_TAG.field()),
                values.one(IvrField.SERVICE_LEVEL.field().name())
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                        .orElse(properties.serviceLevel()));
    }

    @Override
    public ModelAndView form(ReportRequest request, PortalUser reader) {
        FilterForm form = forms.build(
                        PATH,
                        IvrField.ofForm(),
                        request,
                        filter -> forms.options(filter, request, reader),
                        links(request)::editDates)
                .ledBy(GROUP_BY);
        return new ModelAndView("ivr/form")
                .addObject("form", form)
                .addObject("groupings", IvrGrouping.values())
                .addObject("grouping", request.values().one(GROUP_BY).orElse(""));
    }

    /** The links of the report, whatever narrows the request beyond it. */
    @Override
    public ReportLinks links(ReportRequest request) {
        return ReportLinks.of(fields(), request.values(), Order.NEWEST);
    }
}
