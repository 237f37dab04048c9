package io.rastro.agents.web;

import io.rastro.account.PortalUser;
import io.rastro.agents.AgentsField;
import io.rastro.agents.AgentsFilter;
import io.rastro.agents.SegmentColumn;
import io.rastro.agents.SegmentListService;
import io.rastro.agents.SegmentRow;
import io.rastro.directory.web.FilterChips;
import io.rastro.report.Column;
import io.rastro.report.KeysetPage;
import io.rastro.report.NameColumn;
import io.rastro.report.TitledColumn;
import io.rastro.report.web.CsvDownload;
import io.rastro.report.web.CsvFileName;
import io.rastro.report.web.DialectChoice;
import io.rastro.report.web.Grid;
import io.rastro.report.web.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final AgentsRequestHandler requests;
    private final FilterChips chips;
    private final CsvDownload download;
    private final Texts texts;
    private final ZoneId zone;

    SegmentListController(
            SegmentListService segments,
            AgentsRequestHandler requests,
            FilterChips chips,
            CsvDownload download,
            Texts texts,
            ZoneId zone) {
        this.segments = segments;
        this.requests = requests;
        this.chips = chips;
        this.download = download;
        this.texts = texts;
        this.zone = zone;
    }

    @GetMapping(PATH)
    ModelAndView show(
            @RequestParam MultiValueMap<String, String> parameters, @AuthenticationPrincipal PortalUser reader) {
        SegmentListRequest list = read(parameters, reader);
        Optional<AgentsFilter> filter = list.filter();
        if (filter.isEmpty()) {
            return requests.refused(list.request(), reader.scope());
        }
        KeysetPage<SegmentRow> page = segments.page(
                filter.get(), list.counted(), reader.scope(), list.position().page());
        return new ModelAndView("agents/list")
                .addObject("counted", list.counted())
                .addObject("links", list.links())
                .addObject(
                        "here", PATH + "?" + list.links().page(list.position().page()))
                .addObject(
                        "chips",
                        chips.of(List.of(AgentsField.values()), filter.get().values(), list.links()::without))
                .addObject("page", page)
                .addObject(
                        "exactCount",
                        list.position().countExactly()
                                ? segments.count(filter.get(), list.counted(), reader.scope())
                                : null)
                .addObject("grid", Grid.of(columns(), page.rows(), zone, SegmentListController::placeOnPhone));
    }

    /** Null when the file was sent; else the form with what is wrong. */
    @GetMapping("/agents/interactions.csv")
    @Nullable
    ModelAndView send(
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal PortalUser reader,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        SegmentListRequest list = read(parameters, reader);
        DialectChoice dialect = DialectChoice.of(parameters);
        Optional<AgentsFilter> filter = list.filter();
        if (filter.isEmpty() || !dialect.problems().isEmpty()) {
            return requests.refused(list.request().with(dialect.problems()), reader.scope());
        }
        download.<SegmentRow>send(
                new CsvFileName(filter.get().period(), "file.agents.interactions"),
                columns(),
                dialect.dialect(),
                rows -> segments.export(filter.get(), list.counted(), reader.scope(), rows),
                response);
        return null;
    }

    private SegmentListRequest read(MultiValueMap<String, String> parameters, PortalUser reader) {
        return SegmentListRequest.read(requests, parameters, reader);
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

    // As in interaction tracking, whose style sheet places them.
    private static String placeOnPhone(Column<SegmentRow> column) {
        return switch (column.key()) {
            case "CONTACT" -> "s1";
            case "STATUS" -> "s2";
            case "SERVICE" -> "s3";
            case "HANDLING_TIME" -> "s4";
            case "PROTOCOL" -> "s5";
            case "RECEIVED_AT" -> "s6";
            default -> "";
        };
    }
}
