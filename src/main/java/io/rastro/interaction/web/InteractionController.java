package io.rastro.interaction.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.PickCheck;
import io.rastro.directory.web.FilterChips;
import io.rastro.interaction.InteractionColumn;
import io.rastro.interaction.InteractionFilter;
import io.rastro.interaction.InteractionRequest;
import io.rastro.interaction.InteractionRow;
import io.rastro.interaction.InteractionService;
import io.rastro.report.KeysetPage;
import io.rastro.report.web.Grid;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form and the grid of interaction tracking. The whole search is in the address. */
@Controller
class InteractionController {

    static final String PATH = "/interactions";

    private final InteractionService interactions;
    private final PickCheck picks;
    private final FormFactory forms;
    private final FilterChips chips;
    private final EmptyPortalCheck portal;
    private final ZoneId zone;

    InteractionController(
            InteractionService interactions,
            PickCheck picks,
            FormFactory forms,
            FilterChips chips,
            EmptyPortalCheck portal,
            ZoneId zone) {
        this.interactions = interactions;
        this.picks = picks;
        this.forms = forms;
        this.chips = chips;
        this.portal = portal;
        this.zone = zone;
    }

    @GetMapping(PATH)
    ModelAndView show(
            @RequestParam MultiValueMap<String, String> parameters, @AuthenticationPrincipal PortalUser reader) {
        InteractionRequest request = InteractionRequest.of(parameters);
        if (parameters.isEmpty() || parameters.containsKey("edit")) {
            boolean serviceStatusChosen = parameters.containsKey("serviceStatus");
            return form(request, forms.draft(request, serviceStatusChosen, reader), HttpStatus.OK)
                    .addObject("empty", parameters.isEmpty() && portal.waitsForData());
        }
        GridPosition position = GridPosition.of(parameters);
        InteractionRequest checked = request.with(position.problems());
        Optional<InteractionFilter> filter = checked.filter();
        if (filter.isEmpty()) {
            return refused(checked, reader);
        }
        InteractionRequest known =
                checked.with(picks.problems(filter.get().fields(), filter.get().values(), reader));
        return known.problems().isEmpty() ? result(filter.get(), position, reader) : refused(known, reader);
    }

    /** The form again with what is wrong at its field, and nothing queried. */
    ModelAndView refused(InteractionRequest request, PortalUser reader) {
        return form(
                request,
                forms.of(request, reader),
                PickCheck.outOfScope(request.problems()) ? HttpStatus.FORBIDDEN : HttpStatus.BAD_REQUEST);
    }

    private static ModelAndView form(InteractionRequest request, FormView form, HttpStatus status) {
        ModelAndView page = new ModelAndView("interactions/form", status);
        page.addObject("form", form.fields());
        page.addObject("draft", form);
        page.addObject("order", request.order());
        return page;
    }

    private ModelAndView result(InteractionFilter filter, GridPosition position, PortalUser reader) {
        KeysetPage<InteractionRow> results = interactions.page(filter, reader.scope(), position.page());
        SearchLinks links = new SearchLinks(filter.medium(), filter.values(), filter.order());
        if (results.rows().isEmpty() && position.page().after() != null) {
            return new ModelAndView("redirect:" + PATH + "?" + links.search());
        }
        ModelAndView page = new ModelAndView("interactions/result");
        page.addObject("filter", filter);
        page.addObject("chips", chips.of(filter.fields(), filter.values(), links::without));
        page.addObject("links", links);
        page.addObject("here", links.page(position.page()));
        page.addObject("page", results);
        page.addObject(
                "grid",
                Grid.of(
                        InteractionColumn.ofGrid(filter.medium()),
                        results.rows(),
                        zone,
                        InteractionPhoneLayout::place));
        page.addObject("exactCount", position.countExactly() ? interactions.count(filter, reader.scope()) : null);
        if (results.rows().isEmpty()) {
            page.addObject("looser", interactions.looser(filter, reader.scope()));
        }
        return page;
    }
}
