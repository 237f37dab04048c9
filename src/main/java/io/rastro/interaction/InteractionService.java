package io.rastro.interaction;

import io.rastro.account.ServiceScope;
import io.rastro.directory.ListService;
import io.rastro.report.KeysetList;
import io.rastro.report.KeysetList.Count;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Answers the tracking report; every method sees only what the reader's scope permits. */
@Service
public class InteractionService extends ListService<InteractionFilter, InteractionRow> {

    private final InteractionSearch search;
    private final PageReader pages;
    private final IdResolver resolver;
    private final ZoneId zone;

    InteractionService(InteractionSearch search, PageReader pages, IdResolver resolver, ZoneId zone) {
        this.search = search;
        this.pages = pages;
        this.resolver = resolver;
        this.zone = zone;
    }

    @Override
    protected KeysetList<InteractionRow> list(InteractionFilter filter, ServiceScope scope) {
        Lookups lookups = new Lookups();
        return pages.list(
                SearchCriteria.of(filter, scope, resolver, lookups),
                filter.order(),
                () -> looser(filter, scope, lookups));
    }

    /** Whether nothing has ever come in, of any medium and service. */
    public boolean noneYet() {
        return search.noneYet();
    }

    private Map<String, Count> looser(InteractionFilter filter, ServiceScope scope, Lookups lookups) {
        Map<String, Count> found = new LinkedHashMap<>();
        for (InteractionField field : filter.values().keySet()) {
            SearchCriteria others = SearchCriteria.of(filter.without(field), scope, resolver, lookups);
            Count count = pages.someOf(others, filter.order());
            if (count.rows() > 0) {
                found.put(field.field().name(), count);
            }
        }
        return found;
    }

    /** When the first interaction of some contacts was received that a search finds; empty when it finds none. */
    public Optional<Instant> firstOf(Set<Long> contactIds, InteractionFilter filter, ServiceScope scope) {
        SearchCriteria criteria = SearchCriteria.of(filter, scope, resolver, new Lookups());
        criteria.contacts(contactIds);
        return criteria.matchesNothing()
                ? Optional.empty()
                : search.first(new SearchSql(criteria, filter.order(), zone));
    }
}
