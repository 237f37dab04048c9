package io.rastro.ivr.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.web.Question;
import io.rastro.directory.web.ReportPages;
import io.rastro.ivr.CallSet;
import io.rastro.ivr.IvrColumn;
import io.rastro.ivr.IvrField;
import io.rastro.ivr.IvrFilter;
import io.rastro.ivr.IvrGrouping;
import io.rastro.ivr.IvrProperties;
import io.rastro.ivr.IvrReport;
import io.rastro.ivr.IvrRow;
import io.rastro.ivr.IvrService;
import io.rastro.report.CellWriter;
import io.rastro.report.Column;
import io.rastro.report.NameColumn;
import io.rastro.report.TitledColumn;
import io.rastro.report.web.ReportFile;
import io.rastro.report.web.ReportFile.Content;
import io.rastro.report.web.ReportFileName;
import io.rastro.report.web.ReportLinks;
import io.rastro.report.web.SummaryTable;
import io.rastro.report.web.SummaryTable.Labels;
import io.rastro.report.web.TablePage;
import io.rastro.system.FileEndings;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The IVR report: form, table, chart and notes. The whole request is in the address. */
@Controller
class IvrController {

    private final IvrService service;
    private final IvrProperties properties;
    private final ReportPages pages;
    private final IvrAddress address;
    private final IvrText text;
    private final IvrChart chart;
    private final IvrExplanations explanations;

    IvrController(
            IvrService service,
            IvrProperties properties,
            ReportPages pages,
            IvrAddress address,
            IvrText text,
            IvrChart chart,
            IvrExplanations explanations) {
        this.service = service;
        this.properties = properties;
        this.pages = pages;
        this.address = address;
        this.text = text;
        this.chart = chart;
        this.explanations = explanations;
    }

    @GetMapping(IvrAddress.PATH)
    ModelAndView show(
            @RequestParam MultiValueMap<String, String> parameters, @AuthenticationPrincipal PortalUser reader) {
        return pages.formOrAnswer(address, parameters, reader, this::report);
    }

    private ModelAndView report(Question<IvrFilter> question) {
        CellWriter writer = pages.cells();
        IvrFilter filter = question.filter();
        IvrReport report = service.report(filter, question.scope());
        ReportLinks links = question.links();
        CallLinks calls = new CallLinks(links);
        TablePage place = TablePage.of(question.request(), report.rows().size());
        ModelAndView page = new ModelAndView("ivr/report");
        page.addObject("filter", filter);
        page.addObject("report", report);
        page.addObject("links", links);
        page.addObject("groupings", IvrGrouping.values());
        page.addObject("chips", pages.chips(IvrField.ofForm(), question));
        page.addObject("place", place);
        page.addObject("table", table(report, place.of(report.rows()), filter, calls, writer));
        page.addObject("chart", chart.of(report, filter));
        page.addObject("notes", CallSetNote.of(report, calls));
        page.addObject(
                "explanations",
                explanations.of(
                        filter, properties.shortAbandon().toSeconds(), new WorkedExample(report, writer, text)::of));
        return page;
    }

    private SummaryTable table(
            IvrReport report, List<IvrRow> rows, IvrFilter filter, CallLinks calls, CellWriter writer) {
        return SummaryTable.of(
                List.of(IvrColumn.values()),
                rows,
                report.total(),
                writer,
                new Labels<>(
                        column -> text.header(column, filter),
                        row -> text.name(report.grouping(), row),
                        row -> null,
                        calls::of));
    }

    /** The rows of the table, its total last. */
    @GetMapping(IvrAddress.PATH + FileEndings.ANY)
    @Nullable
    ModelAndView send(
            @PathVariable String ending,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal PortalUser reader,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        return pages.download(address, ending, parameters, reader, response, this::file);
    }

    private ReportFile<IvrRow> file(Question<IvrFilter> question) {
        IvrFilter filter = question.filter();
        return new ReportFile<>(
                new ReportFileName(filter.period(), "file.ivr", "ivr.grouping." + filter.grouping()), () -> {
                    IvrReport report = service.export(filter, question.scope());
                    return Content.summary(columns(filter), report.rows(), report.total());
                });
    }

    private List<Column<IvrRow>> columns(IvrFilter filter) {
        List<Column<IvrRow>> columns = new ArrayList<>();
        String name = text.of("ivr.grouping." + filter.grouping());
        columns.add(new NameColumn<>("NAME", name, row -> text.name(filter.grouping(), row)));
        for (IvrColumn column : IvrColumn.values()) {
            columns.add(new TitledColumn<>(column, text.header(column, filter)));
        }
        return columns;
    }

    /**
     * Something repaired or left out of the numbers, told under the table.
     *
     * @param href the calls concerned
     */
    public record CallSetNote(CallSet set, long count, String href) {

        static List<CallSetNote> of(IvrReport report, CallLinks links) {
            return CallSet.REMARKS.stream()
                    .map(set -> new CallSetNote(set, report.total().measures().count(set), links.of(set, null)))
                    .filter(note -> note.count > 0)
                    .toList();
        }
    }
}
