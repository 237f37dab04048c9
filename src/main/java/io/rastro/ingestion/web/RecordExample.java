package io.rastro.ingestion.web;

import io.rastro.ingestion.IncomingField;
import io.rastro.ingestion.RecordReader;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A record with every field, of the examples that its components declare. */
final class RecordExample {

    private static final JsonMapper JSON = new JsonMapper();

    private RecordExample() {}

    static ObjectNode of(Class<?> type) {
        ObjectNode example = JsonNodeFactory.instance.objectNode();
        RecordReader.fields(type).forEach(field -> example.set(field.getName(), value(field)));
        return example;
    }

    private static JsonNode value(RecordComponent field) {
        String declared = field.getAnnotation(IncomingField.class).example();
        Class<?> type = field.getType();
        if (!declared.isEmpty()) {
            boolean text = type == String.class || type == Instant.class || type.isEnum();
            return text ? JsonNodeFactory.instance.stringNode(declared) : JSON.readTree(declared);
        }
        if (type == List.class) {
            Class<?> element = (Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
            return JsonNodeFactory.instance.arrayNode().add(of(element));
        }
        return type.isRecord() ? of(type) : JsonNodeFactory.instance.nullNode();
    }
}
