package io.rastro.account;

import io.rastro.system.web.Flash;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which roles take a second factor. It is every service's matter: only who sees all of them may change it. */
@Controller
@RequestMapping("/admin/second-factor")
class SecondFactorRolesController {

    private final SecondFactors secondFactors;

    SecondFactorRolesController(SecondFactors secondFactors) {
        this.secondFactors = secondFactors;
    }

    @GetMapping
    ModelAndView page(@AuthenticationPrincipal PortalUser administrator) {
        return new ModelAndView("account/second-factor-roles")
                .addObject("roles", Role.values())
                .addObject("requiring", secondFactors.requiringRoles())
                .addObject("changeable", administrator.scope().all());
    }

    @PostMapping
    String change(
            @RequestParam(defaultValue = "") List<String> role,
            @AuthenticationPrincipal PortalUser administrator,
            RedirectAttributes redirect) {
        if (!administrator.scope().all()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Set<Role> chosen = Arrays.stream(Role.values())
                .filter(known -> role.contains(known.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        // Whoever asks it of himself is not to stand outside by it.
        if (chosen.contains(administrator.role()) && !secondFactors.has(administrator.id())) {
            redirect.addFlashAttribute("flash", Flash.problem("account.second.own-first"));
        } else {
            secondFactors.require(administrator, chosen);
            redirect.addFlashAttribute("flash", Flash.done("account.second.roles-changed"));
        }
        return "redirect:/admin/second-factor";
    }
}
