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
    private final ZoneId zone;

    InteractionController(
            InteractionService interactions,
            ReportPages pages,
            InteractionAddress address,
            FilterChips chips,
            ZoneId zone) {
        this.interactions = interactions;
        this.pages = pages;
        this.address = address;
        this.chips = chips;
        this.zone = zone;
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
                .addObject("chips", chips.of(filter.fields(), filter.values(), question.links()::without))
                .addObject("links", question.links())
                .addObject("here", question.links().page(question.request().page()))
                .addObject("page", results)
                .addObject(
                        "grid",
                        Grid.of(
                                InteractionColumn.ofGrid(filter.medium()),
                                results.rows(),
                                zone,
                                InteractionPhoneLayout::place))
                .addObject(
                        "exactCount",
                        question.request().countExactly() ? interactions.count(filter, question.scope()) : null);
        return results.rows().isEmpty()
                ? page.addObject("looser", interactions.looser(filter, question.scope()))
                : page;
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
