package io.rastro.interaction.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.web.FilterChips;
import io.rastro.directory.web.Question;
import io.rastro.directory.web.ReportPages;
import io.rastro.interaction.Draw;
import io.rastro.interaction.DrawResult;
import io.rastro.interaction.DrawService;
import io.rastro.interaction.InteractionFilter;
import io.rastro.interaction.InteractionRow;
import io.rastro.recording.AccessLog;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
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

    private static final String PATH = "/interactions/draw";

    private final DrawService draws;
    private final ReportPages pages;
    private final DrawAddress address;
    private final FilterChips chips;
    private final AccessLog accesses;
    private final MessageSource messages;
    private final Clock clock;
    private final ZoneId zone;

    DrawController(
            DrawService draws,
            ReportPages pages,
            DrawAddress address,
            FilterChips chips,
            AccessLog accesses,
            MessageSource messages,
            Clock clock,
            ZoneId zone) {
        this.draws = draws;
        this.pages = pages;
        this.address = address;
        this.chips = chips;
        this.accesses = accesses;
        this.messages = messages;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping(PATH)
    ModelAndView show(
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal PortalUser reader,
            Locale locale) {
        return pages.answer(address, parameters, reader, question -> {
            Draw draw = question.filter().draw();
            DrawLinks links = new DrawLinks(question.links());
            return draw == null
                    ? new ModelAndView("redirect:" + PATH + "?"
                            + links.draw(question.filter().completed(clock.instant())))
                    : list(question, draw, links, new HistoryText(messages, locale, zone));
        });
    }

    private ModelAndView list(Question<DrawRequest> question, Draw draw, DrawLinks links, HistoryText text) {
        InteractionFilter filter = question.filter().search();
        PortalUser reader = question.reader();
        DrawResult result = draws.draw(filter, reader.scope(), draw);
        if (result.rows().isEmpty()) {
            return new ModelAndView("redirect:" + InteractionController.PATH + "?"
                    + question.links().search());
        }
        List<Long> conversations =
                result.rows().stream().map(InteractionRow::conversationId).toList();
        return new ModelAndView("interactions/draw")
                .addObject("filter", filter)
                .addObject("chips", chips.of(filter.fields(), filter.values(), question.links()::without))
                .addObject("links", question.links())
                .addObject("again", links.again(draw.size()))
                .addObject("draw", draw)
                .addObject("drawn", result)
                .addObject("list", DrawnList.of(result, links.draw(draw), accesses.opened(reader, conversations)))
                .addObject("text", text);
    }
}
