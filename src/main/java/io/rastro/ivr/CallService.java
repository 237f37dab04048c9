package io.rastro.ivr;

import io.rastro.account.ServiceScope;
import io.rastro.interaction.Neighbours;
import io.rastro.report.Cursor;
import io.rastro.report.KeysetPage;
import io.rastro.report.Order;
import io.rastro.report.PageRequest;
import io.rastro.report.PageTransaction;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Lists the calls behind the numbers of the IVR report; every method sees only what the reader's scope permits. */
@Service
@PageTransaction
public class CallService {

    private final CallRepository calls;
    private final IvrService report;

    CallService(CallRepository calls, IvrService report) {
        this.calls = calls;
        this.report = report;
    }

    /** A page, counted as the report counts. */
    public KeysetPage<CallRow> page(CallsFilter filter, ServiceScope scope, PageRequest request) {
        long count = report.count(filter, scope);
        CallConditions conditions = report.conditions(filter, scope);
        KeysetPage.Source<CallRow> source = new KeysetPage.Source<>() {
            @Override
            public KeysetPage.Rows<CallRow> read(@Nullable Cursor beyond, boolean backwards, int limit) {
                Order order = backwards ? filter.order().reversed() : filter.order();
                return KeysetPage.Rows.uncounted(calls.page(conditions, order, beyond, limit));
            }

            @Override
            public KeysetPage.Count countBeyond(Cursor cursor, int limit) {
                return KeysetPage.Count.of(count - cursor.position(), limit);
            }
        };
        return KeysetPage.of(source, request.after(), request.before(), CallRow::cursor)
                .counting(count);
    }

    /** The calls with a history around one. */
    public Neighbours neighbours(CallsFilter filter, ServiceScope scope, Cursor cursor) {
        CallConditions conditions = report.conditions(filter, scope);
        return new Neighbours(
                neighbour(conditions, filter.order().reversed(), cursor, -1),
                neighbour(conditions, filter.order(), cursor, 1));
    }

    // Those without a history are passed over, but for a long row of them.
    private Neighbours.@Nullable Neighbour neighbour(CallConditions conditions, Order order, Cursor cursor, int step) {
        Cursor from = cursor;
        for (int read = 0; read < KeysetPage.COUNTED_AT_MOST; read += KeysetPage.ROWS) {
            List<CallRow> rows = calls.page(conditions, order, from, KeysetPage.ROWS);
            for (CallRow row : rows) {
                from = row.cursor(Math.max(1, from.position() + step));
                Long conversation = row.conversationId();
                if (conversation != null) {
                    return new Neighbours.Neighbour(conversation, from);
                }
            }
            if (rows.size() < KeysetPage.ROWS) {
                return null;
            }
        }
        return null;
    }

    /** Hands every call to the sink, in the order of the list, as the database yields it. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void export(CallsFilter filter, ServiceScope scope, Consumer<CallRow> sink) {
        calls.forEach(report.conditions(filter, scope), filter.order(), sink);
    }
}
