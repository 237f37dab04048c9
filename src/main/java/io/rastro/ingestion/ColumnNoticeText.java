package io.rastro.ingestion;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Puts notices into words for who looks at the file: by the names of its columns instead of fields, in the portal's zone
 * instead of UTC. A sentence about a column has a message of its own beside the one about a field.
 */
@Component
public class ColumnNoticeText {

    /** Notices that end in a constant of ours, and what stands before it in the key of its name. */
    private static final Map<String, String> CONSTANTS =
            Map.of("notForMedium", "medium.", "reasonWithoutPause", "imports.meaning.state.");

    /** Notices that name fields elsewhere than in a sentence of their own about a column, and at which places. */
    private static final Map<String, List<Integer>> FIELDS = Map.of(
            "stampRunsBack", List.of(0, 2),
            "spanUnknown", List.of(0, 2),
            "answeredWithoutStamp", List.of(1),
            "stampWithoutAnswer", List.of(2));

    private static final String MISSING = "missing";

    /** Its arguments are the reader's own words. */
    private static final String QUOTATION = "unreadableCell";

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z");

    private final MessageSource messages;
    private final ZoneId zone;

    ColumnNoticeText(MessageSource messages, ZoneId zone) {
        this.messages = messages;
        this.zone = zone;
    }

    /**
     * A notice in the reader's language. A JSON's own keys are its columns; one that is missing has its meaning beside it.
     *
     * @param kind what the rows of the file are
     * @param mapping what the columns of the file mean; null: the file has fields
     */
    public String of(Notice notice, RecordKind kind, @Nullable CsvMapping mapping, Locale locale) {
        Object[] arguments = readable(notice, locale);
        if (mapping == null) {
            if (notice.key().equals(MISSING)) {
                meaning(kind, notice.arguments().get(0), locale)
                        .ifPresent(meaning -> arguments[0] += " (" + meaning + ")");
            }
            return messages.getMessage(notice.messageKey(), arguments, locale);
        }
        String aboutColumn = notice.columnMessageKey();
        List<Integer> places = messages.getMessage(aboutColumn, null, null, locale) == null
                ? FIELDS.getOrDefault(notice.key(), List.of())
                : List.of(0);
        for (int place : places) {
            arguments[place] = named(notice.arguments().get(place), mapping, locale);
        }
        return sentence(notice, mapping, arguments, locale);
    }

    private String sentence(Notice notice, CsvMapping mapping, Object[] arguments, Locale locale) {
        String aboutField = messages.getMessage(notice.messageKey(), arguments, locale);
        List<Integer> columns = notice.arguments().isEmpty()
                ? List.of()
                : mapping.columnsOf(notice.arguments().get(0));
        if (columns.isEmpty()) {
            return aboutField;
        }
        String key = notice.columnMessageKey();
        CsvTarget target = mapping.columns().get(columns.get(0));
        String ofKind = target == null ? key : key + "." + target.kind();
        String aboutColumn = messages.getMessage(key, arguments, aboutField, locale);
        return String.valueOf(messages.getMessage(ofKind, arguments, aboutColumn, locale));
    }

    /** A field by the columns that hold it, or else by what the mapping page calls it. */
    private String named(String field, CsvMapping mapping, Locale locale) {
        List<Integer> columns = mapping.columnsOf(field);
        return columns.isEmpty()
                ? meaning(mapping.records(), field, locale)
                        .map(meaning -> "\"" + meaning + "\"")
                        .orElse(field)
                : columns.stream().map(index -> name(mapping, index)).collect(Collectors.joining(" + "));
    }

    private Optional<String> meaning(RecordKind kind, String field, Locale locale) {
        return CsvTargets.ofField(kind, field).map(target -> messages.getMessage(target.messageKey(), null, locale));
    }

    /** As the file has it, or its number where it has no name. */
    private static String name(CsvMapping mapping, int index) {
        boolean named = mapping.header()
                && index < mapping.headers().size()
                && !mapping.headers().get(index).isBlank();
        return named ? "\"" + mapping.headers().get(index).strip() + "\"" : String.valueOf(index + 1);
    }

    private Object[] readable(Notice notice, Locale locale) {
        Object[] arguments = notice.arguments().toArray();
        for (int index = 0; index < arguments.length; index++) {
            String argument = notice.arguments().get(index);
            if (INSTANT.matcher(argument).matches() && !notice.key().equals(QUOTATION)) {
                arguments[index] = stamp(Instant.parse(argument), locale);
            }
        }
        String constants = CONSTANTS.get(notice.key());
        if (constants != null) {
            int last = arguments.length - 1;
            arguments[last] = messages.getMessage(constants + arguments[last], null, locale);
        }
        return arguments;
    }

    private String stamp(Instant instant, Locale locale) {
        String pattern = messages.getMessage("imports.pattern.stamp", null, locale);
        return DateTimeFormatter.ofPattern(pattern, locale).format(instant.atZone(zone));
    }
}
