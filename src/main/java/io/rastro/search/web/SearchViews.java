package io.rastro.search.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.web.SearchReader;
import io.rastro.report.web.Chip;
import io.rastro.search.RecentSearch;
import io.rastro.search.RecentSearches;
import io.rastro.search.SavedSearch;
import io.rastro.search.SavedSearches;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Searches as their page tells them to a reader. */
@Component
class SearchViews {

    private final SavedSearches saved;
    private final RecentSearches recent;
    private final SearchReader searches;

    SearchViews(SavedSearches saved, RecentSearches recent, SearchReader searches) {
        this.saved = saved;
        this.recent = recent;
        this.searches = searches;
    }

    /**
     * What a search asks for.
     *
     * @param titleKey of its report's name
     * @param words null: it is not the reader's to ask
     * @param personal whether it also holds what says who somebody is
     */
    public record Asked(String titleKey, @Nullable List<Chip> words, boolean personal) {}

    /**
     * A search that is kept under a name.
     *
     * @param own whether it is the reader's
     * @param start whether the portal opens on it
     */
    public record SavedView(SavedSearch search, Asked asked, boolean own, boolean start) {}

    /** A search that was asked lately; its address is the reader's own. */
    public record RecentView(String address, Asked asked, Instant askedAt) {}

    List<SavedView> saved(PortalUser reader) {
        int start = saved.start(reader).map(SavedSearch::id).orElse(0);
        return saved.visible(reader).stream()
                .map(search -> new SavedView(
                        search,
                        asked(search.path(), search.query(), reader),
                        search.isOf(reader),
                        search.id() == start))
                .toList();
    }

    List<RecentView> recent(PortalUser reader) {
        return recent.latest(reader).stream()
                .map(search -> view(search, reader))
                .toList();
    }

    private RecentView view(RecentSearch search, PortalUser reader) {
        return new RecentView(
                search.path() + "?" + search.query(), asked(search.path(), search.query(), reader), search.askedAt());
    }

    Asked asked(String path, String query, PortalUser reader) {
        return new Asked(
                searches.report(path).map(report -> report.titleKey()).orElse("searches.report.gone"),
                searches.words(path, query, reader).orElse(null),
                SearchReader.personal(query));
    }
}
