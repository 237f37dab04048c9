package io.rastro.privacy.web;

import io.rastro.account.PortalUser;
import io.rastro.privacy.Certificate;
import io.rastro.privacy.LegalHolds;
import io.rastro.privacy.PersonExport;
import io.rastro.privacy.PersonTerm;
import io.rastro.privacy.PrivacyRequest;
import io.rastro.privacy.PrivacyRequests;
import io.rastro.privacy.PrivacyRequests.Outcome;
import io.rastro.system.web.Flash;
import io.rastro.system.web.Standing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Finds a person and shows, hands out and erases what is held of it. What was typed stands in no address. */
@Controller
@RequestMapping("/privacy")
class PrivacyController {

    private static final String ID = "/{id:[1-9][0-9]{0,17}}";

    private final PrivacyRequests requests;
    private final PersonExport export;
    private final LegalHolds holds;

    PrivacyController(PrivacyRequests requests, PersonExport export, LegalHolds holds) {
        this.requests = requests;
        this.export = export;
        this.holds = holds;
    }

    @GetMapping
    ModelAndView page(@AuthenticationPrincipal PortalUser account) {
        return page(HttpStatus.OK, account).addObject("kind", PersonTerm.Kind.DOCUMENT);
    }

    private ModelAndView page(HttpStatus status, PortalUser account) {
        return new ModelAndView("privacy/search", status)
                .addObject("kinds", PersonTerm.Kind.values())
                .addObject("allowed", account.scope().all())
                .addObject("requests", account.scope().all() ? requests.latest() : List.of());
    }

    @PostMapping("/search")
    ModelAndView search(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String term,
            @AuthenticationPrincipal PortalUser account) {
        requireAll(account);
        Optional<PersonTerm> found = term(kind, term);
        ModelAndView page = page(found.isPresent() ? HttpStatus.OK : HttpStatus.BAD_REQUEST, account)
                .addObject("kind", kind(kind).orElse(PersonTerm.Kind.DOCUMENT))
                .addObject("term", term);
        return found.isEmpty()
                ? page.addObject("wrong", true)
                : page.addObject("candidates", requests.candidates(found.get(), account));
    }

    /** One who sees some services only must not decide about all of them. */
    private static void requireAll(PortalUser account) {
        if (!account.scope().all()) {
            throw new UnknownRequest();
        }
    }

    private static Optional<PersonTerm> term(String kind, String term) {
        return kind(kind).flatMap(known -> PersonTerm.of(known, term));
    }

    private static Optional<PersonTerm.Kind> kind(String name) {
        return Arrays.stream(PersonTerm.Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst();
    }

    @PostMapping
    ModelAndView open(
            @RequestParam(defaultValue = "") List<String> contact,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String term,
            @AuthenticationPrincipal PortalUser account,
            RedirectAttributes redirect) {
        requireAll(account);
        List<Long> contacts = contact.stream()
                .filter(id -> id.matches("[1-9][0-9]{0,17}"))
                .map(Long::valueOf)
                .toList();
        Optional<Long> id = requests.open(contacts, term(kind, term), account);
        if (id.isEmpty()) {
            redirect.addFlashAttribute("flash", Flash.problem("privacy.open.nobody"));
        }
        return new ModelAndView(
                "redirect:/privacy" + id.map(opened -> "/" + opened).orElse(""));
    }

    @GetMapping(ID)
    ModelAndView request(@PathVariable long id, @AuthenticationPrincipal PortalUser account) {
        PrivacyRequest request = find(id, account);
        requests.seen(request, account);
        return request(HttpStatus.OK, request, account);
    }

    private ModelAndView request(HttpStatus status, PrivacyRequest request, PortalUser account) {
        ModelAndView page = new ModelAndView("privacy/request", status)
                .addObject("request", request)
                .addObject("bases", PrivacyRequests.BASES)
                .addObject("anotherMay", requests.anotherMayApprove(account))
                .addObject("hindrance", requests.hindrance(request, account).orElse(null));
        return switch (request.state()) {
            case OPEN, ASKED ->
                page.addObject("holdings", requests.holdings(request))
                        .addObject("heldBack", requests.heldBack(request).orElse(null));
            case RUNNING -> page.addObject("holdings", requests.erased(request.id()));
            case DONE ->
                page.addObject("holdings", requests.erased(request.id()))
                        .addObject("certificate", requests.certificate(request).orElseThrow());
            case WITHDRAWN -> page;
        };
    }

    private PrivacyRequest find(long id, PortalUser account) {
        requireAll(account);
        return requests.find(id).orElseThrow(UnknownRequest::new);
    }

    @GetMapping(ID + "/export")
    void export(
            @PathVariable long id,
            @AuthenticationPrincipal PortalUser account,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException {
        PrivacyRequest request = find(id, account);
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("titular-" + id + ".zip")
                        .build()
                        .toString());
        export.write(request, account, Standing.of(http).guard(response.getOutputStream()));
    }

    @PostMapping(ID + "/erasure")
    ModelAndView ask(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String basis,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal PortalUser account,
            RedirectAttributes redirect) {
        PrivacyRequest request = find(id, account);
        Outcome outcome = requests.ask(request, basis, reason, account);
        if (outcome == Outcome.DONE || outcome == Outcome.OVERTAKEN) {
            return told(id, outcome, "privacy.asked", redirect);
        }
        return request(HttpStatus.BAD_REQUEST, request, account)
                .addObject("basis", basis)
                .addObject("reason", reason)
                .addObject("problem", outcome);
    }

    @PostMapping(ID + "/approval")
    ModelAndView approve(
            @PathVariable long id, @AuthenticationPrincipal PortalUser account, RedirectAttributes redirect) {
        return told(id, requests.approve(find(id, account), account), "privacy.approved", redirect);
    }

    @PostMapping(ID + "/withdrawal")
    ModelAndView withdraw(
            @PathVariable long id, @AuthenticationPrincipal PortalUser account, RedirectAttributes redirect) {
        return told(id, requests.withdraw(find(id, account), account), "privacy.withdrawn", redirect);
    }

    private static ModelAndView told(long id, Outcome outcome, String done, RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                "flash", outcome == Outcome.DONE ? Flash.done(done) : Flash.problem(outcome.messageKey()));
        return new ModelAndView("redirect:/privacy/" + id);
    }

    @PostMapping(ID + "/hold")
    ModelAndView hold(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal PortalUser account,
            RedirectAttributes redirect) {
        PrivacyRequest request = find(id, account);
        if (reason.isBlank()) {
            redirect.addFlashAttribute("flash", Flash.problem("privacy.outcome.REASON_MISSING"));
        } else if (holds.ofPerson(request, reason, account)) {
            redirect.addFlashAttribute("flash", Flash.done("privacy.hold.placed"));
        } else {
            redirect.addFlashAttribute("flash", Flash.problem("privacy.hold.nobody"));
        }
        return new ModelAndView("redirect:/privacy/" + id);
    }

    /** The lines that the hash on the page is of. */
    @GetMapping(ID + "/certificate")
    ResponseEntity<byte[]> certificate(@PathVariable long id, @AuthenticationPrincipal PortalUser account) {
        Certificate certificate = requests.certificate(find(id, account)).orElseThrow(UnknownRequest::new);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("certificado-" + id + ".txt")
                                .build()
                                .toString())
                .body(certificate.text().getBytes(StandardCharsets.UTF_8));
    }

    /** There is none, or not for this account. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    static final class UnknownRequest extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
