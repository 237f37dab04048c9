package io.rastro.ingestion;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of one JSON object: each is read as what it must be, or the row is refused with its name and value. */
final class JsonFields {

    private static final DateTimeFormatter OFFSET_DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern BLANK_BEFORE_TIME = Pattern.compile("^(\\S+) +(?=\\d)");
    private static final int EXCERPT = 60;

    private final String path;
    private final JsonNode object;
    private final Set<Notice> warnings;
    private final Set<String> unread;

    /** @param path what stands before the names of this object's fields when they are told to people */
    JsonFields(String path, JsonNode object, Set<Notice> warnings) {
        this.path = path;
        this.object = object;
        this.warnings = warnings;
        this.unread = new LinkedHashSet<>(object.propertyNames());
    }

    /** A field nobody asked for is probably misspelt: told, so that it does not vanish. */
    void warnOfUnread() {
        unread.forEach(name -> warnings.add(Notice.of("unknownField", path + excerpt(name))));
    }

    private @Nullable JsonNode get(String name) {
        unread.remove(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    /** Whole numbers are taken as text too: sources send protocols and ids either way. */
    @Nullable
    String text(String name) {
        JsonNode value = get(name);
        if (value == null || value.isString()) {
            return value == null ? null : value.stringValue();
        }
        if (value.isIntegralNumber()) {
            return value.asString();
        }
        throw wrong("notText", name, value);
    }

    private @Nullable String word(String name) {
        String text = text(name);
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Nullable
    Integer integer(String name) {
        Long value = longInteger(name);
        if (value != null && (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE)) {
            throw RowRejected.because("notWholeNumber", path + name, value);
        }
        return value == null ? null : value.intValue();
    }

    @Nullable
    Long longInteger(String name) {
        String text = word(name);
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException notANumber) {
            throw RowRejected.because("notWholeNumber", path + name, excerpt(text));
        }
    }

    @Nullable
    Double decimal(String name) {
        JsonNode value = get(name);
        if (value == null || value.isNumber()) {
            return value == null ? null : value.doubleValue();
        }
        String text = word(name);
        try {
            return text == null ? null : Double.valueOf(text);
        } catch (NumberFormatException notANumber) {
            throw RowRejected.because("notNumber", path + name, excerpt(text));
        }
    }

    @Nullable
    Boolean bool(String name) {
        JsonNode value = get(name);
        if (value == null || value.isBoolean()) {
            return value == null ? null : value.booleanValue();
        }
        throw wrong("notBoolean", name, value);
    }

    /** ISO 8601 with an offset; a blank may stand for the T. */
    @Nullable
    Instant instant(String name) {
        String text = word(name);
        if (text == null) {
            return null;
        }
        try {
            return OFFSET_DATE_TIME
                    .parse(
                            BLANK_BEFORE_TIME.matcher(text).replaceFirst("$1T").toUpperCase(Locale.ROOT),
                            OffsetDateTime::from)
                    .toInstant();
        } catch (DateTimeException notAnInstant) {
            throw RowRejected.because("notInstant", path + name, excerpt(text));
        }
    }

    <T> T required(String name, @Nullable T value) {
        return RowRejected.unlessKnown(path + name, value);
    }

    /** One of a list of words, in any case, with blanks, hyphens or underscores between its parts. */
    <E extends Enum<E>> @Nullable E constant(String name, Class<E> type) {
        String text = word(name);
        if (text == null) {
            return null;
        }
        String constant = text.toUpperCase(Locale.ROOT).replaceAll("[ -]+", "_");
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(constant)) {
                return value;
            }
        }
        throw RowRejected.because("unknownValue", path + name, excerpt(text));
    }

    List<String> texts(String name) {
        JsonNode value = get(name);
        if (value == null || !value.isArray()) {
            String single = text(name);
            return single == null ? List.of() : List.of(single);
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value) {
            if (element.isString() || element.isIntegralNumber()) {
                texts.add(element.asString());
            } else if (!element.isNull()) {
                throw wrong("notText", name, element);
            }
        }
        return texts;
    }

    <T> List<T> objects(String name, Function<JsonFields, T> reader) {
        JsonNode value = get(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong("notList", name, value);
        }
        List<T> read = new ArrayList<>();
        for (JsonNode element : value) {
            read.add(read(name, element, reader));
        }
        return read;
    }

    <T> @Nullable T object(String name, Function<JsonFields, T> reader) {
        JsonNode value = get(name);
        return value == null ? null : read(name, value, reader);
    }

    boolean isObject(String name) {
        JsonNode value = object.get(name);
        return value != null && value.isObject();
    }

    private <T> T read(String name, JsonNode value, Function<JsonFields, T> reader) {
        if (!value.isObject()) {
            throw wrong("notObject", name, value);
        }
        JsonFields fields = new JsonFields(path + name + ".", value, warnings);
        T read = reader.apply(fields);
        fields.warnOfUnread();
        return read;
    }

    private RowRejected wrong(String key, String name, JsonNode value) {
        return RowRejected.because(key, path + name, excerpt(value.toString()));
    }

    private static String excerpt(@Nullable String text) {
        String known = String.valueOf(text);
        return known.length() <= EXCERPT ? known : known.substring(0, EXCERPT) + "…";
    }
}
