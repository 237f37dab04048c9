package io.rastro.search.web;

import io.rastro.account.PortalUser;
import io.rastro.search.NamedSearch;
import io.rastro.search.SavedSearches;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What stands behind "my searches" on the page of a report. Pages ask it by its name. */
@Component
public class SearchMenu {

    /** The page of all of them shows the rest. */
    private static final int MOST = 50;

    private final SavedSearches searches;

    SearchMenu(SavedSearches searches) {
        this.searches = searches;
    }

    /** The searches of a report that a reader may open, by name. */
    public record ReportSearches(List<NamedSearch> own, List<NamedSearch> ofOthers) {

        public boolean none() {
            return own.isEmpty() && ofOthers.isEmpty();
        }
    }

    public ReportSearches of(String path, PortalUser reader) {
        Map<Boolean, List<NamedSearch>> found = searches.ofReport(reader, path, MOST).stream()
                .collect(Collectors.partitioningBy(search -> search.isOf(reader)));
        return new ReportSearches(found.getOrDefault(true, List.of()), found.getOrDefault(false, List.of()));
    }
}
