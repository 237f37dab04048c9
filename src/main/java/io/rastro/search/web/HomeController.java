package io.rastro.search.web;

import io.rastro.account.Permission;
import io.rastro.account.PortalUser;
import io.rastro.directory.web.SearchReader;
import io.rastro.interaction.web.EmptyPortalCheck;
import io.rastro.search.SavedSearch;
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
    private final SearchReader words;

    HomeController(EmptyPortalCheck portal, SavedSearches searches, SearchReader words) {
        this.portal = portal;
        this.searches = searches;
        this.words = words;
    }

    @GetMapping("/")
    String home(@AuthenticationPrincipal PortalUser reader) {
        boolean fills = reader.may(Permission.IMPORT) && reader.may(Permission.VIEW_UNMASKED) && portal.waitsForData();
        return "redirect:"
                + (fills
                        ? "/imports"
                        : searches.start(reader)
                                .filter(search -> mayAsk(search, reader))
                                .map(search -> address(search, reader))
                                .orElse("/interactions"));
    }

    /** What one may no longer ask is no page to begin with. */
    private boolean mayAsk(SavedSearch search, PortalUser reader) {
        return words.words(search.path(), search.query(), reader).isPresent();
    }

    /** Where something is kept back, the search's own address tells so. */
    private static String address(SavedSearch search, PortalUser reader) {
        OpenedSearch opened = OpenedSearch.of(search, reader);
        return opened.withheld() ? SavedSearchController.PATH + "/" + search.id() : opened.address();
    }
}
