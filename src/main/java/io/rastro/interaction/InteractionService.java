package io.rastro.interaction;

import io.rastro.account.ServiceScope;
import io.rastro.interaction.Neighbours.Line;
import io.rastro.report.Cancellation;
import io.rastro.report.Cursor;
import io.rastro.report.Order;
import io.rastro.report.PageRead;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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

    public static final int ROWS_PER_PAGE = 50;
    /** A count stops here unless asked for exactly. */
    public static final int COUNTED_AT_MOST = 1_000;

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

    public InteractionPage page(InteractionFilter filter, ServiceScope scope, PageRequest request) {
        Restriction restriction = Restriction.of(filter, scope, lookup);
        if (restriction.impossible()) {
            return new InteractionPage(List.of(), 0, null, null, 0, true);
        }
        Cursor before = request.before();
        if (before != null) {
            List<InteractionRow> rows = lines(restriction, filter.order().reversed(), before);
            if (rows.size() >= ROWS_PER_PAGE) {
                return pageBefore(rows, before, restriction, filter.order());
            }
        }
        Cursor after = before == null ? request.after() : null;
        return pageAfter(lines(restriction, filter.order(), after), after, restriction, filter.order());
    }

    private List<InteractionRow> lines(Restriction restriction, Order order, @Nullable Cursor after) {
        return listing.lines(restriction, order, after, ROWS_PER_PAGE + 1);
    }

    private InteractionPage pageAfter(
            List<InteractionRow> rows, @Nullable Cursor after, Restriction restriction, Order order) {
        boolean more = rows.size() > ROWS_PER_PAGE;
        List<InteractionRow> shown = more ? rows.subList(0, ROWS_PER_PAGE) : rows;
        long position = after == null ? 0 : after.position();
        long end = position + shown.size();
        Cursor previous = after == null || shown.isEmpty() ? null : cursor(shown.get(0), position);
        Cursor next = more ? cursor(shown.get(shown.size() - 1), end) : null;
        long count = more ? countUpTo(restriction, order, end) : end;
        return new InteractionPage(shown, position, previous, next, count, !more || count <= COUNTED_AT_MOST);
    }

    private InteractionPage pageBefore(
            List<InteractionRow> reversed, Cursor before, Restriction restriction, Order order) {
        boolean more = reversed.size() > ROWS_PER_PAGE;
        List<InteractionRow> shown = new ArrayList<>(reversed.subList(0, ROWS_PER_PAGE));
        Collections.reverse(shown);
        long position = more ? Math.max(1, before.position() - shown.size()) : 0;
        long end = position + shown.size();
        Cursor previous = more ? cursor(shown.get(0), position) : null;
        long count = countUpTo(restriction, order, end);
        return new InteractionPage(
                shown, position, previous, cursor(shown.get(shown.size() - 1), end), count, count <= COUNTED_AT_MOST);
    }

    // Beyond the limit the answer is known without asking.
    private long countUpTo(Restriction restriction, Order order, long known) {
        if (known > COUNTED_AT_MOST) {
            return COUNTED_AT_MOST + 1;
        }
        return listing.countUpTo(restriction, order, COUNTED_AT_MOST + 1);
    }

    private static Cursor cursor(InteractionRow row, long position) {
        return new Cursor(row.receivedAt(), row.id(), position);
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
                .map(row -> new Line(row.conversationId(), cursor(row, position)))
                .findFirst()
                .orElse(null);
    }

    /** How many lines match, exactly. */
    public long count(InteractionFilter filter, ServiceScope scope) {
        Restriction restriction = Restriction.of(filter, scope, lookup);
        return restriction.impossible() ? 0 : search.count(new SearchSql(restriction, filter.order(), zone));
    }

    /**
     * What a search without lines would find if one of its filters were left out: by the filter's name, counted no
     * further than {@link #COUNTED_AT_MOST} + 1, only those that would find any.
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
        return restriction.impossible() ? 0 : countUpTo(restriction, filter.order(), 0);
    }

    /** Hands every matching line to the sink, in the order of the grid, as the database yields it. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void export(
            InteractionFilter filter, ServiceScope scope, Consumer<InteractionRow> sink, Cancellation cancellation) {
        Restriction restriction = Restriction.of(filter, scope, lookup);
        if (!restriction.impossible()) {
            search.forEach(new SearchSql(restriction, filter.order(), zone), filter.medium(), sink, cancellation);
        }
    }
}
