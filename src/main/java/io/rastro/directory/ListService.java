package io.rastro.directory;

import io.rastro.account.ServiceScope;
import io.rastro.report.Cursor;
import io.rastro.report.KeysetList;
import io.rastro.report.KeysetList.Neighbours;
import io.rastro.report.KeysetPage;
import io.rastro.report.ListRow;
import io.rastro.report.PageRequest;
import io.rastro.report.PageTransaction;
import java.util.function.Consumer;
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

    public KeysetPage<R> page(F filter, ServiceScope scope, PageRequest request) {
        return list(filter, scope).page(request);
    }

    /** The rows around one. */
    public Neighbours neighbours(F filter, ServiceScope scope, Cursor cursor) {
        return list(filter, scope).neighbours(cursor);
    }

    /** How many rows there are, exactly. */
    public long count(F filter, ServiceScope scope) {
        return list(filter, scope).count();
    }

    /** Hands every row to the sink, in the order of the list, as the database yields it, however long that takes. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void export(F filter, ServiceScope scope, Consumer<R> sink) {
        list(filter, scope).forEach(sink);
    }
}
