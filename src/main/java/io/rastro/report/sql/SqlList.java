package io.rastro.report.sql;

import io.rastro.report.Cursor;
import io.rastro.report.KeysetList;
import io.rastro.report.ListRow;
import io.rastro.report.Order;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** A list whose every part is read by the same statement, but for where it begins and ends. */
public abstract class SqlList<R extends ListRow> extends KeysetList<R> {

    private final ListReader reader;
    private final RowMapper<R> mapper;
    private final Order order;

    protected SqlList(ListReader reader, RowMapper<R> mapper, Order order) {
        this.reader = reader;
        this.mapper = mapper;
        this.order = order;
    }

    /**
     * The rows beyond a place, in an order.
     *
     * @param beyond null: from the first one on
     * @param limit null: all
     */
    protected abstract SqlStatement rows(@Nullable Cursor beyond, Order requested, @Nullable Integer limit);

    @Override
    protected List<R> read(@Nullable Cursor beyond, boolean backwards, int limit) {
        return reader.rows(rows(beyond, backwards ? order.reversed() : order, limit), mapper);
    }

    @Override
    public void forEach(Consumer<R> sink) {
        reader.forEach(rows(null, order, null), mapper, sink);
    }
}
