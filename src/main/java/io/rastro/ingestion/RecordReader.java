package io.rastro.ingestion;

import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingInteraction.ContactReference;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record from the fields of a JSON object that have the names of its components, in their order; those of
 * an unwrapped part are the record's own.
 */
public final class RecordReader {

    /** How a component is read. */
    private interface Reading extends Function<JsonFields, @Nullable Object> {}

    private static final Map<Class<?>, RecordReader> READERS = new ConcurrentHashMap<>();

    private final RecordShape shape;
    private final Reading[] readings;

    private RecordReader(Class<?> type) {
        this.shape = RecordShape.of(type);
        this.readings = shape.components().stream().map(RecordReader::reading).toArray(Reading[]::new);
    }

    /** What a record is read from: its components, those of its parts among them. */
    public static Stream<RecordComponent> fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component ->
                        RecordShape.isPart(component) ? fields(component.getType()) : Stream.of(component));
    }

    /** Without it the record does not do: neither nullable nor a list, which may be empty. */
    public static boolean isRequired(RecordComponent field) {
        return field.getType() != List.class && !field.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    static <R> R read(Class<R> type, JsonFields fields) {
        return type.cast(READERS.computeIfAbsent(type, RecordReader::new).read(fields));
    }

    private Object read(JsonFields fields) {
        @Nullable Object[] values = new @Nullable Object[readings.length];
        for (int place = 0; place < values.length; place++) {
            values[place] = readings[place].apply(fields);
        }
        return shape.make(values);
    }

    private static Reading reading(RecordComponent component) {
        String name = component.getName();
        Class<?> type = component.getType();
        if (RecordShape.isPart(component)) {
            return fields -> read(type, fields);
        }
        if (type == List.class) {
            return list(name, ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]);
        }
        Reading reading = value(name, type);
        return isRequired(component) ? fields -> fields.required(name, reading.apply(fields)) : reading;
    }

    private static Reading list(String name, Type element) {
        return element == String.class
                ? fields -> fields.texts(name)
                : fields -> fields.objects(name, each -> read((Class<?>) element, each));
    }

    private static Reading value(String name, Class<?> type) {
        if (type == AgentReference.class) {
            return fields -> agent(name, fields);
        }
        if (type == ContactReference.class) {
            return fields -> contact(name, fields);
        }
        if (type.isEnum()) {
            return constant(name, type);
        }
        return type.isRecord() ? fields -> fields.object(name, each -> read(type, each)) : plain(name, type);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the type of an enum that is known at run time only
    private static Reading constant(String name, Class<?> type) {
        return fields -> fields.constant(name, (Class) type);
    }

    private static Reading plain(String name, Class<?> type) {
        Map<Class<?>, Reading> readings = Map.of(
                String.class, fields -> fields.text(name),
                Instant.class, fields -> fields.instant(name),
                Integer.class, fields -> fields.integer(name),
                Long.class, fields -> fields.longInteger(name),
                Double.class, fields -> fields.decimal(name),
                Boolean.class, fields -> fields.bool(name));
        Reading reading = readings.get(type);
        if (reading == null) {
            throw new IllegalArgumentException("No JSON is read as a " + type);
        }
        return reading;
    }

    /** A bare name is an agent, too. */
    private static @Nullable AgentReference agent(String field, JsonFields fields) {
        if (fields.isObject(field)) {
            return fields.object(field, RecordReader::agent);
        }
        String name = fields.text(field);
        return name == null ? null : new AgentReference(null, name, List.of());
    }

    /** Without a name, it may still be known by its id. */
    private static AgentReference agent(JsonFields fields) {
        String externalId = fields.text("externalId");
        String name = fields.text("name");
        return new AgentReference(externalId, name == null ? "" : name, fields.texts("tags"));
    }

    /** A bare name is a contact, too. */
    private static @Nullable ContactReference contact(String field, JsonFields fields) {
        if (fields.isObject(field)) {
            return fields.object(field, each -> read(ContactReference.class, each));
        }
        String name = fields.text(field);
        return name == null ? null : new ContactReference(null, name, null, null, null);
    }
}
