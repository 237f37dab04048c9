package io.rastro.agents.web;

import io.rastro.account.PortalUser;
import io.rastro.agents.AgentsField;
import io.rastro.agents.AgentsFilter;
import io.rastro.agents.SegmentColumn;
import io.rastro.agents.SegmentListService;
import io.rastro.agents.SegmentRow;
import io.rastro.agents.SegmentSet;
import io.rastro.agents.web.SegmentListAddress.Segments;
import io.rastro.directory.web.FilterChips;
import io.rastro.directory.web.Question;
import io.rastro.directory.web.ReportPages;
import io.rastro.interaction.web.GridNotes;
import io.rastro.report.Column;
import io.rastro.report.KeysetPage;
import io.rastro.report.NameColumn;
import io.rastro.report.TitledColumn;
import io.rastro.report.web.CsvFile;
import io.rastro.report.web.CsvFileName;
import io.rastro.report.web.Grid;
import io.rastro.report.web.GridLayout;
import io.rastro.report.web.ListView;
import io.rastro.report.web.ReportLinks;
import io.rastro.report.web.ReportRequest;
import io.rastro.report.web.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list behind a number of the report, and its download. */
@Controller
class SegmentListController {

    static final String PATH = "/agents/interactions";

    private final SegmentListService segments;
    private final ReportPages pages;
    private final SegmentListAddress address;
    private final AgentsAddress report;
    private final FilterChips chips;
    private final Texts texts;
    private final GridLayout<SegmentRow> layout;
    private final ZoneId zone;

    SegmentListController(
            SegmentListService segments,
            ReportPages pages,
            SegmentListAddress address,
            AgentsAddress report,
            FilterChips chips,
            Texts texts,
            ZoneId zone) {
        this.segments = segments;
        this.pages = pages;
        this.address = address;
        this.report = report;
        this.chips = chips;
        this.texts = texts;
        this.layout = layout(texts);
        this.zone = zone;
    }

    @GetMapping(PATH)
    ModelAndView show(
            @RequestParam MultiValueMap<String, String> parameters, @AuthenticationPrincipal PortalUser reader) {
        return pages.answer(address, parameters, reader, this::list);
    }

    private ModelAndView list(Question<Segments> question) {
        AgentsFilter filter = question.filter().report();
        SegmentSet set = question.filter().set();
        ReportRequest request = question.request();
        ReportLinks links = question.links();
        KeysetPage<SegmentRow> page = segments.page(filter, set, question.scope(), request.page());
        return new ModelAndView("agents/list")
                .addObject("counted", set)
                .addObject("report", report.links(request))
                .addObject("chips", chips.of(AgentsField.ofReport(), request.values(), links::without))
                .addObject(
                        "list",
                        new ListView(
                                PATH,
                                "interactions",
                                links,
                                request.order(),
                                PATH + "?" + links.page(request.page()),
                                page,
                                Grid.of(layout, columns(), page, zone),
                                request.countExactly() ? segments.count(filter, set, question.scope()) : null));
    }

    /** All rows of the same list. */
    @GetMapping("/agents/interactions.csv")
    @Nullable
    ModelAndView send(
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal PortalUser reader,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        return pages.download(address, parameters, reader, response, this::file);
    }

    private CsvFile<SegmentRow> file(Question<Segments> question) {
        Segments requested = question.filter();
        return CsvFile.list(
                new CsvFileName(requested.report().period(), "file.agents.interactions"),
                columns(),
                rows -> segments.export(requested.report(), requested.set(), question.scope(), rows));
    }

    private List<Column<SegmentRow>> columns() {
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

    private static GridLayout<SegmentRow> layout(Texts texts) {
        GridNotes notes = new GridNotes(texts);
        return GridLayout.of(SegmentColumn.PROTOCOL, SegmentRow::id, SegmentRow::conversationId, SegmentRow::cursor)
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
