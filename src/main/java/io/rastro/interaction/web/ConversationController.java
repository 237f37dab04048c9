package io.rastro.interaction.web;

import io.rastro.account.MessageOrderChosen;
import io.rastro.account.PortalUser;
import io.rastro.account.Refusal;
import io.rastro.interaction.FoldedText;
import io.rastro.interaction.FoldedText.Range;
import io.rastro.interaction.history.ConversationHistory;
import io.rastro.interaction.history.HistoryService;
import io.rastro.interaction.history.ReadingOptions;
import io.rastro.interaction.web.HistoryText.TextPart;
import io.rastro.recording.AccessLog;
import io.rastro.report.Order;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The history of one conversation: a page, or the next part of its timeline for the page that is open. */
@Controller
class ConversationController {

    private final HistoryService service;
    private final RecordingPanels recordings;
    private final HistoryNavigator navigator;
    private final AccessLog accesses;
    private final ApplicationEventPublisher events;
    private final MessageSource messages;
    private final ZoneId zone;

    ConversationController(
            HistoryService service,
            RecordingPanels recordings,
            HistoryNavigator navigator,
            AccessLog accesses,
            ApplicationEventPublisher events,
            MessageSource messages,
            ZoneId zone) {
        this.service = service;
        this.recordings = recordings;
        this.navigator = navigator;
        this.accesses = accesses;
        this.events = events;
        this.messages = messages;
        this.zone = zone;
    }

    @GetMapping("/conversations/{id}")
    ModelAndView history(
            @PathVariable long id,
            HistoryRequest request,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partOnly,
            @AuthenticationPrincipal PortalUser user,
            Locale locale,
            HttpServletRequest http) {
        ReadingOptions options = request.reading(user.messageOrder());
        ConversationHistory history = service.find(id, user.scope(), options)
                .filter(found -> found.timeline().page() <= found.timeline().pages())
                .orElseThrow(this::unknown);
        ReferringList referrer = navigator.referrer(request);
        ModelAndView view =
                partOnly ? new ModelAndView("history/timeline :: part") : whole(history, referrer, user, locale);
        if (!partOnly) {
            accesses.viewed(user, id, http.getRemoteAddr());
        }
        HistoryText text = new HistoryText(messages, locale, zone);
        return view.addObject("page", HistoryPage.of(history, text, partOnly))
                .addObject("text", text)
                .addObject("order", options.order())
                .addObject("marks", new Highlighter(options.find()))
                .addObject("partOnly", partOnly)
                .addObject("links", new HistoryLinks(id, options, request.order(), referrer));
    }

    private ResponseStatusException unknown() {
        events.publishEvent(Refusal.UNKNOWN);
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private ModelAndView whole(ConversationHistory history, ReferringList referrer, PortalUser user, Locale locale) {
        return new ModelAndView("interactions/history")
                .addObject("recordings", recordings.of(history, user, locale))
                .addObject("steps", navigator.of(referrer, user))
                .addObject("meant", navigator.meant(referrer));
    }

    /** Keeps the order with the account, and leads back to the conversation, from its beginning in that order. */
    @PostMapping("/conversations/{id}/order")
    String order(@PathVariable long id, HistoryRequest request, @AuthenticationPrincipal PortalUser user) {
        String code = request.order();
        if (code == null || Order.ofCode(code).isEmpty()) {
            throw HistoryRequest.refused("order is newest or oldest");
        }
        events.publishEvent(new MessageOrderChosen(user.id(), code));
        Map<String, String> kept = new LinkedHashMap<>();
        String words = request.words();
        if (words != null) {
            kept.put("find", words);
        }
        kept.putAll(navigator.referrer(request).parameters());
        return "redirect:" + HistoryLinks.address(id, kept);
    }

    /** Cuts a text where the words looked for begin and end. */
    public static final class Highlighter {

        private final @Nullable String words;

        /** @param words null: none are looked for */
        Highlighter(@Nullable String words) {
            this.words = words;
        }

        /** The whole text; the words looked for are strong. */
        public List<TextPart> parts(String text) {
            List<TextPart> parts = new ArrayList<>();
            int done = 0;
            for (Range range :
                    words == null ? List.<Range>of() : FoldedText.of(text).find(words)) {
                add(parts, text.substring(done, range.start()), false);
                add(parts, text.substring(range.start(), range.end()), true);
                done = range.end();
            }
            add(parts, text.substring(done), false);
            return parts;
        }

        private static void add(List<TextPart> parts, String text, boolean strong) {
            if (!text.isEmpty()) {
                parts.add(new TextPart(text, strong));
            }
        }
    }
}
