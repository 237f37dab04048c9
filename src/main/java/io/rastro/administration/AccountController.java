package io.rastro.administration;

import io.rastro.account.AccountAdministration;
import io.rastro.account.AccountRow;
import io.rastro.account.PortalUser;
import io.rastro.account.RefusedChange;
import io.rastro.account.UnknownAccount;
import io.rastro.system.web.Flash;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One account: what it may do and see, and whether anybody gets in with it. */
@Controller
@RequestMapping("/accounts/{id:[1-9][0-9]{0,8}}")
class AccountController {

    private final AccountAdministration accounts;
    private final AccountPages pages;

    AccountController(AccountAdministration accounts, AccountPages pages) {
        this.accounts = accounts;
        this.pages = pages;
    }

    @GetMapping
    ModelAndView page(@PathVariable int id, @AuthenticationPrincipal PortalUser administrator) {
        AccountRow account = find(id, administrator);
        return pages.form(HttpStatus.OK, AccountForm.of(account), account, administrator);
    }

    @PostMapping
    ModelAndView save(
            @PathVariable int id,
            @Valid @ModelAttribute("form") AccountForm form,
            BindingResult errors,
            @AuthenticationPrincipal PortalUser administrator,
            RedirectAttributes redirect) {
        AccountRow account = find(id, administrator);
        pages.check(form, errors, administrator);
        if (!errors.hasErrors()) {
            try {
                accounts.change(administrator, id, form.displayName(), form.grant());
                redirect.addFlashAttribute("flash", Flash.done("accounts.changed", form.displayName()));
                return new ModelAndView("redirect:/accounts");
            } catch (RefusedChange refused) {
                errors.rejectValue(refused.field(), refused.messageKey());
            }
        }
        return pages.form(HttpStatus.BAD_REQUEST, form, account, administrator);
    }

    @PostMapping("/link")
    ModelAndView reset(
            @PathVariable int id, @AuthenticationPrincipal PortalUser administrator, RedirectAttributes redirect) {
        try {
            return AccountPages.shown(accounts.reset(administrator, id), redirect);
        } catch (RefusedChange refused) {
            return refused(id, refused, redirect);
        }
    }

    @PostMapping("/disabling")
    ModelAndView disable(
            @PathVariable int id, @AuthenticationPrincipal PortalUser administrator, RedirectAttributes redirect) {
        return change(id, () -> accounts.disable(administrator, id), "accounts.disabled", redirect);
    }

    @PostMapping("/enabling")
    ModelAndView enable(
            @PathVariable int id, @AuthenticationPrincipal PortalUser administrator, RedirectAttributes redirect) {
        return change(id, () -> accounts.enable(administrator, id), "accounts.enabled", redirect);
    }

    @PostMapping("/password-change")
    ModelAndView demandNewPassword(
            @PathVariable int id, @AuthenticationPrincipal PortalUser administrator, RedirectAttributes redirect) {
        return change(id, () -> accounts.demandNewPassword(administrator, id), "accounts.password-demanded", redirect);
    }

    @PostMapping("/second-factor/reset")
    ModelAndView resetSecondFactor(
            @PathVariable int id,
            @RequestParam(defaultValue = "") String known,
            @AuthenticationPrincipal PortalUser administrator,
            RedirectAttributes redirect) {
        return change(
                id, () -> accounts.resetSecondFactor(administrator, id, known), "accounts.second.was-reset", redirect);
    }

    @PostMapping("/sessions/end")
    ModelAndView endSessions(
            @PathVariable int id, @AuthenticationPrincipal PortalUser administrator, RedirectAttributes redirect) {
        return change(id, () -> accounts.endSessions(administrator, id), "accounts.sessions-ended", redirect);
    }

    @ModelAttribute("secondFactor")
    boolean secondFactor(@PathVariable int id, @AuthenticationPrincipal PortalUser administrator) {
        return accounts.hasSecondFactor(administrator, id);
    }

    private AccountRow find(int id, PortalUser administrator) {
        return accounts.find(administrator, id).orElseThrow(UnknownAccount::new);
    }

    private static ModelAndView change(int id, Runnable change, String done, RedirectAttributes redirect) {
        try {
            change.run();
        } catch (RefusedChange refused) {
            return refused(id, refused, redirect);
        }
        redirect.addFlashAttribute("flash", Flash.done(done));
        return new ModelAndView("redirect:/accounts/" + id);
    }

    private static ModelAndView refused(int id, RefusedChange refused, RedirectAttributes redirect) {
        redirect.addFlashAttribute("flash", Flash.problem(refused.messageKey()));
        return new ModelAndView("redirect:/accounts/" + id);
    }
}
