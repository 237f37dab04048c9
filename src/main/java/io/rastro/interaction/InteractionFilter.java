package io.rastro.interaction;

import io.rastro.report.FilterValues;
import io.rastro.report.Order;
import io.rastro.report.Period;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is asked of interaction tracking.
 *
 * @param values those of the filters that were given, each of the type that the filter reads
 */
public record InteractionFilter(Medium medium, Map<InteractionField, Object> values, Order order) {

    public static final String MEDIUM = "media";

    public InteractionFilter {
        values = Collections.unmodifiableMap(values);
    }

    /** Reads it from an address that was checked. */
    public static InteractionFilter of(Medium medium, FilterValues sent, Order order) {
        Map<InteractionField, Object> values = new EnumMap<>(InteractionField.class);
        InteractionField.of(medium).stream()
                .filter(field -> sent.has(field.field()))
                .forEach(field -> values.put(field, field.read(sent)));
        return new InteractionFilter(medium, values, order);
    }

    /** The filters that the medium has. */
    public List<InteractionField> fields() {
        return InteractionField.of(medium);
    }

    public Period period() {
        return (Period) values.getOrDefault(InteractionField.DATE, new Period(null, null));
    }

    /** The values that narrow the search: once contacts are picked, the text they were looked for by does not. */
    Map<InteractionField, Object> narrowing() {
        return values.containsKey(InteractionField.CONTACT) ? without(InteractionField.CONTACT_SEARCH).values : values;
    }

    /** The same search with one filter left out. */
    public InteractionFilter without(InteractionField left) {
        Map<InteractionField, Object> kept = new EnumMap<>(InteractionField.class);
        kept.putAll(values);
        kept.remove(left);
        return new InteractionFilter(medium, kept, order);
    }
}
