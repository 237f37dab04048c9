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
public class ColumnWording {

    /** Notices that end in a constant of ours, and what stands before it in the key of its name. */
    private static final Map<String, String> CONSTANTS =
            Map.of("notForMedium", "medium.", "reasonWithoutPause", "imports.meaning.state.");

    /** Its arguments are the reader's own words. */
    private static final String QUOTATION = "unreadableCell";

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z");

    private final MessageSource messages;
    private final ZoneId zone;

    ColumnWording(MessageSource messages, ZoneId zone) {
        this.messages = messages;
        this.zone = zone;
    }

    /**
     * A notice in the reader's language.
     *
     * @param mapping what the columns of the file mean; null: the file has fields
     */
    public String of(Notice notice, @Nullable CsvMapping mapping, Locale locale) {
        List<String> arguments = notice.arguments();
        String first = arguments.isEmpty() ? "" : arguments.get(0);
        List<Integer> columns = mapping == null ? List.of() : mapping.columnsOf(first);
        if (mapping != null && !columns.isEmpty()) {
            Optional<String> sentence = aboutColumns(notice, mapping, columns, locale);
            if (sentence.isPresent()) {
                return sentence.get();
            }
        }
        return messages.getMessage(notice.messageKey(), readable(notice, locale), locale);
    }

    private Optional<String> aboutColumns(Notice notice, CsvMapping mapping, List<Integer> columns, Locale locale) {
        Object[] arguments = readable(notice, locale);
        arguments[0] = columns.stream().map(index -> name(mapping, index)).collect(Collectors.joining(" + "));
        String key = notice.columnMessageKey();
        CsvTarget target = mapping.columns().get(columns.get(0));
        String ofKind = target == null ? key : key + "." + target.kind();
        return Optional.ofNullable(
                messages.getMessage(ofKind, arguments, messages.getMessage(key, arguments, null, locale), locale));
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
