package io.rastro.interaction;

import io.rastro.account.ServiceScope;
import io.rastro.interaction.Neighbours.Neighbour;
import io.rastro.report.Cursor;
import io.rastro.report.KeysetPage;
import io.rastro.report.Order;
import io.rastro.report.PageRequest;
import io.rastro.report.PageTransaction;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Answers the tracking report; every method sees only what the reader's scope permits. */
@Service
// One snapshot: the dictionaries that a row refers to are read before it.
@PageTransaction
public class InteractionService {

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

    public KeysetPage<InteractionRow> page(InteractionFilter filter, ServiceScope scope, PageRequest request) {
        SearchCriteria criteria = SearchCriteria.of(filter, scope, resolver);
        return criteria.matchesNothing()
                ? KeysetPage.empty()
                : KeysetPage.of(
                        pages.source(criteria, filter.order()),
                        request.after(),
                        request.before(),
                        InteractionRow::cursor);
    }

    /** The rows around one that the search has, or had. */
    public Neighbours neighbours(InteractionFilter filter, ServiceScope scope, Cursor cursor) {
        SearchCriteria criteria = SearchCriteria.of(filter, scope, resolver);
        if (criteria.matchesNothing()) {
            return Neighbours.NONE;
        }
        Order order = filter.order();
        return new Neighbours(
                neighbour(criteria, order.reversed(), cursor, Math.max(1, cursor.position() - 1)),
                neighbour(criteria, order, cursor, cursor.position() + 1));
    }

    private @Nullable Neighbour neighbour(SearchCriteria criteria, Order order, Cursor cursor, long position) {
        return pages.rows(criteria, order, cursor, 1).stream()
                .map(row -> new Neighbour(row.conversationId(), row.cursor(position)))
                .findFirst()
                .orElse(null);
    }

    /** Whether nothing has ever come in, of any medium and service. */
    public boolean noneYet() {
        return search.noneYet();
    }

    /** How many rows match, exactly. */
    public long count(InteractionFilter filter, ServiceScope scope) {
        SearchCriteria criteria = SearchCriteria.of(filter, scope, resolver);
        return criteria.matchesNothing() ? 0 : search.count(new AllRowsSql(criteria, filter.order(), zone));
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

    private long countUpTo(InteractionFilter filter, ServiceScope scope) {
        SearchCriteria criteria = SearchCriteria.of(filter, scope, resolver);
        return criteria.matchesNothing()
                ? 0
                : pages.countUpTo(criteria, filter.order(), KeysetPage.COUNTED_AT_MOST + 1);
    }

    /** Hands every matching row to the sink, in the order of the grid, as the database yields it. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void export(InteractionFilter filter, ServiceScope scope, Consumer<InteractionRow> sink) {
        SearchCriteria criteria = SearchCriteria.of(filter, scope, resolver);
        if (!criteria.matchesNothing()) {
            search.forEach(new AllRowsSql(criteria, filter.order(), zone), sink);
        }
    }
}
