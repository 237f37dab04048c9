package io.rastro.directory;

import io.rastro.account.ServiceScope;
import io.rastro.report.Cursor;
import io.rastro.report.KeysetList;
import io.rastro.report.KeysetList.Count;
import io.rastro.report.KeysetList.Neighbours;
import io.rastro.report.KeysetPage;
import io.rastro.report.ListRow;
import io.rastro.report.PageRequest;
import io.rastro.report.PageTransaction;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers what a report asks of one of its lists; every method sees only what the reader's scope permits.
 *
 * @param <F> what is asked for, checked
 */
// One snapshot: the names that a row refers to are read before it.
@PageTransaction
public abstract class ListService<F, R extends ListRow> {

    /** The list of what is asked for; it is read in the same transaction. */
    protected abstract KeysetList<R> list(F filter, ServiceScope scope);

    /** What a page shows, read at once: what it needs to know is looked up for all of it. */
    public Answer<R> answer(F filter, ServiceScope scope, PageRequest request, boolean countExactly) {
        KeysetList<R> list = list(filter, scope);
        KeysetPage<R> page = list.page(request);
        boolean nothing = page.rows().isEmpty() && request.after() == null;
        return new Answer<>(page, countExactly ? list.count() : null, nothing ? list.looser() : Map.of());
    }

    /**
     * A page, and what is told beside it.
     *
     * @param exactCount how many rows there are; null where that was not asked for
     * @param looser as {@link KeysetList#looser}, of a list without rows
     */
    public record Answer<R>(KeysetPage<R> page, @Nullable Long exactCount, Map<String, Count> looser) {}

    /** The rows around one. */
    public Neighbours neighbours(F filter, ServiceScope scope, Cursor cursor) {
        return list(filter, scope).neighbours(cursor);
    }

    /** Hands every row to the sink, in the order of the list, as the database yields it, however long that takes. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void export(F filter, ServiceScope scope, Consumer<R> sink) {
        list(filter, scope).forEach(sink);
    }
}
