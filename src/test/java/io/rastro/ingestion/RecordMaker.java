package io.rastro.ingestion;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes records that come in of some of their fields; the others are null or empty. */
public final class RecordMaker {

    private RecordMaker() {}

    /** @param values by the names of the record's fields, those of its parts among them */
    public static <R extends Record> R make(Class<R> type, Map<String, ? extends @Nullable Object> values) {
        Set<String> fields =
                RecordReader.fields(type).map(RecordComponent::getName).collect(Collectors.toSet());
        if (!fields.containsAll(values.keySet())) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + " has only " + fields + ", not " + values.keySet());
        }
        return type.cast(part(type, values));
    }

    private static Object part(Class<?> type, Map<String, ? extends @Nullable Object> values) {
        RecordShape shape = RecordShape.of(type);
        return shape.make(shape.components().stream()
                .map(component -> component(component, values))
                .toArray());
    }

    private static @Nullable Object component(
            RecordComponent component, Map<String, ? extends @Nullable Object> values) {
        if (RecordShape.isPart(component)) {
            return part(component.getType(), values);
        }
        Object value = values.get(component.getName());
        return value == null && component.getType() == List.class ? List.of() : value;
    }
}
