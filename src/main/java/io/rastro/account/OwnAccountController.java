package io.rastro.account;

import io.rastro.system.web.Flash;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
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

/** The reader's own account: its password, and where it is signed in. */
@Controller
@RequestMapping("/account")
class OwnAccountController {

    private static final String PAGE = "account/own";
    private static final String TO_PAGE = "redirect:/account";

    private final Passwords passwords;
    private final PasswordRules rules;
    private final CurrentPassword currentPassword;
    private final SignedInSessions sessions;
    private final OidcAccounts singleSignOn;

    OwnAccountController(
            Passwords passwords,
            PasswordRules rules,
            CurrentPassword currentPassword,
            SignedInSessions sessions,
            OidcAccounts singleSignOn) {
        this.singleSignOn = singleSignOn;
        this.passwords = passwords;
        this.rules = rules;
        this.currentPassword = currentPassword;
        this.sessions = sessions;
    }

    @GetMapping
    ModelAndView page(@AuthenticationPrincipal PortalUser reader, HttpServletRequest request) {
        return page(HttpStatus.OK, Map.of(), reader, request);
    }

    @PostMapping("/password")
    ModelAndView changePassword(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            @AuthenticationPrincipal PortalUser reader,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Optional<String> wrong = currentPassword.problem(reader, current, request);
        if (wrong.isPresent()) {
            return page(HttpStatus.BAD_REQUEST, Map.of("current", wrong.get()), reader, request);
        }
        Optional<String> problem = password.equals(current)
                ? Optional.of("account.password.same")
                : rules.problem(password, repeated, reader);
        if (problem.isPresent()) {
            return page(HttpStatus.BAD_REQUEST, Map.of("password", problem.get()), reader, request);
        }
        passwords.change(reader, password).ifPresent(changed -> {
            sessions.goOn(changed, request, response);
            sessions.begin(request, changed.id());
        });
        redirect.addFlashAttribute("flash", Flash.done("account.password.changed"));
        return new ModelAndView(TO_PAGE);
    }

    @PostMapping("/sessions/end")
    String endSession(
            @RequestParam(defaultValue = "") String key,
            @AuthenticationPrincipal PortalUser reader,
            RedirectAttributes redirect) {
        boolean ended = sessions.end(reader.id(), key);
        redirect.addFlashAttribute(
                "flash", ended ? Flash.done("account.session.ended") : Flash.warning("account.session.gone"));
        return TO_PAGE;
    }

    @PostMapping("/sessions/end-others")
    String endOtherSessions(
            @AuthenticationPrincipal PortalUser reader,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        passwords.endSessions(reader).ifPresent(current -> sessions.goOn(current, request, response));
        redirect.addFlashAttribute("flash", Flash.done("account.session.others-ended"));
        return TO_PAGE;
    }

    private ModelAndView page(
            HttpStatus status, Map<String, String> problems, PortalUser reader, HttpServletRequest request) {
        return new ModelAndView(PAGE, status)
                .addObject("reader", reader)
                .addObject("problems", problems)
                .addObject("singleSignOn", singleSignOn.has(reader.id()))
                .addObject("sessions", sessions.of(reader.id(), request.getSession()));
    }
}
