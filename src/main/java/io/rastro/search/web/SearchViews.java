package io.rastro.search.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.web.SearchReader;
import io.rastro.report.web.Chip;
import io.rastro.search.NamedSearch;
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

    /** The menu of a report shows more of its own. */
    static final int MOST_OF_OTHERS = 100;

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
     * A search that the reader keeps under a name.
     *
     * @param start whether the portal opens on it
     */
    public record SavedView(SavedSearch search, Asked asked, boolean start) {}

    /**
     * A search that another shares. What it asks for is told when it is opened: in words it would be looked up for each.
     *
     * @param titleKey of its report's name
     * @param start whether the portal opens on it
     */
    public record SharedView(NamedSearch search, String titleKey, boolean start) {}

    /**
     * Those that others share, by name.
     *
     * @param more whether there are others beyond the most that are shown
     */
    public record SharedViews(List<SharedView> shown, boolean more) {}

    /** A search that was asked lately; its address is the reader's own. */
    public record RecentView(String address, Asked asked, Instant askedAt) {}

    List<SavedView> saved(PortalUser reader) {
        int start = start(reader);
        return saved.own(reader).stream()
                .map(search ->
                        new SavedView(search, asked(search.path(), search.query(), reader), search.id() == start))
                .toList();
    }

    SharedViews ofOthers(PortalUser reader) {
        int start = start(reader);
        List<NamedSearch> found = saved.ofOthers(reader, MOST_OF_OTHERS + 1);
        List<SharedView> shown = found.stream()
                .limit(MOST_OF_OTHERS)
                .map(search -> new SharedView(search, titleKey(search.path()), search.id() == start))
                .toList();
        return new SharedViews(shown, found.size() > shown.size());
    }

    private int start(PortalUser reader) {
        return saved.start(reader).map(SavedSearch::id).orElse(0);
    }

    private String titleKey(String path) {
        return searches.report(path).map(report -> report.titleKey()).orElse("searches.report.gone");
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
                titleKey(path), searches.words(path, query, reader).orElse(null), SearchReader.personal(query));
    }
}
