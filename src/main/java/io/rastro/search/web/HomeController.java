package io.rastro.search.web;

import io.rastro.account.Permission;
import io.rastro.account.PortalUser;
import io.rastro.interaction.web.EmptyPortalCheck;
import io.rastro.search.SavedSearches;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The portal opens on the search that the reader chose, else on the report most readers came for; an empty one, on what
 * fills it, for who may.
 */
@Controller
class HomeController {

    private final EmptyPortalCheck portal;
    private final SavedSearches searches;

    HomeController(EmptyPortalCheck portal, SavedSearches searches) {
        this.portal = portal;
        this.searches = searches;
    }

    @GetMapping("/")
    String home(@AuthenticationPrincipal PortalUser reader) {
        boolean fills = reader.may(Permission.IMPORT) && reader.may(Permission.VIEW_UNMASKED) && portal.waitsForData();
        return "redirect:"
                + (fills
                        ? "/imports"
                        : searches.start(reader)
                                .map(search -> OpenedSearch.of(search, reader).address())
                                .orElse("/interactions"));
    }
}
