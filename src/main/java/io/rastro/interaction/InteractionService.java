package io.rastro.interaction;

import io.rastro.account.ServiceScope;
import io.rastro.interaction.Neighbours.Line;
import io.rastro.report.Cursor;
import io.rastro.report.KeysetPage;
import io.rastro.report.Order;
import io.rastro.report.PageRead;
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
// One snapshot: the dictionaries that a line refers to are read before it.
@PageRead
public class InteractionService {

    private final InteractionSearch search;
    private final Listing listing;
    private final Lookup lookup;
    private final ZoneId zone;

    InteractionService(InteractionSearch search, Listing listing, Lookup lookup, ZoneId zone) {
        this.search = search;
        this.listing = listing;
        this.lookup = lookup;
        this.zone = zone;
    }

    public KeysetPage<InteractionRow> page(InteractionFilter filter, ServiceScope scope, PageRequest request) {
        Restriction restriction = Restriction.of(filter, scope, lookup);
        return restriction.impossible()
                ? KeysetPage.empty()
                : KeysetPage.of(
                        listing.source(restriction, filter.order()),
                        request.after(),
                        request.before(),
                        InteractionRow::cursor);
    }

    /** The lines around one that the search has, or had. */
    public Neighbours neighbours(InteractionFilter filter, ServiceScope scope, Cursor line) {
        Restriction restriction = Restriction.of(filter, scope, lookup);
        if (restriction.impossible()) {
            return Neighbours.NONE;
        }
        Order order = filter.order();
        return new Neighbours(
                neighbour(restriction, order.reversed(), line, Math.max(1, line.position() - 1)),
                neighbour(restriction, order, line, line.position() + 1));
    }

    private @Nullable Line neighbour(Restriction restriction, Order order, Cursor line, long position) {
        return listing.lines(restriction, order, line, 1).stream()
                .map(row -> new Line(row.conversationId(), row.cursor(position)))
                .findFirst()
                .orElse(null);
    }

    /** Whether nothing has ever come in, of any medium and service. */
    public boolean noneYet() {
        return search.noneYet();
    }

    /** How many lines match, exactly. */
    public long count(InteractionFilter filter, ServiceScope scope) {
        Restriction restriction = Restriction.of(filter, scope, lookup);
        return restriction.impossible() ? 0 : search.count(new AllSql(restriction, filter.order(), zone));
    }

    /**
     * What a search without lines would find if one of its filters were left out: by the filter's name, counted no
     * further than {@link KeysetPage#COUNTED_AT_MOST} + 1, only those that would find any.
     */
    public Map<String, Long> looser(InteractionFilter filter, ServiceScope scope) {
        Map<String, Long> found = new LinkedHashMap<>();
        for (InteractionField field : InteractionField.of(filter.medium())) {
            if (filter.values().has(field.field())) {
                long count = countUpTo(filter.without(field), scope);
                if (count > 0) {
                    found.put(field.field().name(), count);
                }
            }
        }
        return found;
    }

    private long countUpTo(InteractionFilter filter, ServiceScope scope) {
        Restriction restriction = Restriction.of(filter, scope, lookup);
        return restriction.impossible()
                ? 0
                : listing.countUpTo(restriction, filter.order(), KeysetPage.COUNTED_AT_MOST + 1);
    }

    /** Hands every matching line to the sink, in the order of the grid, as the database yields it. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void export(InteractionFilter filter, ServiceScope scope, Consumer<InteractionRow> sink) {
        Restriction restriction = Restriction.of(filter, scope, lookup);
        if (!restriction.impossible()) {
            search.forEach(new AllSql(restriction, filter.order(), zone), filter.medium(), sink);
        }
    }
}
