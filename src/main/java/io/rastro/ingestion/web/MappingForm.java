package io.rastro.ingestion.web;

import io.rastro.ingestion.CsvLayout;
import io.rastro.ingestion.CsvMapping;
import io.rastro.ingestion.CsvTarget;
import io.rastro.ingestion.CsvTargets;
import io.rastro.ingestion.RecordKind;
import io.rastro.ingestion.TextCleaner;
import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The mapping page's form: what was sent, as a mapping. */
final class MappingForm {

    /** The delimiters to choose from, by the last part of their message keys. */
    static final Map<String, String> DELIMITERS = Map.of("comma", ",", "semicolon", ";", "tab", "\t", "bar", "|");

    /** Encodings of exports to choose from; empty: told from the file. */
    static final List<String> ENCODINGS = List.of("", "UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE", "IBM850");

    private final MultiValueMap<String, String> sent;

    MappingForm(MultiValueMap<String, String> sent) {
        this.sent = sent;
    }

    /** @param before what the page showed: the headers of the file, and the zone if an unknown one was sent */
    CsvMapping mapping(CsvMapping before) {
        return new CsvMapping(
                before.records(),
                layout(),
                before.headers(),
                columns(before.records()),
                constant(Medium.class, text("medium")),
                constant(Direction.class, text("direction")),
                textOrNull("service"),
                textOrNull("ivr"),
                SentChoice.zone(text("zone"), before.zone()),
                SentChoice.monthFirst(text("dates")),
                text("emptyWord"),
                statuses(before));
    }

    private CsvLayout layout() {
        String delimiter = text("delimiter");
        String encoding = text("encoding");
        return new CsvLayout(
                DELIMITERS.containsValue(delimiter) ? delimiter.charAt(0) : ',',
                sent.containsKey("header") ? headerLine() : 0,
                ENCODINGS.contains(encoding) ? encoding : "",
                text("sheet"));
    }

    private int headerLine() {
        try {
            return Math.max(1, Integer.parseInt(text("headerLine").strip()));
        } catch (NumberFormatException none) {
            return 1;
        }
    }

    /** Null: it is known, or was not asked for. */
    @Nullable
    String unknownZone() {
        return SentChoice.unknownZone(sent.getFirst("zone"));
    }

    /** Whether the preview on the page was of this mapping; who starts without the page needs none. */
    boolean previewed(CsvMapping mapping) {
        String previewed = sent.getFirst("previewed");
        return previewed == null || previewed.equals(mapping.fingerprint());
    }

    /** @param otherwise the name where none was given */
    String mappingName(String otherwise) {
        String name = text("mappingName").strip();
        return name.isEmpty() || name.length() > TextCleaner.NAME_LIMIT ? otherwise : name;
    }

    private List<@Nullable CsvTarget> columns(RecordKind records) {
        List<@Nullable CsvTarget> columns = new ArrayList<>();
        for (String target : sent.getOrDefault("column", List.of())) {
            columns.add(CsvTargets.of(records).stream()
                    .filter(known -> known.name().equals(target))
                    .findFirst()
                    .orElse(null));
        }
        return columns;
    }

    private Map<String, String> statuses(CsvMapping before) {
        List<String> values = sent.getOrDefault("statusValue", List.of());
        List<String> meanings = sent.getOrDefault("statusMeaning", List.of());
        Map<String, String> statuses = new LinkedHashMap<>(before.statuses());
        for (int index = 0; index < Math.min(values.size(), meanings.size()); index++) {
            boolean known = before.records().statusMeanings().contains(meanings.get(index));
            statuses.put(values.get(index), known ? meanings.get(index) : "");
        }
        return statuses;
    }

    private String text(String name) {
        String text = sent.getFirst(name);
        return text == null ? "" : text;
    }

    private @Nullable String textOrNull(String name) {
        return text(name).isBlank() ? null : text(name).strip();
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, String name) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        return null;
    }
}
