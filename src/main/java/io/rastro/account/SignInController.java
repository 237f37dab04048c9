package io.rastro.account;

import io.rastro.account.SignInFailure.RejectedSignIn;
import io.rastro.system.DatabaseOrigin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The sign-in page; the form itself is received by the security filters. */
@Controller
class SignInController {

    private final DatabaseOrigin database;
    private final OidcSignIn singleSignOn;
    private final Passkeys passkeys;

    SignInController(DatabaseOrigin database, OidcSignIn singleSignOn, Passkeys passkeys) {
        this.passkeys = passkeys;
        this.database = database;
        this.singleSignOn = singleSignOn;
    }

    @ModelAttribute("demoAccounts")
    List<DemoAccount> demoAccounts() {
        return database.demo() ? DemoAccount.all() : List.of();
    }

    @GetMapping("/sign-in")
    String page(@AuthenticationPrincipal @Nullable PortalUser reader, HttpServletRequest request, Model model) {
        if (reader != null) {
            return "redirect:/";
        }
        model.addAttribute("rejected", takeRejection(request.getSession(false)));
        model.addAttribute("passkeys", passkeys.offeredTo(request));
        model.addAttribute("singleSignOn", singleSignOn.startPage());
        model.addAttribute("provider", singleSignOn.providerName());
        return "account/sign-in";
    }

    /** Asked for by a link elsewhere, or kept from before there was no single sign-on any more: nothing begins by that. */
    @GetMapping(OidcSignIn.START_PAGE)
    String singleSignOnByOthers() {
        return "redirect:/sign-in";
    }

    private static @Nullable Object takeRejection(@Nullable HttpSession session) {
        if (session == null) {
            return null;
        }
        Object rejected = session.getAttribute(RejectedSignIn.ATTRIBUTE);
        session.removeAttribute(RejectedSignIn.ATTRIBUTE);
        return rejected;
    }
}
