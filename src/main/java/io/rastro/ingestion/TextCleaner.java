package io.rastro.ingestion;

import io.rastro.text.VisibleText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text as the source sent it, less what the database cannot hold (NUL, half a surrogate pair). What is removed is told
 * as a warning, once for each field.
 */
public final class TextCleaner {

    /** Longer names would not fit an index of the database. */
    public static final int NAME_LIMIT = 200;

    /** What a spreadsheet makes of a long number: {@code 5,51199E+12}. */
    private static final Pattern ROUNDED = Pattern.compile("[+-]?\\d+(?:[.,]\\d+[eE]\\+?|[eE]\\+)\\d{1,3}");

    /** What a component says of its cleaning; asking the annotation for each row takes longer than to clean it. */
    private record Field(RecordShape.Member member, String name, IncomingField.Cleaning cleaned, int longest) {

        static Field of(RecordShape.Member member) {
            IncomingField told = member.component().getAnnotation(IncomingField.class);
            return new Field(member, member.component().getName(), told.cleaned(), told.longest());
        }
    }

    private static final Map<Class<?>, List<Field>> FIELDS = new ConcurrentHashMap<>();

    private final Set<Notice> warnings;

    TextCleaner(Set<Notice> warnings) {
        this.warnings = warnings;
    }

    /** Free text; empty is unknown. */
    @Nullable
    String text(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        String cleaned = isClean(value) ? value : cleaned(field, value);
        return cleaned.isEmpty() ? null : cleaned;
    }

    /** A name or number that others are compared with: as it looks, without outer blanks, and short enough to be indexed. */
    @Nullable
    String name(String field, @Nullable String value) {
        return name(field, value, NAME_LIMIT);
    }

    @Nullable
    String name(String field, @Nullable String value, int limit) {
        String text = text(field, value);
        if (text == null || text.isBlank()) {
            return null;
        }
        String stripped = VisibleText.of(text);
        if (stripped.isEmpty()) {
            return null;
        }
        if (stripped.codePointCount(0, stripped.length()) > limit) {
            throw RowRejected.because("tooLong", field, limit);
        }
        return stripped;
    }

    /** Whether a spreadsheet took it for a quantity and rounded it. */
    static boolean isRounded(String number) {
        return ROUNDED.matcher(number.strip()).matches();
    }

    static Notice digitsLost(String field, String number) {
        return Notice.of("digitsLost", field, number);
    }

    /** A number that is compared with others as text; unknown where a spreadsheet left only its first digits. */
    @Nullable
    String number(String field, @Nullable String value, int limit) {
        String number = name(field, value, limit);
        if (number != null && isRounded(number)) {
            warnings.add(digitsLost(field, number));
            return null;
        }
        return number;
    }

    /** Names without repeats, in the order sent. */
    List<String> names(String field, List<String> values) {
        Set<String> names = new LinkedHashSet<>();
        for (String value : values) {
            String name = name(field, value);
            if (name != null) {
                names.add(name);
            }
        }
        return new ArrayList<>(names);
    }

    /** Cleaned as its components say. */
    <R extends Record> R record(R sent) {
        List<Field> fields = FIELDS.computeIfAbsent(sent.getClass(), TextCleaner::fieldsOf);
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        for (int place = 0; place < values.length; place++) {
            Field field = fields.get(place);
            values[place] = cleaned(field, field.member.of(sent));
        }
        @SuppressWarnings("unchecked") // made by its own shape
        R cleaned = (R) RecordShape.of(sent.getClass()).make(values);
        return cleaned;
    }

    private static List<Field> fieldsOf(Class<?> type) {
        return RecordShape.of(type).members().stream().map(Field::of).toList();
    }

    private @Nullable Object cleaned(Field field, @Nullable Object value) {
        return switch (field.cleaned) {
            case NONE -> value;
            case TEXT -> text(field.name, (String) value);
            case NAME -> name(field.name, (String) value, field.longest);
            case NUMBER -> number(field.name, (String) value, field.longest);
            case COUNT -> count(field.name, (Integer) value);
        };
    }

    private @Nullable Integer count(String field, @Nullable Integer value) {
        if (value != null && value < 1) {
            warnings.add(Notice.of("absurdValue", field, value));
            return null;
        }
        return value;
    }

    private static boolean isClean(String value) {
        for (int index = 0; index < value.length(); index++) {
            char unit = value.charAt(index);
            if (unit == 0 || Character.isSurrogate(unit)) {
                return false;
            }
        }
        return true;
    }

    private String cleaned(String field, String value) {
        StringBuilder kept = new StringBuilder(value.length());
        value.codePoints().forEach(point -> {
            if (point == 0) {
                warnings.add(Notice.of("nulRemoved", field));
            } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                warnings.add(Notice.of("brokenCharacter", field));
                kept.append('\uFFFD');
            } else {
                kept.appendCodePoint(point);
            }
        });
        return kept.toString();
    }
}
