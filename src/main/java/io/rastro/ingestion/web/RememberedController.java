package io.rastro.ingestion.web;

import io.rastro.account.PortalUser;
import io.rastro.ingestion.RememberedMappings;
import io.rastro.ingestion.TextCleaner;
import io.rastro.system.web.Flash;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Mappings that the portal remembers, listed on the page of imports: named anew, and forgotten. */
@Controller
@RequestMapping("/imports/mappings/{id}")
class RememberedController {

    private static final String LIST = "redirect:/imports";

    private final RememberedMappings memory;

    RememberedController(RememberedMappings memory) {
        this.memory = memory;
    }

    @PostMapping
    String rename(
            @PathVariable int id,
            @RequestParam String name,
            @AuthenticationPrincipal PortalUser user,
            RedirectAttributes redirect) {
        String given = name.strip();
        if (given.isEmpty() || given.length() > TextCleaner.NAME_LIMIT) {
            redirect.addFlashAttribute("flash", Flash.problem("imports.flash.nameless"));
            return LIST;
        }
        refuseUnless(memory.rename(id, given, user.scope()));
        redirect.addFlashAttribute("flash", Flash.done("imports.flash.renamed", given));
        return LIST;
    }

    @PostMapping("/deletion")
    String forget(@PathVariable int id, @AuthenticationPrincipal PortalUser user, RedirectAttributes redirect) {
        refuseUnless(memory.forget(id, user.scope()));
        redirect.addFlashAttribute("flash", Flash.done("imports.flash.forgotten"));
        return LIST;
    }

    private static void refuseUnless(boolean found) {
        if (!found) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
