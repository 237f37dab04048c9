package io.rastro.interaction;

import io.rastro.report.Cursor;
import io.rastro.report.InstantRange;
import org.jspecify.annotations.Nullable;

/**
 * A part of the period that is searched.
 *
 * @param after the row before its first one; null: it begins where the range does
 * @param scanRows how many of its rows are scanned in their order; 0: all that match are found by their facets
 */
record TimeWindow(InstantRange range, @Nullable Cursor after, int scanRows) {

    boolean sequential() {
        return scanRows > 0;
    }
}
