package io.rastro.ingestion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of one JSON object. */
final class JsonFields {

    private final String path;
    private final JsonNode object;
    private final Set<Notice> warnings;
    private final StampReader stamps;
    private final Set<String> read = new HashSet<>();
    private @Nullable Instant first;
    private @Nullable Instant latest;

    /** @param path what stands before the names of this object's fields when they are told to people */
    JsonFields(String path, JsonNode object, StampReader stamps, Set<Notice> warnings) {
        this.path = path;
        this.object = object;
        this.stamps = stamps;
        this.warnings = warnings;
    }

    /** A field nobody asked for is probably misspelt: told, so that it does not vanish. */
    void warnOfUnread() {
        if (read.size() < object.size()) {
            object.propertyNames().stream()
                    .filter(name -> !read.contains(name))
                    .forEach(name -> warnings.add(Notice.of("unknownField", path + JsonField.excerpt(name))));
        }
    }

    private <T> @Nullable T get(String name, Function<JsonField, @Nullable T> reading) {
        JsonNode value = object.get(name);
        if (value == null) {
            return null;
        }
        read.add(name);
        return value.isNull() ? null : reading.apply(new JsonField(path, name, value));
    }

    @Nullable
    String text(String name) {
        return get(name, JsonField::text);
    }

    @Nullable
    Integer integer(String name) {
        return get(name, JsonField::integer);
    }

    @Nullable
    Long longInteger(String name) {
        return get(name, JsonField::longInteger);
    }

    @Nullable
    Double decimal(String name) {
        return get(name, JsonField::decimal);
    }

    @Nullable
    Boolean bool(String name) {
        return get(name, JsonField::bool);
    }

    /** Stamps are to be asked for in the order in which they happen: it settles the hour that a clock repeats. */
    @Nullable
    Instant instant(String name) {
        Instant stamp = get(name, field -> field.instant(stamps, latest, warnings));
        if (stamp != null) {
            first = first == null ? stamp : first;
            latest = latest == null || stamp.isAfter(latest) ? stamp : latest;
        }
        return stamp;
    }

    <T> T required(String name, @Nullable T value) {
        return RowRejected.unlessKnown(path + name, value);
    }

    <E extends Enum<E>> @Nullable E constant(String name, Class<E> type) {
        return get(name, field -> field.constant(type));
    }

    List<String> texts(String name) {
        List<String> texts = get(name, JsonField::texts);
        return texts == null ? List.of() : texts;
    }

    <T> List<T> objects(String name, Function<JsonFields, T> reader) {
        List<JsonField> elements = get(name, JsonField::elements);
        List<T> objects = new ArrayList<>();
        if (elements != null) {
            elements.forEach(element -> objects.add(read(element, reader)));
        }
        return objects;
    }

    <T> @Nullable T object(String name, Function<JsonFields, T> reader) {
        return get(name, field -> read(field, reader));
    }

    boolean isObject(String name) {
        JsonNode value = object.get(name);
        return value != null && value.isObject();
    }

    private <T> T read(JsonField field, Function<JsonFields, T> reader) {
        JsonFields fields = new JsonFields(path + field.name() + ".", field.object(), stamps, warnings);
        fields.latest = first;
        T value = reader.apply(fields);
        fields.warnOfUnread();
        return value;
    }
}
