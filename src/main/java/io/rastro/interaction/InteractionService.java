package io.rastro.interaction;

import io.rastro.account.ServiceScope;
import io.rastro.directory.ListService;
import io.rastro.report.KeysetList;
import io.rastro.report.KeysetPage;
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
        SearchCriteria criteria = SearchCriteria.of(filter, scope, resolver);
        return criteria.matchesNothing() ? KeysetList.none() : pages.list(criteria, filter.order());
    }

    /** Whether nothing has ever come in, of any medium and service. */
    public boolean noneYet() {
        return search.noneYet();
    }

    /**
     * What a search without rows would find if one of its filters were left out: by the filter's name, counted no
     * further than {@link KeysetPage#COUNTED_AT_MOST} + 1, only those that would find any.
     */
    public Map<String, Long> looser(InteractionFilter filter, ServiceScope scope) {
        Map<String, Long> found = new LinkedHashMap<>();
        for (InteractionField field : filter.values().keySet()) {
            long count = countUpTo(filter.without(field), scope);
            if (count > 0) {
                found.put(field.field().name(), count);
            }
        }
        return found;
    }

    /** When the first interaction of some contacts was received that a search finds; empty when it finds none. */
    public Optional<Instant> firstOf(Set<Long> contactIds, InteractionFilter filter, ServiceScope scope) {
        SearchCriteria criteria = SearchCriteria.of(filter, scope, resolver);
        criteria.contacts(contactIds);
        return criteria.matchesNothing()
                ? Optional.empty()
                : search.first(new SearchSql(criteria, filter.order(), zone));
    }

    private long countUpTo(InteractionFilter filter, ServiceScope scope) {
        SearchCriteria criteria = SearchCriteria.of(filter, scope, resolver);
        return criteria.matchesNothing()
                ? 0
                : pages.countUpTo(criteria, filter.order(), KeysetPage.COUNTED_AT_MOST + 1);
    }
}
