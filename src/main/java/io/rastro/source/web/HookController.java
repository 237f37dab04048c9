package io.rastro.source.web;

import io.rastro.source.Delivery;
import io.rastro.source.ReceivingSourceQueries;
import io.rastro.source.ReceivingSourceQueries.ReceivingSource;
import io.rastro.source.WebhookInboxRepository;
import io.rastro.source.WebhookType.Reason;
import io.rastro.source.WebhookType.Verdict;
import io.rastro.source.WebhookType.Verdict.Accepted;
import io.rastro.source.WebhookType.Verdict.Refused;
import io.rastro.system.http.BodyMemory;
import io.rastro.system.http.RequestSlots;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where connected systems deliver what happens. A delivery is kept as it came, once it is known who sends it, and
 * acknowledged when it is committed; it is understood later.
 */
@RestController
class HookController {

    /** A batch of WhatsApp's has 3 MB at most. */
    static final int BODY_LIMIT = 4 * 1024 * 1024;

    /** Of all bodies whose sender is not known yet; a body takes up to three times its length while it is read. */
    private static final int BODIES_LIMIT = 32 * 1024 * 1024;

    private static final int MOST_PARAMETERS = 50;
    private static final Duration TOLD_EVERY = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(HookController.class);

    private final ReceivingSourceQueries sources;
    private final WebhookInboxRepository inbox;
    private final MessageSource messages;
    private final Clock clock;
    private final RequestSlots slots;
    private final BodyMemory bodies = new BodyMemory(BODY_LIMIT, BODIES_LIMIT);

    /** When a refusal was last told, by the source that there is and the reason. */
    private final Map<String, Instant> toldAt = new ConcurrentHashMap<>();

    /** @param threads how many requests the server works on at once: half of them are left to people */
    HookController(
            ReceivingSourceQueries sources,
            WebhookInboxRepository inbox,
            MessageSource messages,
            Clock clock,
            @Value("${server.tomcat.threads.max:200}") int threads) {
        this.sources = sources;
        this.inbox = inbox;
        this.messages = messages;
        this.clock = clock;
        this.slots = new RequestSlots(Math.max(2, threads / 2), Math.max(2, threads / 3));
    }

    /** Some systems ask first whether the address is theirs to deliver to. */
    @GetMapping("/hooks/{id}")
    ResponseEntity<String> ask(@PathVariable String id, HttpServletRequest request, Locale locale) {
        ReceivingSource source = source(id);
        if (source == null) {
            return told(HttpStatus.NOT_FOUND, "unknown", locale);
        }
        return source.type()
                .answer(source.settings(), query(request))
                .map(answer -> answer(HttpStatus.OK).body(answer))
                .orElseGet(() -> told(HttpStatus.FORBIDDEN, "setUp", locale));
    }

    @PostMapping("/hooks/{id}")
    ResponseEntity<String> deliver(@PathVariable String id, HttpServletRequest request, Locale locale)
            throws IOException {
        if (!slots.take(id)) {
            return busy(locale);
        }
        try {
            ReceivingSource source = source(id);
            return source == null
                    ? told(HttpStatus.NOT_FOUND, "unknown", locale)
                    : kept(Integer.parseInt(id), source, request, locale);
        } finally {
            slots.giveBack(id);
        }
    }

    private ResponseEntity<String> busy(Locale locale) {
        return answer(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(text("busy", locale));
    }

    private ResponseEntity<String> kept(int id, ReceivingSource source, HttpServletRequest request, Locale locale)
            throws IOException {
        try (BodyMemory.Body body = bodies.read(request.getInputStream(), request.getContentLengthLong())) {
            return kept(id, source, request, body.bytes(), locale);
        } catch (BodyMemory.ExceededException exceeded) {
            return exceeded.limit() == BodyMemory.Limit.ALL
                    ? busy(locale)
                    : told(HttpStatus.CONTENT_TOO_LARGE, "tooLarge", locale);
        }
    }

    private ResponseEntity<String> kept(
            int id, ReceivingSource source, HttpServletRequest request, byte[] body, Locale locale) {
        Delivery delivery = new Delivery(headers(request), query(request), body);
        Verdict verdict = source.type().verify(source.settings(), delivery, clock.instant());
        if (verdict instanceof Refused refused) {
            tell(id, refused.reason(), request.getRemoteAddr());
            return told(status(refused.reason()), refused.reason().name(), locale);
        }
        inbox.keep(id, ((Accepted) verdict).deliveryId(), body);
        return answer(HttpStatus.OK).build();
    }

    /** Whoever knows an address may send any number. */
    private void tell(int id, Reason reason, String sender) {
        Instant now = clock.instant();
        Instant told = toldAt.get(id + " " + reason);
        if (told == null || !now.isBefore(told.plus(TOLD_EVERY))) {
            toldAt.put(id + " " + reason, now);
            log.warn("Deliveries to source {} are refused, the last from {}: {}", id, sender, reason);
        }
    }

    private @Nullable ReceivingSource source(String id) {
        boolean number = id.length() <= 9 && id.chars().allMatch(unit -> unit >= '0' && unit <= '9');
        return number ? sources.find(Integer.parseInt(id)).orElse(null) : null;
    }

    private static HttpStatus status(Reason reason) {
        return reason == Reason.UNSIGNED ? HttpStatus.UNAUTHORIZED : HttpStatus.FORBIDDEN;
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return headers;
    }

    /** Of the address alone: a body that looks like a form stays unread. */
    private static Map<String, String> query(HttpServletRequest request) {
        String query = request.getQueryString();
        Map<String, String> values = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&", MOST_PARAMETERS)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    private ResponseEntity<String> told(HttpStatus status, String key, Locale locale) {
        return answer(status).body(text(key, locale));
    }

    private String text(String key, Locale locale) {
        return messages.getMessage("hooks." + key, null, locale);
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status).contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8));
    }
}
