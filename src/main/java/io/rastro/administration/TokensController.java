package io.rastro.administration;

import io.rastro.account.ApiTokens;
import io.rastro.account.PortalUser;
import io.rastro.account.RefusedChange;
import io.rastro.account.TokenRight;
import io.rastro.system.Origins;
import io.rastro.system.web.Flash;
import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The tokens of programs, as far as they are the administrator's to give. */
@Controller
@RequestMapping("/admin/tokens")
class TokensController {

    private static final String TO_PAGE = "redirect:/admin/tokens";

    private final ApiTokens tokens;
    private final Origins origins;
    private final ServicePicks services;

    TokensController(ApiTokens tokens, Origins origins, ServicePicks services) {
        this.tokens = tokens;
        this.origins = origins;
        this.services = services;
    }

    @GetMapping
    ModelAndView page(@AuthenticationPrincipal PortalUser administrator) {
        return page(HttpStatus.OK, TokenForm.empty(administrator.scope().all()), administrator);
    }

    private ModelAndView page(HttpStatus status, TokenForm form, PortalUser administrator) {
        boolean all = administrator.scope().all();
        return new ModelAndView("administration/tokens", status)
                .addObject("form", form)
                .addObject("tokens", tokens.list(administrator))
                .addObject("origins", all ? origins.list() : List.of())
                .addObject("days", TokenForm.DAYS)
                .addObject("rights", grantable(administrator))
                .addObject("grantsAll", all)
                .addObject("services", services.grantable(administrator))
                .addObject("serviceNames", services.names());
    }

    private static List<TokenRight> grantable(PortalUser administrator) {
        return Arrays.stream(TokenRight.values())
                .filter(right -> administrator.rights().permissions().containsAll(right.permissions()))
                .toList();
    }

    @PostMapping
    ModelAndView create(
            @Valid @ModelAttribute("form") TokenForm form,
            BindingResult errors,
            @AuthenticationPrincipal PortalUser administrator,
            RedirectAttributes redirect) {
        if (errors.getTarget() == null) {
            // A number of days that is no number: the page offers none such, and there is no form to show again.
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        services.check(form.services(), errors, administrator);
        if (!form.services().all() && form.service().isEmpty()) {
            errors.rejectValue("service", "accounts.services.missing");
        }
        if (!errors.hasErrors()) {
            try {
                redirect.addFlashAttribute("issued", tokens.issue(form.order(), administrator));
                redirect.addFlashAttribute("issuedName", form.name());
                return new ModelAndView(TO_PAGE);
            } catch (RefusedChange refused) {
                errors.rejectValue(refused.field(), refused.messageKey());
            }
        }
        return page(HttpStatus.BAD_REQUEST, form, administrator);
    }

    @PostMapping("/{id}/revocation")
    String revoke(
            @PathVariable int id, @AuthenticationPrincipal PortalUser administrator, RedirectAttributes redirect) {
        String name =
                tokens.revoke(id, administrator).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        redirect.addFlashAttribute("flash", Flash.done("account.token.revoked", name));
        return TO_PAGE;
    }
}
