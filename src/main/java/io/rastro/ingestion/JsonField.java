package io.rastro.ingestion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One field that has a value: it is read as what it must be, or the row is refused with its name and value.
 *
 * @param path what stands before its name when it is told to people
 */
record JsonField(String path, String name, JsonNode value) {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[ -]+");
    private static final int EXCERPT = 60;

    /** Whole numbers are taken as text too: sources send protocols and ids either way. */
    String text() {
        return text(value);
    }

    private String text(JsonNode node) {
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isIntegralNumber()) {
            return node.asString();
        }
        throw wrong("notText", node);
    }

    private @Nullable String word() {
        String text = text();
        return text.isBlank() ? null : text.strip();
    }

    @Nullable
    Integer integer() {
        Long whole = longInteger();
        if (whole != null && (whole < Integer.MIN_VALUE || whole > Integer.MAX_VALUE)) {
            throw refused("notWholeNumber", whole.toString());
        }
        return whole == null ? null : whole.intValue();
    }

    @Nullable
    Long longInteger() {
        String text = word();
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException notANumber) {
            throw refused("notWholeNumber", text);
        }
    }

    @Nullable
    Double decimal() {
        if (value.isNumber()) {
            return value.doubleValue();
        }
        String text = word();
        try {
            return text == null ? null : Double.valueOf(text);
        } catch (NumberFormatException notANumber) {
            throw refused("notNumber", text);
        }
    }

    Boolean bool() {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        throw wrong("notBoolean", value);
    }

    /** Numbers count from 1970. */
    @Nullable
    Instant instant(StampReader stamps, @Nullable Instant notBefore, Set<Notice> warnings) {
        String text = value.isNumber() ? value.decimalValue().toPlainString() : word();
        return text == null ? null : stamps.read(path + name, text, notBefore, warnings);
    }

    /** One of a list of words, in any case, with blanks, hyphens or underscores between its parts. */
    <E extends Enum<E>> @Nullable E constant(Class<E> type) {
        String text = word();
        if (text == null) {
            return null;
        }
        E constant = named(text, type);
        if (constant == null) {
            constant =
                    named(BETWEEN_WORDS.matcher(text.toUpperCase(Locale.ROOT)).replaceAll("_"), type);
        }
        if (constant == null) {
            throw refused("unknownValue", text);
        }
        return constant;
    }

    private static <E extends Enum<E>> @Nullable E named(String name, Class<E> type) {
        for (E known : type.getEnumConstants()) {
            if (known.name().equals(name)) {
                return known;
            }
        }
        return null;
    }

    List<String> texts() {
        if (!value.isArray()) {
            return List.of(text());
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value) {
            if (!element.isNull()) {
                texts.add(text(element));
            }
        }
        return texts;
    }

    /** The elements, each to be read as this field. */
    List<JsonField> elements() {
        if (!value.isArray()) {
            throw wrong("notList", value);
        }
        List<JsonField> elements = new ArrayList<>();
        for (JsonNode element : value) {
            elements.add(new JsonField(path, name, element));
        }
        return elements;
    }

    JsonNode object() {
        if (!value.isObject()) {
            throw wrong("notObject", value);
        }
        return value;
    }

    private RowRejected wrong(String key, JsonNode node) {
        return refused(key, node.toString());
    }

    private RowRejected refused(String key, @Nullable String text) {
        return RowRejected.because(key, path + name, excerpt(text));
    }

    static String excerpt(@Nullable String text) {
        String known = String.valueOf(text);
        return known.length() <= EXCERPT ? known : known.substring(0, EXCERPT) + "…";
    }
}
