package io.rastro.ingestion.web;

import io.rastro.ingestion.CsvLayout;
import io.rastro.ingestion.CsvMapping;
import io.rastro.ingestion.CsvStatus;
import io.rastro.ingestion.CsvTarget;
import io.rastro.ingestion.DateOrder;
import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The mapping page's form: what was sent, as a mapping; and what a mapping still lacks. */
final class MappingForm {

    /** The delimiters to choose from, by the last part of their message keys. */
    static final Map<String, String> DELIMITERS = Map.of("comma", ",", "semicolon", ";", "tab", "\t", "bar", "|");

    /** Encodings of exports to choose from; empty: told from the file. */
    static final List<String> ENCODINGS = List.of("", "UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE", "IBM850");
    /** What tells when an interaction ended, or makes it. */
    private static final List<CsvTarget> ENDS = List.of(
            CsvTarget.FINISHED_AT,
            CsvTarget.FINISHED_DATE,
            CsvTarget.FINISHED_TIME,
            CsvTarget.TOTAL_TIME,
            CsvTarget.HANDLING_TIME,
            CsvTarget.WAIT_TIME);

    private final MultiValueMap<String, String> sent;

    MappingForm(MultiValueMap<String, String> sent) {
        this.sent = sent;
    }

    /** @param zone what an unknown zone is replaced by */
    CsvMapping mapping(String zone) {
        return new CsvMapping(
                layout(),
                columns(),
                constant(Medium.class, text("medium")),
                constant(Direction.class, text("direction")),
                text("service").isBlank() ? null : text("service").strip(),
                zone(zone),
                monthFirst(text("dates")),
                text("emptyWord"),
                statuses());
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

    private List<@Nullable CsvTarget> columns() {
        List<@Nullable CsvTarget> columns = new ArrayList<>();
        for (String target : sent.getOrDefault("column", List.of())) {
            columns.add(constant(CsvTarget.class, target));
        }
        return columns;
    }

    private String zone(String otherwise) {
        try {
            return ZoneId.of(text("zone").strip()).getId();
        } catch (DateTimeException unknown) {
            return otherwise;
        }
    }

    private static @Nullable Boolean monthFirst(String dates) {
        return switch (dates) {
            case "day" -> Boolean.FALSE;
            case "month" -> Boolean.TRUE;
            default -> null;
        };
    }

    private Map<String, String> statuses() {
        List<String> values = sent.getOrDefault("statusValue", List.of());
        List<String> meanings = sent.getOrDefault("statusMeaning", List.of());
        Map<String, String> statuses = new LinkedHashMap<>();
        for (int index = 0; index < Math.min(values.size(), meanings.size()); index++) {
            if (CsvStatus.all().contains(meanings.get(index))) {
                statuses.put(values.get(index), meanings.get(index));
            }
        }
        return statuses;
    }

    private String text(String name) {
        String text = sent.getFirst(name);
        return text == null ? "" : text;
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, String name) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        return null;
    }

    /** The message keys of what must be told before the import can start. */
    static List<String> missing(CsvMapping mapping, DateOrder order) {
        List<String> missing = new ArrayList<>();
        String objection = order.objection(mapping.monthFirst());
        if (objection != null) {
            missing.add(objection);
        }
        if (mapping.medium() == null && !mapping.has(CsvTarget.MEDIUM)) {
            missing.add("imports.missing.medium");
        }
        if (!mapping.has(CsvTarget.RECEIVED_AT) && !mapping.has(CsvTarget.RECEIVED_DATE)) {
            missing.add("imports.missing.received");
        }
        if (ENDS.stream().noneMatch(mapping::has)) {
            missing.add("imports.missing.finished");
        }
        if (!mapping.has(CsvTarget.STATUS)) {
            missing.add("imports.missing.status");
        }
        return missing;
    }
}
