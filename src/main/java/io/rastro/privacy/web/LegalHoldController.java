package io.rastro.privacy.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.DirectoryKind;
import io.rastro.directory.DirectoryOption;
import io.rastro.directory.DirectoryRepository;
import io.rastro.privacy.LegalHolds;
import io.rastro.privacy.web.PrivacyController.UnknownRequest;
import io.rastro.system.web.Flash;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What must be kept: of a conversation or a period here; of a person on the page of its request. */
@Controller
@RequestMapping("/privacy/holds")
class LegalHoldController {

    private final LegalHolds holds;
    private final DirectoryRepository directory;

    LegalHoldController(LegalHolds holds, DirectoryRepository directory) {
        this.holds = holds;
        this.directory = directory;
    }

    /** What somebody entered, as it was sent. Either a conversation or two days. */
    record HoldForm(String conversation, String from, String to, String service, String reason) {

        HoldForm {
            conversation = text(conversation);
            from = text(from);
            to = text(to);
            service = text(service);
            reason = text(reason);
        }

        private static String text(String value) {
            return value == null ? "" : value.strip();
        }

        static HoldForm empty() {
            return new HoldForm("", "", "", "", "");
        }

        boolean ofConversation() {
            return !conversation.isEmpty();
        }

        static Optional<LocalDate> day(String text) {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException none) {
                return Optional.empty();
            }
        }
    }

    @GetMapping
    ModelAndView page(@AuthenticationPrincipal PortalUser account) {
        requireAll(account);
        return page(HttpStatus.OK, HoldForm.empty());
    }

    private static void requireAll(PortalUser account) {
        if (!account.scope().all()) {
            throw new UnknownRequest();
        }
    }

    private ModelAndView page(HttpStatus status, HoldForm form) {
        return new ModelAndView("privacy/holds", status)
                .addObject("form", form)
                .addObject("services", directory.options(DirectoryKind.SERVICE))
                .addObject("holds", holds.list());
    }

    @PostMapping
    ModelAndView place(
            @Valid @ModelAttribute("form") HoldForm form,
            BindingResult errors,
            @AuthenticationPrincipal PortalUser account,
            RedirectAttributes redirect) {
        requireAll(account);
        if (form.reason().isEmpty()) {
            errors.rejectValue("reason", "privacy.outcome.REASON_MISSING");
        }
        Optional<LocalDate> from = HoldForm.day(form.from());
        Optional<LocalDate> to = HoldForm.day(form.to());
        Optional<Integer> service = service(form.service());
        if (form.ofConversation()) {
            checkConversation(form, errors);
        } else {
            checkPeriod(form, from, to, service, errors);
        }
        if (!errors.hasErrors() && place(form, from, to, service, account)) {
            redirect.addFlashAttribute("flash", Flash.done("privacy.hold.placed"));
            return new ModelAndView("redirect:/privacy/holds");
        }
        if (!errors.hasErrors()) {
            errors.rejectValue("conversation", "privacy.hold.conversation.unknown");
        }
        return page(HttpStatus.BAD_REQUEST, form);
    }

    private static void checkConversation(HoldForm form, BindingResult errors) {
        if (!form.conversation().matches("[1-9][0-9]{0,17}")) {
            errors.rejectValue("conversation", "privacy.hold.conversation.unknown");
        }
        if (!form.from().isEmpty() || !form.to().isEmpty()) {
            errors.rejectValue("from", "privacy.hold.both");
        }
    }

    private static void checkPeriod(
            HoldForm form,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            Optional<Integer> service,
            BindingResult errors) {
        if (from.isEmpty() || to.isEmpty()) {
            errors.rejectValue("from", "privacy.hold.period.missing");
        } else if (from.get().isAfter(to.get())) {
            errors.rejectValue("from", "privacy.hold.period.reversed");
        }
        if (!form.service().isEmpty() && service.isEmpty()) {
            errors.rejectValue("service", "privacy.hold.service.unknown");
        }
    }

    /** Empty: none, or one that does not exist. */
    private Optional<Integer> service(String id) {
        return directory.options(DirectoryKind.SERVICE).stream()
                .map(DirectoryOption::id)
                .filter(known -> String.valueOf(known).equals(id))
                .map(Math::toIntExact)
                .findFirst();
    }

    private boolean place(
            HoldForm form,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            Optional<Integer> service,
            PortalUser account) {
        if (form.ofConversation()) {
            return holds.ofConversation(Long.parseLong(form.conversation()), form.reason(), account);
        }
        holds.ofPeriod(from.orElseThrow(), to.orElseThrow(), service.orElse(null), form.reason(), account);
        return true;
    }

    @PostMapping("/{id:[1-9][0-9]{0,8}}/release")
    ModelAndView release(
            @PathVariable int id, @AuthenticationPrincipal PortalUser account, RedirectAttributes redirect) {
        requireAll(account);
        holds.release(id, account);
        redirect.addFlashAttribute("flash", Flash.done("privacy.hold.released"));
        return new ModelAndView("redirect:/privacy/holds");
    }
}
