package io.rastro.account;

import io.rastro.system.Origin;
import io.rastro.system.Origins;
import io.rastro.system.web.Flash;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
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

/** The administrator's page of tokens for programs. */
@Controller
@RequestMapping("/admin/tokens")
class TokensController {

    private static final String PAGE = "account/tokens";
    private static final String TO_PAGE = "redirect:/admin/tokens";

    private final ApiTokens tokens;
    private final Origins origins;

    TokensController(ApiTokens tokens, Origins origins) {
        this.tokens = tokens;
        this.origins = origins;
    }

    @ModelAttribute("tokens")
    List<ApiTokenRow> tokens() {
        return tokens.list();
    }

    @ModelAttribute("origins")
    List<Origin> origins() {
        return origins.list();
    }

    @ModelAttribute("days")
    List<Integer> days() {
        return TokenForm.DAYS;
    }

    @GetMapping
    ModelAndView page() {
        return new ModelAndView(PAGE, "form", TokenForm.empty());
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
        if (errors.hasErrors()) {
            return new ModelAndView(PAGE, HttpStatus.BAD_REQUEST);
        }
        Duration validity = form.days() == 0 ? null : Duration.ofDays(form.days());
        redirect.addFlashAttribute(
                "issued", tokens.issue(form.name(), form.source(), validity, administrator.displayName()));
        redirect.addFlashAttribute("issuedName", form.name());
        return new ModelAndView(TO_PAGE);
    }

    @PostMapping("/{id}/revocation")
    String revoke(@PathVariable int id, RedirectAttributes redirect) {
        String name = tokens.revoke(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        redirect.addFlashAttribute("flash", Flash.done("account.token.revoked", name));
        return TO_PAGE;
    }

    /** What an administrator enters to give a program access. */
    record TokenForm(
            @NotBlank(message = "{account.token.name.missing}") @Size(max = 80, message = "{account.token.name.long}")
            String name,

            @NotBlank(message = "{account.token.source.missing}")
            @Size(max = 200, message = "{account.token.source.long}")
            String source,

            @Min(value = 0, message = "{account.token.days.wrong}")
            @Max(value = 3650, message = "{account.token.days.wrong}")
            Integer days) {

        /** What the form offers; 0: until it is revoked. */
        static final List<Integer> DAYS = List.of(90, 365, 730, 0);

        private static final int USUAL_DAYS = 365;

        TokenForm {
            name = name == null ? "" : name.strip();
            source = source == null ? "" : source.strip();
            days = days == null ? USUAL_DAYS : days;
        }

        static TokenForm empty() {
            return new TokenForm("", "", USUAL_DAYS);
        }
    }
}
