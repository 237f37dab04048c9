package io.rastro.interaction.web;

import io.rastro.account.PortalUser;
import io.rastro.account.Refusal;
import io.rastro.interaction.contact.ContactEntry;
import io.rastro.interaction.contact.ContactPage;
import io.rastro.interaction.contact.ContactPerson.IdentityKind;
import io.rastro.interaction.contact.ContactService;
import io.rastro.report.Cursor;
import io.rastro.report.PageRequest;
import io.rastro.system.LedgerEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What one person did on every medium, page by page. */
@Controller
class ContactController {

    private static final String PATH = "/contacts/";

    private final ContactService service;
    private final ApplicationEventPublisher events;

    ContactController(ContactService service, ApplicationEventPublisher events) {
        this.service = service;
        this.events = events;
    }

    /** The page of a contact within the portal. */
    static String address(long id) {
        return PATH + id;
    }

    @GetMapping(PATH + "{id:[1-9][0-9]{0,17}}")
    ModelAndView show(
            @PathVariable long id,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable String before,
            @AuthenticationPrincipal PortalUser reader) {
        ContactPage page = service.find(id, reader.scope(), new PageRequest(cursor(after), cursor(before)))
                .orElseThrow(this::unknown);
        boolean beyondTheEnd = page.entries().isEmpty();
        if (page.person().id() != id || beyondTheEnd) {
            return new ModelAndView("redirect:" + address(page.person().id()));
        }
        events.publishEvent(new ContactOpened(page));
        return new ModelAndView("interactions/contact")
                .addObject("page", page)
                .addObject("kinds", IdentityKind.values());
    }

    private static @Nullable Cursor cursor(@Nullable String text) {
        return text == null
                ? null
                : Cursor.parse(text)
                        .orElseThrow(() -> HistoryRequest.refused("after and before are places in the list"));
    }

    private ResponseStatusException unknown() {
        events.publishEvent(Refusal.UNKNOWN);
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /** Somebody read what a person did. */
    private record ContactOpened(ContactPage page) implements LedgerEvent {

        @Override
        public Kind kind() {
            return Kind.HISTORY;
        }

        @Override
        public String action() {
            return "contact-opened";
        }

        @Override
        public List<String> objects() {
            return List.of("contact/" + page.person().id());
        }

        @Override
        public Set<Long> contactIds() {
            return page.person().contactIds();
        }

        /** Those on the page that was shown. */
        @Override
        public Set<Long> conversationIds() {
            return page.entries().stream().map(ContactEntry::conversationId).collect(Collectors.toUnmodifiableSet());
        }
    }
}
