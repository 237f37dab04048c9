package io.rastro.agents.web;

import io.rastro.account.PortalUser;
import io.rastro.agents.AgentsField;
import io.rastro.agents.SegmentColumn;
import io.rastro.agents.SegmentListService;
import io.rastro.agents.SegmentRow;
import io.rastro.agents.SegmentsFilter;
import io.rastro.directory.ListService.Answer;
import io.rastro.directory.web.Question;
import io.rastro.directory.web.ReportList;
import io.rastro.directory.web.ReportPages;
import io.rastro.interaction.web.GridNotes;
import io.rastro.report.Column;
import io.rastro.report.NameColumn;
import io.rastro.report.TitledColumn;
import io.rastro.report.web.GridLayout;
import io.rastro.report.web.ReportFileName;
import io.rastro.report.web.Texts;
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

/** The list behind a number of the Agents report. */
@Controller
class SegmentListController extends ReportList<SegmentsFilter, SegmentRow> {

    static final String PATH = "/agents/interactions";

    private final ReportPages pages;
    private final SegmentListAddress address;
    private final AgentsAddress report;

    SegmentListController(
            SegmentListService segments, ReportPages pages, SegmentListAddress address, AgentsAddress report) {
        super(PATH, address, segments, pages);
        this.pages = pages;
        this.address = address;
        this.report = report;
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
    protected ModelAndView page(Question<SegmentsFilter> question, Answer<SegmentRow> answer) {
        return new ModelAndView("agents/list")
                .addObject("counted", question.filter().set())
                .addObject("report", report.links(question.request()))
                .addObject("chips", pages.chips(AgentsField.ofReport(), question));
    }

    @Override
    protected String words() {
        return "interactions";
    }

    @Override
    protected List<Column<SegmentRow>> columns(SegmentsFilter filter) {
        Texts texts = pages.texts();
        List<Column<SegmentRow>> columns = new ArrayList<>();
        for (SegmentColumn column : SegmentColumn.values()) {
            if (column == SegmentColumn.PROTOCOL) {
                columns.add(new NameColumn<>(
                        "MEDIUM",
                        texts.of("segment.column.MEDIUM"),
                        row -> texts.of(row.medium().messageKey())));
            }
            columns.add(new TitledColumn<>(column, texts.of(column.headerKey())));
        }
        return columns;
    }

    @Override
    protected ReportFileName fileName(SegmentsFilter filter) {
        return new ReportFileName(filter.report().period(), "file.agents.interactions");
    }

    @Override
    protected GridLayout<SegmentRow> layout() {
        GridNotes notes = new GridNotes(pages.texts());
        return GridLayout.of(SegmentColumn.PROTOCOL)
                .explained()
                .onPhone(1, SegmentColumn.CONTACT)
                .onPhone(2, SegmentColumn.STATUS)
                .onPhone(3, SegmentColumn.SERVICE)
                .onPhone(4, SegmentColumn.HANDLING_TIME)
                .onPhone(5, SegmentColumn.PROTOCOL)
                .onPhone(6, SegmentColumn.RECEIVED_AT)
                .note(SegmentColumn.PROTOCOL, (row, text) -> notes.received(row.receivedAt(), row.answeredAt()))
                .note(SegmentColumn.SERVICE, (row, text) -> notes.agent(text, row.agent()))
                .note(SegmentColumn.CONTACT, (row, text) -> notes.address(text, row.fromAddress()));
    }
}
