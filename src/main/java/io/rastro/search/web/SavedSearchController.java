package io.rastro.search.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.web.SearchReader;
import io.rastro.directory.web.SearchableReport;
import io.rastro.search.RecentSearches;
import io.rastro.search.RefusedSearch;
import io.rastro.search.SavedSearch;
import io.rastro.search.SavedSearches;
import io.rastro.search.web.SearchViews.Asked;
import io.rastro.system.web.Flash;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own searches: kept, opened, changed and shared. What is not the reader's is unknown. */
@Controller
@RequestMapping(SavedSearchController.PATH)
class SavedSearchController {

    static final String PATH = "/saved-searches";

    private static final String ID = "/{id:[1-9][0-9]{0,8}}";
    private static final String TO_LIST = "redirect:" + PATH;

    private final SavedSearches saved;
    private final RecentSearches recent;
    private final SearchReader searches;
    private final SearchViews views;

    SavedSearchController(SavedSearches saved, RecentSearches recent, SearchReader searches, SearchViews views) {
        this.saved = saved;
        this.recent = recent;
        this.searches = searches;
        this.views = views;
    }

    @GetMapping
    ModelAndView list(@AuthenticationPrincipal PortalUser reader) {
        return page(HttpStatus.OK, null, null, reader);
    }

    /**
     * What was wrong with a name.
     *
     * @param id of the search to be renamed; 0: one to be kept
     */
    public record NameProblem(int id, String name, RefusedSearch refused) {}

    /** A search that is to be kept, once its name is right. */
    public record Draft(String report, String query, Asked asked) {}

    private ModelAndView page(
            HttpStatus status, @Nullable NameProblem problem, @Nullable Draft draft, PortalUser reader) {
        return new ModelAndView("searches/list", status)
                .addObject("searches", views.saved(reader))
                .addObject("ofOthers", views.ofOthers(reader))
                .addObject("mostOfOthers", SearchViews.MOST_OF_OTHERS)
                .addObject("recent", views.recent(reader))
                .addObject("teams", saved.teams(reader))
                .addObject("problem", problem)
                .addObject("draft", draft);
    }

    /** @param replaced one's own search that is to ask this from now on; absent: a new one is kept */
    @PostMapping
    ModelAndView save(
            @RequestParam String report,
            @RequestParam String query,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable Integer replaced,
            @AuthenticationPrincipal PortalUser reader,
            RedirectAttributes redirect) {
        SearchableReport<?> known = searches.report(report).orElseThrow(SavedSearchController::unknown);
        String asked = searches.asked(known, query, reader)
                .filter(whole -> whole.length() <= SavedSearches.LONGEST_QUERY)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "no search of " + report));
        try {
            String kept = replaced == null
                    ? saved.save(reader, name, report, asked).name()
                    : replaced(own(replaced, reader), report, asked);
            redirect.addFlashAttribute("flash", Flash.done("searches.saved", kept));
            return new ModelAndView("redirect:" + report + "?" + asked);
        } catch (RefusedSearch refused) {
            Draft draft = new Draft(report, asked, views.asked(report, asked, reader));
            return page(HttpStatus.BAD_REQUEST, new NameProblem(0, name, refused), draft, reader);
        }
    }

    private String replaced(SavedSearch search, String report, String query) {
        saved.replace(search, report, query);
        return search.name();
    }

    @GetMapping(ID)
    ModelAndView open(@PathVariable int id, @AuthenticationPrincipal PortalUser reader, RedirectAttributes redirect) {
        return opened(saved.find(reader, id), reader, redirect);
    }

    /** For whom somebody gave the link to: who is signed in, and with their own rights. */
    @GetMapping("/link/{link:[0-9a-f]{32}}")
    ModelAndView follow(
            @PathVariable String link, @AuthenticationPrincipal PortalUser reader, RedirectAttributes redirect) {
        return opened(saved.linked(link), reader, redirect);
    }

    private static ModelAndView opened(Optional<SavedSearch> search, PortalUser reader, RedirectAttributes redirect) {
        OpenedSearch opened = OpenedSearch.of(search.orElseThrow(SavedSearchController::unknown), reader);
        if (opened.withheld()) {
            redirect.addFlashAttribute("flash", Flash.warning("searches.withheld"));
        }
        return new ModelAndView("redirect:" + opened.address());
    }

    @PostMapping(ID + "/name")
    ModelAndView rename(
            @PathVariable int id,
            @RequestParam(defaultValue = "") String name,
            @AuthenticationPrincipal PortalUser reader,
            RedirectAttributes redirect) {
        try {
            return changed(id, reader, redirect, "searches.renamed", search -> saved.rename(search, name));
        } catch (RefusedSearch refused) {
            return page(HttpStatus.BAD_REQUEST, new NameProblem(id, name, refused), null, reader);
        }
    }

    @PostMapping(ID + "/deletion")
    ModelAndView delete(@PathVariable int id, @AuthenticationPrincipal PortalUser reader, RedirectAttributes redirect) {
        return changed(id, reader, redirect, "searches.deleted", saved::delete);
    }

    /** @param team blank: with none any more */
    @PostMapping(ID + "/team")
    ModelAndView share(
            @PathVariable int id,
            @RequestParam(required = false) @Nullable Integer team,
            @AuthenticationPrincipal PortalUser reader,
            RedirectAttributes redirect) {
        return changed(id, reader, redirect, team == null ? "searches.unshared" : "searches.shared", search -> {
            if (!saved.share(reader, search, team)) {
                throw unknown();
            }
        });
    }

    @PostMapping(ID + "/link")
    ModelAndView link(
            @PathVariable int id,
            @RequestParam boolean open,
            @AuthenticationPrincipal PortalUser reader,
            RedirectAttributes redirect) {
        String told = open ? "searches.linked" : "searches.unlinked";
        return changed(id, reader, redirect, told, search -> saved.link(search, open));
    }

    /** Of one's own, or of one that somebody shared. */
    @PostMapping(ID + "/start")
    ModelAndView start(
            @PathVariable int id,
            @RequestParam boolean open,
            @AuthenticationPrincipal PortalUser reader,
            RedirectAttributes redirect) {
        SavedSearch search = saved.find(reader, id).orElseThrow(SavedSearchController::unknown);
        saved.startWith(reader, open ? search : null);
        String told = open ? "searches.start.chosen" : "searches.start.usual";
        redirect.addFlashAttribute("flash", Flash.done(told, search.name()));
        return new ModelAndView(TO_LIST);
    }

    @PostMapping("/recent/deletion")
    ModelAndView forget(@AuthenticationPrincipal PortalUser reader, RedirectAttributes redirect) {
        recent.forget(reader);
        redirect.addFlashAttribute("flash", Flash.done("searches.recent.forgotten"));
        return new ModelAndView(TO_LIST);
    }

    private ModelAndView changed(
            int id, PortalUser reader, RedirectAttributes redirect, String told, Consumer<SavedSearch> change) {
        SavedSearch search = own(id, reader);
        change.accept(search);
        redirect.addFlashAttribute("flash", Flash.done(told, search.name()));
        return new ModelAndView(TO_LIST);
    }

    private SavedSearch own(int id, PortalUser reader) {
        return saved.own(reader, id).orElseThrow(SavedSearchController::unknown);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
