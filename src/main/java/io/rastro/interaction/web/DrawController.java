package io.rastro.interaction.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.web.Question;
import io.rastro.directory.web.ReportPages;
import io.rastro.interaction.Draw;
import io.rastro.interaction.DrawService;
import io.rastro.interaction.DrawService.DrawResult;
import io.rastro.interaction.InteractionFilter;
import io.rastro.interaction.InteractionRow;
import io.rastro.interaction.web.DrawPosition.Pick;
import io.rastro.recording.AccessLog;
import io.rastro.report.web.ShownRows;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
    private final AccessLog accesses;
    private final MessageSource messages;
    private final Clock clock;

    DrawController(
            DrawService draws,
            ReportPages pages,
            DrawAddress address,
            AccessLog accesses,
            MessageSource messages,
            Clock clock) {
        this.draws = draws;
        this.pages = pages;
        this.address = address;
        this.accesses = accesses;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView show(
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal PortalUser reader,
            Locale locale) {
        return pages.answer(address, parameters, reader, question -> {
            Draw draw = question.filter().draw();
            return draw == null
                    ? new ModelAndView("redirect:" + PATH + "?"
                            + address(question, question.filter().completed(clock.instant())))
                    : list(question, draw, new HistoryText(messages, locale, pages.zone()));
        });
    }

    private ModelAndView list(Question<DrawRequest> question, Draw draw, HistoryText text) {
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
                .addObject("chips", pages.chips(filter.fields(), question))
                .addObject("links", question.links())
                .addObject("again", question.links().plus(DrawRequest.SIZE, String.valueOf(draw.size())))
                .addObject("draw", draw)
                .addObject("drawn", result)
                .addObject(
                        "list", DrawnList.of(result, address(question, draw), accesses.opened(reader, conversations)))
                .addObject("text", text);
    }

    private static String address(Question<DrawRequest> question, Draw draw) {
        return DrawRequest.added(question.links().query(), draw).toString();
    }

    /** A drawn list and how far its reader has come in it. */
    public record DrawnList(List<Item> items) implements ShownRows {

        @Override
        public List<InteractionRow> shownRows() {
            return items.stream().map(Item::row).toList();
        }

        /**
         * One interaction to work through.
         *
         * @param place in the list, from 1
         * @param opened when the reader last opened its history; null: not yet
         * @param address of its history, from which the list leads on
         */
        public record Item(
                int place, InteractionRow row, @Nullable Instant opened, String address) {}

        /** @param search the query string of the draw */
        static DrawnList of(DrawResult result, String search, Map<Long, Instant> opened) {
            List<Pick> picks = result.rows().stream()
                    .map(row -> new Pick(row.conversationId(), row.id()))
                    .toList();
            List<Item> items = new ArrayList<>();
            for (InteractionRow row : result.rows()) {
                int place = items.size() + 1;
                String address = HistoryLinks.address(
                        row.conversationId(),
                        new ReferringList(InteractionController.PATH, search, null, new DrawPosition(picks, place))
                                .parameters());
                items.add(new Item(place, row, opened.get(row.conversationId()), address));
            }
            return new DrawnList(List.copyOf(items));
        }

        /** How many of them the reader has opened. */
        public long done() {
            return items.stream().filter(item -> item.opened() != null).count();
        }

        /** The first one that the reader has not opened; null when all are done. */
        public @Nullable Item next() {
            return items.stream()
                    .filter(item -> item.opened() == null)
                    .findFirst()
                    .orElse(null);
        }
    }
}
