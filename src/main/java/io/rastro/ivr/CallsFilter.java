package io.rastro.ivr;

import io.rastro.report.Order;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which IVR calls are listed: those of a report, narrowed to what one of its numbers counts.
 *
 * @param row the key of a row of the report; null: all rows
 * @param node null: all paths
 * @param imports the imports that brought them; empty: however they came
 */
public record CallsFilter(
        IvrFilter report,
        @Nullable String row,
        CallSet set,
        @Nullable MenuNode node,
        Set<Integer> imports,
        Order order) {}
