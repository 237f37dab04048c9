package io.rastro.interaction.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.ListService.Answer;
import io.rastro.directory.web.Question;
import io.rastro.directory.web.ReportList;
import io.rastro.directory.web.ReportPages;
import io.rastro.interaction.InteractionColumn;
import io.rastro.interaction.InteractionFilter;
import io.rastro.interaction.InteractionRow;
import io.rastro.interaction.InteractionService;
import io.rastro.report.web.GridLayout;
import io.rastro.report.web.ReportFileName;
import io.rastro.system.FileEndings;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form, the grid and the download of interaction tracking. */
@Controller
class InteractionController extends ReportList<InteractionFilter, InteractionRow> {

    static final String PATH = "/interactions";

    private final ReportPages pages;
    private final InteractionAddress address;

    InteractionController(InteractionService interactions, ReportPages pages, InteractionAddress address) {
        super(PATH, address, interactions, pages);
        this.pages = pages;
        this.address = address;
    }

    @GetMapping(PATH)
    ModelAndView show(
            @RequestParam MultiValueMap<String, String> parameters, @AuthenticationPrincipal PortalUser reader) {
        return pages.formOrAnswer(address, parameters, reader, this::list);
    }

    /** The form: leads to the address of what it asks for, which says nothing of anybody. */
    @PostMapping(PATH)
    ModelAndView search(
            @RequestParam MultiValueMap<String, String> parameters, @AuthenticationPrincipal PortalUser reader) {
        return pages.submitted(address, parameters, reader);
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
    protected ModelAndView page(Question<InteractionFilter> question, Answer<InteractionRow> answer) {
        InteractionFilter filter = question.filter();
        return new ModelAndView("interactions/result")
                .addObject("filter", filter)
                .addObject("chips", pages.chips(filter.fields(), question))
                .addObject("looser", answer.looser());
    }

    @Override
    protected String words() {
        return "interactions";
    }

    // A search has no path of its own in the addresses of histories.
    @Override
    protected String back(String query) {
        return query;
    }

    @Override
    protected List<InteractionColumn> columns(InteractionFilter filter) {
        return InteractionColumn.of(filter.medium());
    }

    @Override
    protected List<InteractionColumn> gridColumns(InteractionFilter filter) {
        return InteractionColumn.ofGrid(filter.medium());
    }

    @Override
    protected ReportFileName fileName(InteractionFilter filter) {
        return new ReportFileName(
                filter.period(), "file.interactions", filter.medium().messageKey());
    }

    @Override
    protected GridLayout<InteractionRow> layout() {
        GridNotes notes = new GridNotes(pages.texts());
        return GridLayout.of(InteractionColumn.PROTOCOL)
                .explained()
                .onPhone(1, InteractionColumn.CONTACT)
                .onPhone(2, InteractionColumn.STATUS)
                .onPhone(3, InteractionColumn.SERVICE)
                .onPhone(4, InteractionColumn.HANDLING_TIME)
                .onPhone(5, InteractionColumn.PROTOCOL)
                .onPhone(6, InteractionColumn.ANSWERED_AT, InteractionColumn.DELIVERED_AT)
                .leading(InteractionColumn.CONTACT, (row, text) -> notes.person(row.contactId(), text))
                .note(InteractionColumn.PROTOCOL, (row, text) -> notes.received(row.receivedAt(), row.answeredAt()))
                .note(InteractionColumn.SERVICE, (row, text) -> notes.agent(text, row.agent()))
                .note(InteractionColumn.CONTACT, (row, text) -> notes.address(text, row.fromAddress()));
    }
}
