package io.rastro.ingestion.web;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.rastro.ingestion.IncomingField;
import io.rastro.ingestion.RecordReader;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Tells in the API's document what every field means, and what every door answers when it refuses. */
@Component
@Lazy
class OpenApiSchemas implements OpenApiCustomizer {

    static final String PROBLEM = Components.COMPONENTS_SCHEMAS_REF + "Problem";

    /** What a program can meet at any door, apart from what a door says itself. */
    private static final Map<HttpStatus, String> REFUSALS = new EnumMap<>(Map.of(
            HttpStatus.UNAUTHORIZED, "No token, or one that is unknown or revoked; detail says which",
            HttpStatus.NOT_ACCEPTABLE, "The answer cannot be had in the form that Accept asks for",
            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body's Content-Type is none of those listed",
            HttpStatus.SERVICE_UNAVAILABLE,
                    "The database does not answer, or too much is coming in; send it again later"));

    /** Of a body that comes in, and of an answer whose form can be chosen. */
    private static final Set<HttpStatus> OF_BODIES =
            Set.of(HttpStatus.NOT_ACCEPTABLE, HttpStatus.UNSUPPORTED_MEDIA_TYPE);

    private final Properties meanings;
    private final OpenApiReports reports;

    OpenApiSchemas(OpenApiReports reports) {
        this.reports = reports;
        try {
            meanings = PropertiesLoaderUtils.loadProperties(new ClassPathResource("api/fields.properties"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void customise(OpenAPI document) {
        OpenApiDocument.addDoors(document);
        reports.addTo(document, meanings);
        document.getComponents().addSchemas("Problem", problem()).addSchemas("ParameterError", parameterError());
        document.getComponents().getSchemas().forEach(this::describe);
        RecordDoor.all().stream()
                .flatMap(door -> Stream.concat(
                        Stream.of(door.type()), Arrays.stream(door.type().getDeclaredClasses())))
                .filter(Class::isRecord)
                .forEach(type -> Optional.ofNullable(
                                document.getComponents().getSchemas().get(type.getSimpleName()))
                        .ifPresent(schema -> describe(schema, type)));
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(OpenApiSchemas::addRefusals);
    }

    private void describe(String name, Schema<?> schema) {
        describe(schema, meanings.getProperty(name));
        if (schema.getProperties() != null) {
            schema.getProperties()
                    .forEach((field, property) -> describe(property, meanings.getProperty(name + "." + field)));
        }
    }

    /** A record that comes in says itself what it is. */
    private static void describe(Schema<?> schema, Class<?> type) {
        describe(schema, type.getAnnotation(JsonClassDescription.class).value());
        RecordReader.fields(type)
                .forEach(field -> describe(
                        Objects.requireNonNull(schema.getProperties().get(field.getName())),
                        field.getAnnotation(IncomingField.class).description()));
        schema.setRequired(RecordReader.fields(type)
                .filter(RecordReader::isRequired)
                .map(RecordComponent::getName)
                .toList());
    }

    private static void describe(Schema<?> schema, @Nullable String meaning) {
        if (meaning != null && schema.getDescription() == null) {
            schema.setDescription(meaning);
        }
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .addProperty("type", new StringSchema().format("uri-reference"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema().format("uri-reference"))
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(new Schema<>().$ref(Components.COMPONENTS_SCHEMAS_REF + "ParameterError")))
                .addProperty("committedThroughLine", new IntegerSchema().format("int64"))
                .addProperty("committed", new Schema<>().$ref(Components.COMPONENTS_SCHEMAS_REF + "IngestionAnswer"));
    }

    private static Schema<?> parameterError() {
        return new ObjectSchema()
                .addProperty("parameter", new StringSchema())
                .addProperty("detail", new StringSchema());
    }

    private static void addRefusals(Operation operation) {
        REFUSALS.forEach((status, meaning) -> {
            if (operation.getRequestBody() != null || !OF_BODIES.contains(status)) {
                operation
                        .getResponses()
                        .putIfAbsent(Integer.toString(status.value()), new ApiResponse().description(meaning));
            }
        });
        operation.getResponses().forEach((status, answer) -> {
            if (status.compareTo("400") >= 0) {
                answer.setContent(new Content()
                        .addMediaType(
                                "application/problem+json", new MediaType().schema(new Schema<>().$ref(PROBLEM))));
            }
        });
    }
}
