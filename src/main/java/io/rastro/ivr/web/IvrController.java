package io.rastro.ivr.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.web.FilterChips;
import io.rastro.ivr.IvrColumn;
import io.rastro.ivr.IvrField;
import io.rastro.ivr.IvrFilter;
import io.rastro.ivr.IvrProperties;
import io.rastro.ivr.IvrReport;
import io.rastro.ivr.IvrRequest;
import io.rastro.ivr.IvrService;
import io.rastro.report.CellWriter;
import io.rastro.report.NumberStyle;
import io.rastro.report.web.FilterLinks;
import io.rastro.report.web.SummaryTable;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The IVR report: form, table, chart and notes. The whole request is in the address. */
@Controller
class IvrController {

    private final IvrService service;
    private final IvrProperties properties;
    private final IvrForms forms;
    private final FilterChips chips;
    private final IvrText text;
    private final IvrChart chart;
    private final IvrExplanations explanations;
    private final ZoneId zone;

    IvrController(
            IvrService service,
            IvrProperties properties,
            IvrForms forms,
            FilterChips chips,
            IvrText text,
            IvrChart chart,
            IvrExplanations explanations,
            ZoneId zone) {
        this.service = service;
        this.properties = properties;
        this.forms = forms;
        this.chips = chips;
        this.text = text;
        this.chart = chart;
        this.explanations = explanations;
        this.zone = zone;
    }

    @GetMapping("/ivr")
    ModelAndView show(
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal PortalUser reader,
            Locale locale) {
        IvrRequest request = IvrRequest.ofReport(parameters);
        if (parameters.isEmpty() || parameters.containsKey("edit")) {
            return forms.draft(request, reader);
        }
        IvrRequest checked = forms.checked(request, reader);
        Optional<IvrFilter> filter = checked.filter(properties.serviceLevel());
        return filter.isEmpty()
                ? forms.refused(checked, reader)
                : report(checked, filter.get(), reader, new CellWriter(zone, NumberStyle.of(locale)));
    }

    private ModelAndView report(IvrRequest request, IvrFilter filter, PortalUser reader, CellWriter writer) {
        IvrReport report = service.report(filter, reader.scope());
        FilterLinks links = IvrForms.links(request);
        CallLinks calls = new CallLinks(links);
        ModelAndView page = new ModelAndView("ivr/report");
        page.addObject("filter", filter);
        page.addObject("report", report);
        page.addObject("links", links);
        page.addObject("groupings", GroupingLink.of(links));
        page.addObject("chips", chips.of(IvrField.ofForm(), request.values(), links::without));
        page.addObject("table", table(report, filter, calls, writer));
        page.addObject("chart", chart.of(report, filter));
        page.addObject("notes", CallSetNote.of(report, calls));
        page.addObject(
                "explanations",
                explanations.of(
                        filter, properties.shortAbandon().toSeconds(), new WorkedExample(report, writer, text)::of));
        return page;
    }

    private SummaryTable table(IvrReport report, IvrFilter filter, CallLinks calls, CellWriter writer) {
        return SummaryTable.of(
                List.of(IvrColumn.values()),
                report.rows(),
                report.total(),
                writer,
                column -> text.header(column, filter),
                row -> text.name(report.grouping(), row),
                calls::of);
    }
}
