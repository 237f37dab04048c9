package io.rastro.ivr.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.ListService.Answer;
import io.rastro.directory.web.Question;
import io.rastro.directory.web.ReportList;
import io.rastro.directory.web.ReportPages;
import io.rastro.ivr.CallColumn;
import io.rastro.ivr.CallRow;
import io.rastro.ivr.CallService;
import io.rastro.ivr.CallSet;
import io.rastro.ivr.CallsFilter;
import io.rastro.ivr.IvrField;
import io.rastro.ivr.IvrGrouping;
import io.rastro.ivr.IvrService;
import io.rastro.report.TitledColumn;
import io.rastro.report.web.Chip;
import io.rastro.report.web.GridLayout;
import io.rastro.report.web.ReportFileName;
import io.rastro.report.web.ReportLinks;
import io.rastro.system.FileEndings;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The calls behind a number of the IVR report. */
@Controller
class CallsController extends ReportList<CallsFilter, CallRow> {

    static final String PATH = "/ivr/calls";

    private static final GridLayout<CallRow> LAYOUT = GridLayout.of(CallColumn.ENTERED_AT)
            .onPhone(1, CallColumn.IVR)
            .onPhone(2, CallColumn.OUTCOME)
            .onPhone(3, CallColumn.SERVICE)
            .onPhone(4, CallColumn.WAIT)
            .onPhone(5, CallColumn.CALLER)
            .onPhone(6, CallColumn.ENTERED_AT);

    private final ReportPages pages;
    private final CallListAddress address;
    private final IvrAddress report;
    private final IvrService service;
    private final IvrText text;

    CallsController(
            CallService calls,
            ReportPages pages,
            CallListAddress address,
            IvrAddress report,
            IvrService service,
            IvrText text) {
        super(PATH, address, calls, pages);
        this.pages = pages;
        this.address = address;
        this.report = report;
        this.service = service;
        this.text = text;
    }

    @GetMapping(PATH)
    ModelAndView show(
            @RequestParam MultiValueMap<String, String> parameters, @AuthenticationPrincipal PortalUser reader) {
        return pages.answer(address, parameters, reader, this::list);
    }

    @GetMapping(PATH + FileEndings.ANY)
    @Nullable
    ModelAndView send(
            @PathVariable String ending,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal PortalUser reader,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        return pages.download(address, ending, parameters, reader, response, this::file);
    }

    @Override
    protected ModelAndView page(Question<CallsFilter> question, Answer<CallRow> answer) {
        return new ModelAndView("ivr/calls")
                .addObject("filter", question.filter())
                .addObject("report", report.links(question.request()))
                .addObject("chips", chips(question));
    }

    // The set and the row of the report, then the report's filters.
    private List<Chip> chips(Question<CallsFilter> question) {
        CallsFilter filter = question.filter();
        ReportLinks links = question.links();
        List<Chip> all = new ArrayList<>();
        if (filter.set() != CallSet.RECEIVED) {
            all.add(new Chip("set", text.of("filter.set." + filter.set()), links.without(IvrField.SET.field())));
        }
        String row = filter.row();
        if (row != null) {
            IvrGrouping grouping = filter.report().grouping();
            String name = text.name(grouping, service.named(grouping, row));
            all.add(new Chip(
                    "row", text.of("ivr.grouping." + grouping) + " " + name, links.without(IvrField.ROW.field())));
        }
        if (filter.node() != null) {
            all.add(new Chip("node", service.nameOf(filter.node()), links.without(IvrField.NODE.field())));
        }
        all.addAll(pages.chips(List.of(IvrField.IMPORT), question));
        all.addAll(pages.chips(IvrField.ofForm(), question));
        return all;
    }

    @Override
    public boolean ofInteractions() {
        return false;
    }

    @Override
    protected String words() {
        return "ivr.calls";
    }

    @Override
    protected List<TitledColumn<CallRow>> columns(CallsFilter filter) {
        return Arrays.stream(CallColumn.values())
                .map(column -> new TitledColumn<>(column, text.of(column.headerKey())))
                .toList();
    }

    @Override
    protected ReportFileName fileName(CallsFilter filter) {
        return new ReportFileName(filter.report().period(), "file.ivr.calls");
    }

    @Override
    protected GridLayout<CallRow> layout() {
        return LAYOUT;
    }
}
