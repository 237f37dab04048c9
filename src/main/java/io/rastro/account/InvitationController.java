package io.rastro.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page behind a one-time link. Opening it uses nothing up, since mail and chat programs look at links beforehand. */
@Controller
@RequestMapping("/invitation/{secret}")
class InvitationController {

    private static final String PAGE = "account/invitation";

    private final Passwords passwords;
    private final PasswordRules rules;

    InvitationController(Passwords passwords, PasswordRules rules) {
        this.passwords = passwords;
        this.rules = rules;
    }

    @GetMapping
    ModelAndView page(@PathVariable String secret) {
        return passwords
                .invited(secret)
                .map(invited -> form(HttpStatus.OK, invited, null))
                .orElseGet(InvitationController::gone);
    }

    @PostMapping
    ModelAndView choose(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        Optional<PortalUser> invited = passwords.invited(secret);
        if (invited.isEmpty()) {
            return gone();
        }
        Optional<String> problem = rules.problem(password, repeated, invited.get());
        if (problem.isPresent()) {
            return form(HttpStatus.BAD_REQUEST, invited.get(), problem.get());
        }
        return passwords
                .choose(secret, password)
                .map(opened -> welcome(opened, request, redirect))
                .orElseGet(InvitationController::gone);
    }

    /** Whoever was signed in here before is not who chose the password. */
    private static ModelAndView welcome(PortalUser opened, HttpServletRequest request, RedirectAttributes redirect) {
        Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
        redirect.addFlashAttribute("welcome", opened.getUsername());
        return new ModelAndView("redirect:/sign-in");
    }

    private static ModelAndView form(HttpStatus status, PortalUser invited, @Nullable String problem) {
        return new ModelAndView(PAGE, status).addObject("invited", invited).addObject("problem", problem);
    }

    private static ModelAndView gone() {
        return new ModelAndView(PAGE, HttpStatus.GONE);
    }
}
