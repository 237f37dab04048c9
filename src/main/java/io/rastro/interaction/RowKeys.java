package io.rastro.interaction;

import io.rastro.report.Cursor;
import io.rastro.report.KeysetList.Count;
import java.time.Instant;
import java.util.List;

/**
 * The keys of the first rows that match, in order.
 *
 * @param complete whether there are no more
 */
record RowKeys(List<RowKey> keys, boolean complete) {

    static final RowKeys NONE = new RowKeys(List.of(), true);

    Count count() {
        return new Count(keys.size(), complete);
    }

    /**
     * The key of a row that matches, by which the row itself is read.
     *
     * @param receivedAt when it was received, in whole seconds
     */
    record RowKey(long id, Instant receivedAt) {

        /** The cursor behind it. */
        Cursor cursor() {
            return new Cursor(receivedAt, id, 0);
        }
    }
}
