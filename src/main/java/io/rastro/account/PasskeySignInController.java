package io.rastro.account;

import io.rastro.account.SignInFailure.RejectedSignIn;
import io.rastro.account.SignedIn.Method;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Signing in by a passkey, in place of password and second step. */
@Controller
@RequestMapping("/sign-in/passkey")
class PasskeySignInController {

    private final Passkeys passkeys;
    private final Accounts accounts;
    private final SignInSuccess success;
    private final SignInTrail trail;

    PasskeySignInController(Passkeys passkeys, Accounts accounts, SignInSuccess success, SignInTrail trail) {
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.success = success;
        this.trail = trail;
    }

    @PostMapping(path = "/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String options(HttpSession session) {
        return passkeys.beginSignIn(session);
    }

    @PostMapping
    void signIn(
            @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request,
            HttpServletResponse response)
            throws ServletException, IOException {
        Optional<PortalUser> user =
                passkeys.signIn(credential, request.getSession()).flatMap(accounts::current);
        if (user.isPresent()) {
            success.enter(user.get(), Method.PASSKEY, null, request, response);
            return;
        }
        trail.refuse("", "passkey");
        request.getSession()
                .setAttribute(RejectedSignIn.ATTRIBUTE, new RejectedSignIn("", "account.passkey.refused", 0));
        response.sendRedirect(request.getContextPath() + "/sign-in?failed");
    }
}
