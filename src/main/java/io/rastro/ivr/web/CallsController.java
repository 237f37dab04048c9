package io.rastro.ivr.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.web.Question;
import io.rastro.directory.web.ReportPages;
import io.rastro.ivr.CallColumn;
import io.rastro.ivr.CallRow;
import io.rastro.ivr.CallService;
import io.rastro.ivr.CallsFilter;
import io.rastro.report.KeysetPage;
import io.rastro.report.PageRequest;
import io.rastro.report.TitledColumn;
import io.rastro.report.web.CsvFile;
import io.rastro.report.web.CsvFileName;
import io.rastro.report.web.Grid;
import io.rastro.report.web.GridLayout;
import io.rastro.report.web.ListView;
import io.rastro.report.web.ReportLinks;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The calls behind a number of the IVR report: page by page, or all of them as CSV. */
@Controller
class CallsController {

    static final String PATH = "/ivr/calls";

    private static final GridLayout<CallRow> LAYOUT = GridLayout.of(
                    CallColumn.ENTERED_AT, CallRow::id, CallRow::conversationId, CallRow::cursor)
            .onPhone(1, CallColumn.IVR)
            .onPhone(2, CallColumn.OUTCOME)
            .onPhone(3, CallColumn.SERVICE)
            .onPhone(4, CallColumn.WAIT)
            .onPhone(5, CallColumn.CALLER)
            .onPhone(6, CallColumn.ENTERED_AT);

    private final CallService calls;
    private final ReportPages pages;
    private final CallListAddress address;
    private final IvrAddress report;
    private final CallChips chips;
    private final IvrText text;
    private final ZoneId zone;

    CallsController(
            CallService calls,
            ReportPages pages,
            CallListAddress address,
            IvrAddress report,
            CallChips chips,
            IvrText text,
            ZoneId zone) {
        this.calls = calls;
        this.pages = pages;
        this.address = address;
        this.report = report;
        this.chips = chips;
        this.text = text;
        this.zone = zone;
    }

    @GetMapping(PATH)
    ModelAndView show(
            @RequestParam MultiValueMap<String, String> parameters, @AuthenticationPrincipal PortalUser reader) {
        return pages.answer(address, parameters, reader, this::list);
    }

    private ModelAndView list(Question<CallsFilter> question) {
        CallsFilter filter = question.filter();
        PageRequest requested = question.request().page();
        KeysetPage<CallRow> page = calls.page(filter, question.scope(), requested);
        ReportLinks links = question.links();
        if (page.rows().isEmpty() && requested.after() != null) {
            return new ModelAndView("redirect:" + PATH + "?" + links.search());
        }
        return new ModelAndView("ivr/calls")
                .addObject("filter", filter)
                .addObject("report", report.links(question.request()))
                .addObject("chips", chips.of(filter, question.request().values(), links))
                .addObject(
                        "list",
                        new ListView(
                                PATH,
                                "ivr.calls",
                                links,
                                filter.order(),
                                PATH + "?" + links.page(requested),
                                page,
                                Grid.of(LAYOUT, columns(), page, zone),
                                null));
    }

    /** All calls of the same list. */
    @GetMapping("/ivr/calls.csv")
    @Nullable
    ModelAndView send(
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal PortalUser reader,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        return pages.download(
                address,
                parameters,
                reader,
                response,
                question -> CsvFile.list(
                        new CsvFileName(question.filter().report().period(), "file.ivr.calls"),
                        columns(),
                        rows -> calls.export(question.filter(), question.scope(), rows)));
    }

    private List<TitledColumn<CallRow>> columns() {
        return Arrays.stream(CallColumn.values())
                .map(column -> new TitledColumn<>(column, text.of(column.headerKey())))
                .toList();
    }
}
