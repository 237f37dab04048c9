package io.rastro.interaction.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.PickCheck;
import io.rastro.directory.web.FilterChips;
import io.rastro.interaction.Draw;
import io.rastro.interaction.DrawResult;
import io.rastro.interaction.DrawService;
import io.rastro.interaction.InteractionFilter;
import io.rastro.interaction.InteractionRequest;
import io.rastro.interaction.InteractionRow;
import io.rastro.recording.AccessLog;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Interactions drawn from a search, as a list to work through. The whole draw is in the address. */
@Controller
class DrawController {

    private final DrawService draws;
    private final PickCheck picks;
    private final InteractionController pages;
    private final FilterChips chips;
    private final AccessLog accesses;
    private final MessageSource messages;
    private final Clock clock;
    private final ZoneId zone;

    DrawController(
            DrawService draws,
            PickCheck picks,
            InteractionController pages,
            FilterChips chips,
            AccessLog accesses,
            MessageSource messages,
            Clock clock,
            ZoneId zone) {
        this.draws = draws;
        this.picks = picks;
        this.pages = pages;
        this.chips = chips;
        this.accesses = accesses;
        this.messages = messages;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping("/interactions/draw")
    ModelAndView show(
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal PortalUser reader,
            Locale locale) {
        DrawRequest requested = DrawRequest.of(parameters);
        InteractionRequest request = InteractionRequest.of(requested.search()).with(requested.problems());
        Optional<InteractionFilter> filter = request.filter();
        if (filter.isPresent()) {
            request = request.with(
                    picks.problems(filter.get().fields(), filter.get().values(), reader));
        }
        if (filter.isEmpty() || !request.problems().isEmpty()) {
            return pages.refused(request, reader);
        }
        SearchLinks links = new SearchLinks(
                filter.get().medium(), filter.get().values(), filter.get().order());
        Draw draw = requested.draw();
        return draw == null
                ? new ModelAndView("redirect:/interactions/draw?" + links.draw(requested.completed(clock.instant())))
                : list(filter.get(), draw, links, reader, new HistoryText(messages, locale, zone));
    }

    private ModelAndView list(
            InteractionFilter filter, Draw draw, SearchLinks links, PortalUser reader, HistoryText text) {
        DrawResult result = draws.draw(filter, reader.scope(), draw);
        if (result.rows().isEmpty()) {
            return new ModelAndView("redirect:/interactions?" + links.search());
        }
        List<Long> conversations =
                result.rows().stream().map(InteractionRow::conversationId).toList();
        return new ModelAndView("interactions/draw")
                .addObject("filter", filter)
                .addObject("chips", chips.of(filter.fields(), filter.values(), links::without))
                .addObject("links", links)
                .addObject("draw", draw)
                .addObject("drawn", result)
                .addObject("list", DrawnList.of(result, links.draw(draw), accesses.opened(reader, conversations)))
                .addObject("text", text);
    }
}
