package io.rastro.ivr;

import io.rastro.report.Order;
import org.jspecify.annotations.Nullable;

/**
 * Which IVR calls are listed: those of a report, narrowed to what one of its numbers counts.
 *
 * @param row the key of a row of the report; null: all rows
 * @param node null: all paths
 */
public record CallsFilter(
        IvrFilter report,
        @Nullable String row,
        CallSet set,
        @Nullable Node node,
        Order order) {}
