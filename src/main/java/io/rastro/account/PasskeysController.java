package io.rastro.account;

import io.rastro.system.web.Flash;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** The reader's own passkeys. */
@Controller
@RequestMapping("/account/passkeys")
class PasskeysController {

    private static final String TO_PAGE = "redirect:/account/second-factor";
    private static final int LONGEST_LABEL = 80;

    private final Passkeys passkeys;
    private final SecondFactors secondFactors;
    private final CurrentPassword currentPassword;
    private final MessageSource messages;

    PasskeysController(
            Passkeys passkeys, SecondFactors secondFactors, CurrentPassword currentPassword, MessageSource messages) {
        this.passkeys = passkeys;
        this.secondFactors = secondFactors;
        this.currentPassword = currentPassword;
        this.messages = messages;
    }

    /** What the browser makes a passkey from; 400 with the reason in words: it makes none. */
    @PostMapping("/options")
    ResponseEntity<String> options(
            @RequestParam(defaultValue = "") String current,
            @AuthenticationPrincipal PortalUser reader,
            Authentication authentication,
            HttpServletRequest request) {
        Optional<String> wrong = currentPassword.problem(reader, current, request);
        return wrong.map(problem -> ResponseEntity.badRequest()
                        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                        .body(messages.getMessage(problem, null, RequestContextUtils.getLocale(request))))
                .orElseGet(() -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(passkeys.beginCreation(authentication, request.getSession())));
    }

    @PostMapping
    String create(
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "") String label,
            @AuthenticationPrincipal PortalUser reader,
            HttpSession session,
            RedirectAttributes redirect) {
        String name = label.isBlank() ? "Passkey" : label.strip();
        if (!passkeys.create(credential, name.substring(0, Math.min(name.length(), LONGEST_LABEL)), session)) {
            redirect.addFlashAttribute("flash", Flash.problem("account.passkey.failed"));
            return TO_PAGE;
        }
        List<String> codes = secondFactors.passkeyAdded(reader, name);
        if (!codes.isEmpty()) {
            redirect.addFlashAttribute("recoveryCodes", codes);
        }
        redirect.addFlashAttribute("flash", Flash.done("account.passkey.added", name));
        return TO_PAGE;
    }

    @PostMapping("/removal")
    String remove(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String id,
            @AuthenticationPrincipal PortalUser reader,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        Optional<String> wrong = currentPassword.problem(reader, current, request);
        String problem =
                wrong.orElseGet(() -> secondFactors.removePasskey(reader, id).orElse(""));
        redirect.addFlashAttribute(
                "flash", problem.isEmpty() ? Flash.done("account.passkey.removed") : Flash.problem(problem));
        return TO_PAGE;
    }
}
