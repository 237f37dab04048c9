package io.rastro.ivr;

import io.rastro.account.ServiceScope;
import io.rastro.interaction.PageRequest;
import io.rastro.report.Cursor;
import io.rastro.report.Order;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Lists the calls behind the numbers of the IVR report; every method sees only what the reader's scope permits. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class CallService {

    static final int ROWS_PER_PAGE = 50;

    private final CallRepository calls;
    private final IvrService report;

    CallService(CallRepository calls, IvrService report) {
        this.calls = calls;
        this.report = report;
    }

    public CallPage page(CallsFilter filter, ServiceScope scope, PageRequest request) {
        long count = report.count(filter, scope);
        Cursor before = request.before();
        if (before != null) {
            List<CallRow> rows = lines(filter, scope, filter.order().reversed(), before);
            if (rows.size() >= ROWS_PER_PAGE) {
                return pageBefore(rows, before, count);
            }
        }
        Cursor after = before == null ? request.after() : null;
        return pageAfter(lines(filter, scope, filter.order(), after), after, count);
    }

    private List<CallRow> lines(CallsFilter filter, ServiceScope scope, Order order, @Nullable Cursor after) {
        return calls.page(report.conditions(filter, scope), order, after, ROWS_PER_PAGE + 1);
    }

    private static CallPage pageAfter(List<CallRow> rows, @Nullable Cursor after, long count) {
        boolean more = rows.size() > ROWS_PER_PAGE;
        List<CallRow> shown = more ? rows.subList(0, ROWS_PER_PAGE) : rows;
        long position = after == null ? 0 : after.position();
        Cursor previous = after == null || shown.isEmpty() ? null : cursor(shown.get(0), position);
        Cursor next = more ? cursor(shown.get(shown.size() - 1), position + shown.size()) : null;
        return new CallPage(shown, position, previous, next, count);
    }

    private static CallPage pageBefore(List<CallRow> reversed, Cursor before, long count) {
        boolean more = reversed.size() > ROWS_PER_PAGE;
        List<CallRow> shown = new ArrayList<>(reversed.subList(0, ROWS_PER_PAGE));
        Collections.reverse(shown);
        long position = more ? Math.max(1, before.position() - shown.size()) : 0;
        Cursor previous = more ? cursor(shown.get(0), position) : null;
        Cursor next = cursor(shown.get(shown.size() - 1), position + shown.size());
        return new CallPage(shown, position, previous, next, count);
    }

    private static Cursor cursor(CallRow row, long position) {
        return new Cursor(row.enteredAt(), row.id(), position);
    }

    /** Hands every call to the sink, in the order of the list, as the database yields it. */
    public void export(CallsFilter filter, ServiceScope scope, Consumer<CallRow> sink) {
        calls.forEach(report.conditions(filter, scope), filter.order(), sink);
    }
}
