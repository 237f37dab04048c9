package io.rastro.interaction.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.web.FilterChips;
import io.rastro.directory.web.Question;
import io.rastro.directory.web.ReportPages;
import io.rastro.interaction.InteractionColumn;
import io.rastro.interaction.InteractionFilter;
import io.rastro.interaction.InteractionRow;
import io.rastro.interaction.InteractionService;
import io.rastro.report.KeysetPage;
import io.rastro.report.web.CsvFile;
import io.rastro.report.web.CsvFileName;
import io.rastro.report.web.Grid;
import io.rastro.report.web.GridLayout;
import io.rastro.report.web.ListView;
import io.rastro.report.web.ReportRequest;
import io.rastro.report.web.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form, the grid and the download of interaction tracking. The whole search is in the address. */
@Controller
class InteractionController {

    static final String PATH = "/interactions";

    private final InteractionService interactions;
    private final ReportPages pages;
    private final InteractionAddress address;
    private final FilterChips chips;
    private final GridLayout<InteractionRow> layout;
    private final ZoneId zone;

    InteractionController(
            InteractionService interactions,
            ReportPages pages,
            InteractionAddress address,
            FilterChips chips,
            Texts texts,
            ZoneId zone) {
        this.interactions = interactions;
        this.pages = pages;
        this.address = address;
        this.chips = chips;
        this.layout = layout(texts);
        this.zone = zone;
    }

    private static GridLayout<InteractionRow> layout(Texts texts) {
        GridNotes notes = new GridNotes(texts);
        return GridLayout.of(
                        InteractionColumn.PROTOCOL,
                        InteractionRow::id,
                        InteractionRow::conversationId,
                        InteractionRow::cursor)
                .explained()
                .onPhone(1, InteractionColumn.CONTACT)
                .onPhone(2, InteractionColumn.STATUS)
                .onPhone(3, InteractionColumn.SERVICE)
                .onPhone(4, InteractionColumn.HANDLING_TIME)
                .onPhone(5, InteractionColumn.PROTOCOL)
                .onPhone(6, InteractionColumn.ANSWERED_AT, InteractionColumn.DELIVERED_AT)
                .note(InteractionColumn.PROTOCOL, (row, text) -> notes.received(row.receivedAt(), row.answeredAt()))
                .note(InteractionColumn.SERVICE, (row, text) -> notes.agent(text, row.agent()))
                .note(InteractionColumn.CONTACT, (row, text) -> notes.address(text, row.fromAddress()));
    }

    @GetMapping(PATH)
    ModelAndView show(
            @RequestParam MultiValueMap<String, String> parameters, @AuthenticationPrincipal PortalUser reader) {
        return pages.formOrAnswer(address, parameters, reader, this::result);
    }

    private ModelAndView result(Question<InteractionFilter> question) {
        InteractionFilter filter = question.filter();
        KeysetPage<InteractionRow> results =
                interactions.page(filter, question.scope(), question.request().page());
        if (results.rows().isEmpty() && question.request().page().after() != null) {
            return new ModelAndView("redirect:" + PATH + "?" + question.links().search());
        }
        ModelAndView page = new ModelAndView("interactions/result")
                .addObject("filter", filter)
                .addObject("sent", question.request().values())
                .addObject("chips", chips.of(filter.fields(), question.request().values(), question.links()::without))
                .addObject("list", view(question, results));
        return results.rows().isEmpty()
                ? page.addObject("looser", interactions.looser(filter, question.scope()))
                : page;
    }

    private ListView view(Question<InteractionFilter> question, KeysetPage<InteractionRow> results) {
        InteractionFilter filter = question.filter();
        ReportRequest request = question.request();
        return new ListView(
                PATH,
                "interactions",
                question.links(),
                filter.order(),
                question.links().page(request.page()),
                results,
                Grid.of(layout, InteractionColumn.ofGrid(filter.medium()), results, zone),
                request.countExactly() ? interactions.count(filter, question.scope()) : null);
    }

    /** All rows of the same search. */
    @GetMapping("/interactions.csv")
    @Nullable
    ModelAndView send(
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal PortalUser reader,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        return pages.download(address, parameters, reader, response, this::file);
    }

    private CsvFile<InteractionRow> file(Question<InteractionFilter> question) {
        InteractionFilter filter = question.filter();
        return CsvFile.list(
                new CsvFileName(
                        filter.period(), "file.interactions", filter.medium().messageKey()),
                InteractionColumn.of(filter.medium()),
                rows -> interactions.export(filter, question.scope(), rows));
    }
}
