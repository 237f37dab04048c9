package io.rastro.interaction;

import io.rastro.report.FilterValues;
import io.rastro.report.Order;
import io.rastro.report.Period;
import java.util.List;

/**
 * What was asked of interaction tracking, already checked: values belong to filters that the medium has and are well
 * formed.
 */
public record InteractionFilter(Medium medium, FilterValues values, Order order) {

    public static final String MEDIUM = "media";

    /** The filters that the medium has. */
    public List<InteractionField> fields() {
        return InteractionField.of(medium);
    }

    public Period period() {
        return values.period(InteractionField.DATE.field());
    }

    /** The same search with one filter left out. */
    public InteractionFilter without(InteractionField left) {
        return new InteractionFilter(
                medium, values.only(parameter -> !left.field().parameters().contains(parameter)), order);
    }
}
