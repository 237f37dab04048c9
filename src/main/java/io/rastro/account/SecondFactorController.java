package io.rastro.account;

import io.rastro.account.SecondFactors.Enrolled;
import io.rastro.system.web.Flash;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The reader's own second factor. Whatever changes it asks for the password first. */
@Controller
@RequestMapping("/account/second-factor")
class SecondFactorController {

    private static final String PAGE = "account/second-factor";
    private static final String TO_PAGE = "redirect:/account/second-factor";

    private final SecondFactors secondFactors;
    private final CurrentPassword currentPassword;
    private final SignedInSessions sessions;
    private final Passkeys passkeys;
    private final OidcAccounts singleSignOn;

    SecondFactorController(
            SecondFactors secondFactors,
            CurrentPassword currentPassword,
            SignedInSessions sessions,
            Passkeys passkeys,
            OidcAccounts singleSignOn) {
        this.singleSignOn = singleSignOn;
        this.passkeys = passkeys;
        this.secondFactors = secondFactors;
        this.currentPassword = currentPassword;
        this.sessions = sessions;
    }

    @GetMapping
    ModelAndView page(@AuthenticationPrincipal PortalUser reader, HttpServletRequest request) {
        return page(HttpStatus.OK, reader, request);
    }

    /** Begins with a new secret; the one before counts until a code of this one is entered. */
    @PostMapping("/enrolment")
    ModelAndView begin(
            @RequestParam(defaultValue = "") String current,
            @AuthenticationPrincipal PortalUser reader,
            HttpServletRequest request) {
        Optional<String> wrong = currentPassword.problem(reader, current, request);
        if (wrong.isPresent()) {
            return refused(wrong.get(), "enrolment", reader, request);
        }
        TotpEnrolment.end(request.getSession());
        TotpEnrolment.begin(request.getSession(), reader);
        return new ModelAndView(TO_PAGE);
    }

    @PostMapping("/confirmation")
    ModelAndView confirm(
            @RequestParam(defaultValue = "") String code,
            @AuthenticationPrincipal PortalUser reader,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Optional<TotpEnrolment> begun = TotpEnrolment.of(request.getSession(), reader);
        if (begun.isEmpty()) {
            return new ModelAndView(TO_PAGE);
        }
        Optional<Enrolled> enrolled = secondFactors.enrol(reader, begun.get().secret(), code);
        if (enrolled.isEmpty()) {
            return refused("account.code.wrong", "confirmation", reader, request);
        }
        TotpEnrolment.end(request.getSession());
        sessions.goOn(enrolled.get().user(), request, response);
        redirect.addFlashAttribute("recoveryCodes", enrolled.get().recoveryCodes());
        return new ModelAndView(TO_PAGE);
    }

    @PostMapping("/cancellation")
    String cancel(HttpSession session) {
        TotpEnrolment.end(session);
        return TO_PAGE;
    }

    @PostMapping("/recovery-codes")
    ModelAndView renewRecoveryCodes(
            @RequestParam(defaultValue = "") String current,
            @AuthenticationPrincipal PortalUser reader,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        Optional<String> wrong = currentPassword.problem(reader, current, request);
        if (wrong.isPresent()) {
            return refused(wrong.get(), "recovery-codes", reader, request);
        }
        redirect.addFlashAttribute("recoveryCodes", secondFactors.renewRecoveryCodes(reader));
        return new ModelAndView(TO_PAGE);
    }

    @PostMapping("/removal")
    ModelAndView remove(
            @RequestParam(defaultValue = "") String current,
            @AuthenticationPrincipal PortalUser reader,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        Optional<String> wrong = currentPassword.problem(reader, current, request);
        if (wrong.isPresent()) {
            return refused(wrong.get(), "removal", reader, request);
        }
        boolean removed = secondFactors.remove(reader);
        redirect.addFlashAttribute(
                "flash", removed ? Flash.done("account.second.removed") : Flash.problem("account.second.required"));
        return new ModelAndView(TO_PAGE);
    }

    /** @param form the last part of the address of the form that is refused */
    private ModelAndView refused(String problem, String form, PortalUser reader, HttpServletRequest request) {
        return page(HttpStatus.BAD_REQUEST, reader, request)
                .addObject("problem", problem)
                .addObject("refused", form);
    }

    private ModelAndView page(HttpStatus status, PortalUser reader, HttpServletRequest request) {
        ModelAndView page = new ModelAndView(PAGE, status)
                .addObject("reader", reader)
                .addObject("state", secondFactors.state(reader))
                .addObject("singleSignOn", singleSignOn.has(reader.id()))
                .addObject("passkeysOffered", passkeys.offeredTo(request));
        TotpEnrolment.of(request.getSession(), reader)
                .ifPresent(begun ->
                        page.addObject("enrolment", begun).addObject("qr", QrCode.of(begun, reader.getUsername())));
        return page;
    }
}
