package io.rastro.ledger.web;

import io.rastro.account.PortalUser;
import io.rastro.ledger.LedgerVerification;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Whether the ledger is whole. */
@Controller
@RequestMapping(LedgerController.PATH + "/verification")
class VerificationController {

    private static final String PAGE = "ledger/verification";

    private final LedgerVerification verification;

    VerificationController(LedgerVerification verification) {
        this.verification = verification;
    }

    @GetMapping
    String page(@AuthenticationPrincipal PortalUser reader) {
        LedgerController.requireAllServices(reader);
        return PAGE;
    }

    @PostMapping
    ModelAndView verify(@AuthenticationPrincipal PortalUser reader) {
        LedgerController.requireAllServices(reader);
        return new ModelAndView(PAGE, "report", verification.verify());
    }
}
