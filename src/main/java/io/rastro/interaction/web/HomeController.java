package io.rastro.interaction.web;

import io.rastro.account.Permission;
import io.rastro.account.PortalUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The portal opens on the report most readers came for; an empty one, on what fills it, for who may. */
@Controller
class HomeController {

    private final EmptyPortalCheck portal;

    HomeController(EmptyPortalCheck portal) {
        this.portal = portal;
    }

    @GetMapping("/")
    String home(@AuthenticationPrincipal PortalUser reader) {
        boolean fills = reader.may(Permission.IMPORT) && reader.may(Permission.VIEW_UNMASKED) && portal.waitsForData();
        return fills ? "redirect:/imports" : "redirect:" + InteractionController.PATH;
    }
}
