package io.rastro.source.database;

import io.rastro.ingestion.RecordReader;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Columns as fields of the API: {@code received_at} and {@code RECEIVEDAT} are {@code receivedAt}, {@code contact_name} is the
 * name of the contact, and tags stand in one column with commas between them.
 */
record RowFields(Map<String, Place> places) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param part the part's own field; null: it is a field of the record itself */
    record Place(String field, @Nullable String part, boolean list) {}

    static RowFields of(Class<?> type) {
        Map<String, Place> places = new TreeMap<>();
        RecordReader.fields(type).forEach(field -> {
            String name = field.getName();
            places.put(folded(name), new Place(name, null, field.getType() == List.class));
            if (field.getType().isRecord()) {
                Arrays.stream(field.getType().getRecordComponents())
                        .forEach(part -> places.put(folded(name + part.getName()), part(name, part)));
            }
        });
        return new RowFields(places);
    }

    private static Place part(String field, RecordComponent part) {
        return new Place(field, part.getName(), part.getType() == List.class);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** A column that no field is named like keeps its name. */
    ObjectNode named(ObjectNode columns) {
        ObjectNode record = JSON.createObjectNode();
        for (String column : columns.propertyNames()) {
            Place place = places.get(folded(column));
            JsonNode value = columns.get(column);
            if (place == null) {
                record.set(column, value);
            } else if (place.part() == null && record.get(place.field()) instanceof ObjectNode part) {
                part.set("name", value);
            } else if (place.part() == null) {
                record.set(place.field(), value(place, value));
            } else {
                part(record, place.field()).set(place.part(), value(place, value));
            }
        }
        return record;
    }

    private static ObjectNode part(ObjectNode record, String field) {
        if (record.get(field) instanceof ObjectNode part) {
            return part;
        }
        JsonNode name = record.get(field);
        ObjectNode part = record.putObject(field);
        if (name != null) {
            part.set("name", name);
        }
        return part;
    }

    private static JsonNode value(Place place, JsonNode value) {
        if (!place.list()) {
            return value;
        }
        var list = JSON.createArrayNode();
        Arrays.stream(value.asString().split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .forEach(list::add);
        return list;
    }
}
