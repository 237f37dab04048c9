package io.rastro.account;

import io.rastro.account.SecondFactors.Enrolled;
import io.rastro.account.SecondFactors.SecondStep;
import io.rastro.account.SignedIn.Step;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The step after the password, or after the provider, for whom nothing else is open yet: a code, or taking a second factor on. */
@Controller
@RequestMapping("/sign-in")
class SecondStepController {

    private final PendingSignIns pending;
    private final SecondFactors secondFactors;
    private final SecondFactorCodes codes;
    private final Passkeys passkeys;
    private final SignInSuccess success;

    SecondStepController(
            PendingSignIns pending,
            SecondFactors secondFactors,
            SecondFactorCodes codes,
            Passkeys passkeys,
            SignInSuccess success) {
        this.pending = pending;
        this.secondFactors = secondFactors;
        this.codes = codes;
        this.passkeys = passkeys;
        this.success = success;
    }

    @GetMapping("/code")
    ModelAndView code(HttpServletRequest request) {
        return waiting(SecondStep.CODE, request)
                .map(user -> codePage(HttpStatus.OK, user, request))
                .orElseGet(SecondStepController::toSignIn);
    }

    /** Null: the answer leads on already. */
    @PostMapping("/code")
    @Nullable
    ModelAndView enter(
            @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Optional<PortalUser> user = waiting(SecondStep.CODE, request);
        if (user.isEmpty()) {
            return toSignIn();
        }
        SecondFactorCodes.Answer answer = codes.check(user.get(), code, request.getRemoteAddr());
        @Nullable Step step = answer.step();
        if (step == null) {
            return codePage(HttpStatus.BAD_REQUEST, user.get(), request).addObject("refusal", answer);
        }
        success.enter(user.get(), pending.method(request), step, request, response);
        return null;
    }

    @GetMapping("/enrolment")
    ModelAndView enrolment(HttpServletRequest request) {
        return waiting(SecondStep.ENROLMENT, request)
                .map(user -> form(HttpStatus.OK, user, request))
                .orElseGet(SecondStepController::toSignIn);
    }

    @PostMapping("/enrolment")
    ModelAndView enrol(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Optional<PortalUser> user = waiting(SecondStep.ENROLMENT, request);
        if (user.isEmpty()) {
            return toSignIn();
        }
        byte[] secret = TotpEnrolment.begin(request.getSession(), user.get()).secret();
        Optional<Enrolled> enrolled = secondFactors.enrol(user.get(), secret, code);
        if (enrolled.isEmpty()) {
            return form(HttpStatus.BAD_REQUEST, user.get(), request).addObject("problem", "account.code.wrong");
        }
        TotpEnrolment.end(request.getSession());
        success.open(enrolled.get().user(), pending.method(request), Step.ENROLMENT, request, response);
        redirect.addFlashAttribute("recoveryCodes", enrolled.get().recoveryCodes());
        return new ModelAndView("redirect:/account/second-factor");
    }

    private Optional<PortalUser> waiting(SecondStep step, HttpServletRequest request) {
        return pending.user(request).filter(user -> secondFactors.after(user) == step);
    }

    private ModelAndView codePage(HttpStatus status, PortalUser user, HttpServletRequest request) {
        return new ModelAndView("account/code", status)
                .addObject("passkeys", passkeys.offeredTo(request) && secondFactors.hasPasskey(user.id()));
    }

    private static ModelAndView toSignIn() {
        return new ModelAndView("redirect:/sign-in?expired");
    }

    private static ModelAndView form(HttpStatus status, PortalUser user, HttpServletRequest request) {
        TotpEnrolment enrolment = TotpEnrolment.begin(request.getSession(), user);
        return new ModelAndView("account/enrolment", status)
                .addObject("enrolment", enrolment)
                .addObject("qr", QrCode.of(enrolment, user.getUsername()));
    }
}
