package io.rastro.interaction.web;

import io.rastro.account.PortalUser;
import io.rastro.interaction.history.ConversationHistory;
import io.rastro.interaction.history.HistoryService;
import io.rastro.recording.AccessLog;
import io.rastro.report.Order;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The history of one conversation: a page, or the next part of its timeline for the page that is open. */
@Controller
class ConversationController {

    private final HistoryService service;
    private final RecordingPanels recordings;
    private final StepFinder steps;
    private final AccessLog accesses;
    private final MessageSource messages;
    private final ZoneId zone;

    ConversationController(
            HistoryService service,
            RecordingPanels recordings,
            StepFinder steps,
            AccessLog accesses,
            MessageSource messages,
            ZoneId zone) {
        this.service = service;
        this.recordings = recordings;
        this.steps = steps;
        this.accesses = accesses;
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
        Order order = order(request.order());
        int page = page(request.page());
        ConversationHistory history = service.find(id, user.scope(), order, page)
                .filter(found -> page <= found.timeline().pages())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Origin origin = Origin.of(request);
        HistoryText text = new HistoryText(messages, locale, zone);
        ModelAndView view = partOnly
                ? new ModelAndView("history/timeline :: part")
                : new ModelAndView("interactions/history")
                        .addObject("recordings", recordings.of(history, user, locale))
                        .addObject("steps", steps.of(origin, user))
                        .addObject("meant", origin.interactionId());
        if (!partOnly) {
            accesses.viewed(user, id, http.getRemoteAddr());
        }
        return view.addObject("page", HistoryPage.of(history, text, partOnly))
                .addObject("text", text)
                .addObject("order", order)
                .addObject("partOnly", partOnly)
                .addObject("links", new HistoryLinks(id, order, origin));
    }

    private static int page(@Nullable Integer asked) {
        if (asked != null && asked < 1) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "page counts from 1");
        }
        return asked == null ? 1 : asked;
    }

    private static Order order(@Nullable String code) {
        if (code == null) {
            return Order.OLDEST;
        }
        return Arrays.stream(Order.values())
                .filter(order -> order.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "order is newest or oldest"));
    }
}
