package io.rastro.administration;

import io.rastro.account.AccountAdministration;
import io.rastro.account.PortalUser;
import io.rastro.account.RefusedChange;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who may use the portal, and the form by which somebody new is admitted. */
@Controller
@RequestMapping("/accounts")
class AccountsController {

    private final AccountAdministration accounts;
    private final AccountPages pages;
    private final ServicePicks services;

    AccountsController(AccountAdministration accounts, AccountPages pages, ServicePicks services) {
        this.accounts = accounts;
        this.pages = pages;
        this.services = services;
    }

    @GetMapping
    ModelAndView list(@AuthenticationPrincipal PortalUser administrator) {
        return new ModelAndView("administration/accounts")
                .addObject("accounts", accounts.list(administrator))
                .addObject("serviceNames", services.names());
    }

    @GetMapping("/new")
    ModelAndView form(@AuthenticationPrincipal PortalUser administrator) {
        return pages.form(HttpStatus.OK, AccountForm.empty(), null, administrator);
    }

    @PostMapping
    ModelAndView invite(
            @Valid @ModelAttribute("form") AccountForm form,
            BindingResult errors,
            @AuthenticationPrincipal PortalUser administrator,
            RedirectAttributes redirect) {
        pages.check(form, errors, administrator);
        if (errors.hasErrors()) {
            return pages.form(HttpStatus.BAD_REQUEST, form, null, administrator);
        }
        try {
            return AccountPages.shown(
                    accounts.invite(administrator, form.username(), form.displayName(), form.grant()), redirect);
        } catch (RefusedChange refused) {
            errors.rejectValue(refused.field(), refused.messageKey());
            return pages.form(HttpStatus.BAD_REQUEST, form, null, administrator);
        }
    }
}
