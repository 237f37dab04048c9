package io.rastro.interaction;

import io.rastro.report.KeysetPage.Count;
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
}
