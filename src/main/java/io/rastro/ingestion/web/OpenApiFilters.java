package io.rastro.ingestion.web;

import io.rastro.report.FilterField;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** A report's filters as the API's document tells of them: named as in the form, with what their values may be. */
@Component
@Lazy
class OpenApiFilters {

    private static final String IDS = "[1-9][0-9]*([.-][1-9][0-9]*)*";

    private final MessageSource messages;

    OpenApiFilters(MessageSource messages) {
        this.messages = messages;
    }

    Parameter parameter(FilterField field, String parameter, boolean required) {
        return new QueryParameter()
                .name(parameter)
                .description(description(field, parameter))
                .required(required)
                .schema(schema(field, parameter));
    }

    private String description(FilterField field, String parameter) {
        String name = Objects.requireNonNullElseGet(
                word("filter." + parameter), () -> Objects.requireNonNull(word("filter." + field.name())));
        String choices = field.choices().stream()
                .filter(code -> word(field.choiceKey(code)) != null)
                .map(code -> code + " (" + word(field.choiceKey(code)) + ")")
                .collect(Collectors.joining(", "));
        String ids = "; ids, several of them as 3.7-9";
        return name
                + switch (field.control()) {
                    case CHOICE, CHOICES -> choices.isEmpty() ? "" : ": " + choices;
                    case PICKS -> ids;
                    case LIST, PHONES ->
                        "; as many as an address of 8,000 characters holds, separated by blanks, commas or line breaks";
                    case DATES, TIMES, SPANS, PHONE, NUMBER, TEXT -> "";
                };
    }

    private @Nullable String word(String key) {
        return messages.getMessage(key, null, null, Locale.ENGLISH);
    }

    private static Schema<?> schema(FilterField field, String parameter) {
        return switch (field.control()) {
            case DATES -> parameter.equals(FilterField.PERIOD) ? codes(field) : new StringSchema().format("date");
            case TIMES -> new StringSchema().pattern("[0-9]{2}:[0-9]{2}");
            case CHOICE -> codes(field);
            case CHOICES -> new ArraySchema().items(codes(field));
            case PICKS -> new ArraySchema().items(new StringSchema().pattern(IDS));
            case NUMBER -> new IntegerSchema().minimum(BigDecimal.ZERO);
            case LIST, PHONES, SPANS -> new StringSchema();
            case PHONE, TEXT -> new StringSchema().maxLength(FilterField.LONGEST_TEXT);
        };
    }

    private static Schema<?> codes(FilterField field) {
        StringSchema codes = new StringSchema();
        field.choices().forEach(codes::addEnumItem);
        return codes;
    }
}
