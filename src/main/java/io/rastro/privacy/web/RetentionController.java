package io.rastro.privacy.web;

import io.rastro.account.PortalUser;
import io.rastro.privacy.Retentions;
import io.rastro.system.web.Flash;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is kept for how long, what the last runs removed and held back, and which services are a SAC's. */
@Controller
@RequestMapping("/admin/retention")
class RetentionController {

    private final Retentions retentions;

    RetentionController(Retentions retentions) {
        this.retentions = retentions;
    }

    @GetMapping
    ModelAndView page(@AuthenticationPrincipal PortalUser account) {
        return new ModelAndView("privacy/retention")
                .addObject("applied", retentions.applied())
                .addObject("services", account.scope().all() ? retentions.services() : List.of());
    }

    @PostMapping("/sac")
    ModelAndView declare(
            @RequestParam(defaultValue = "") List<String> service,
            @AuthenticationPrincipal PortalUser account,
            RedirectAttributes redirect) {
        if (account.scope().all()) {
            retentions.declareSac(
                    service.stream()
                            .filter(id -> id.matches("[1-9][0-9]{0,8}"))
                            .map(Integer::valueOf)
                            .toList(),
                    account);
            redirect.addFlashAttribute("flash", Flash.done("privacy.sac.declared"));
        } else {
            redirect.addFlashAttribute("flash", Flash.problem("privacy.scope"));
        }
        return new ModelAndView("redirect:/admin/retention");
    }
}
