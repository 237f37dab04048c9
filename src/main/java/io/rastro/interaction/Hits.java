package io.rastro.interaction;

import io.rastro.report.KeysetPage.Count;
import java.util.List;

/**
 * The keys of the first lines that match, in order.
 *
 * @param all whether there are no more
 */
record Hits(List<Hit> list, boolean all) {

    static final Hits NONE = new Hits(List.of(), true);

    Count count() {
        return new Count(list.size(), all);
    }
}
