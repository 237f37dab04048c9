package io.rastro.ingestion;

import io.rastro.report.CsvDialect;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Columns headed by the names of the fields they hold. A list stands in one cell; a stamp without an offset is in the
 * portal's zone.
 */
final class CsvFields implements CsvShape {

    private static final String AGENT = "agent";
    private static final String AGENT_NAME = "agent.name";

    /** What stands between the elements of a field that is a list. */
    private static final Map<String, Pattern> SEPARATORS =
            Map.of("path", Pattern.compile("\\s*>\\s*"), "agent.tags", Pattern.compile("\\s*,\\s*"));

    /** Every field that is an instant is named so. */
    private static final String INSTANT_SUFFIX = "At";

    private final List<String> fields;
    private final StampReader stamps;

    CsvFields(List<String> header, ZoneId zone) {
        this.fields = header.stream()
                .map(name -> name.strip().equals(AGENT) ? AGENT_NAME : name.strip())
                .map(name -> name.equals(CsvHeader.REASON) ? "" : name)
                .toList();
        this.stamps = StampReader.ofFile(zone, false);
    }

    /** The fields that records of a kind cannot do without and that no column is headed by. */
    List<String> missing(RecordKind kind) {
        List<String> missing = new ArrayList<>();
        for (String field : kind.requiredFields()) {
            boolean present = field.equals(AGENT)
                    ? fields.contains(AGENT_NAME) || fields.contains("agent.externalId")
                    : fields.contains(field);
            if (!present) {
                missing.add(field);
            }
        }
        return missing;
    }

    @Override
    public ObjectNode json(List<String> cells, Set<Notice> warnings) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Instant before = null;
        for (int index = 0; index < Math.min(cells.size(), fields.size()); index++) {
            String field = fields.get(index);
            String value = CsvDialect.unprotect(cells.get(index));
            if (field.isEmpty() || value.isBlank()) {
                continue;
            }
            if (field.endsWith(INSTANT_SUFFIX)) {
                Instant stamp = stamps.read(field, value, before, warnings);
                before = stamp == null ? before : stamp;
                json.put(field, stamp == null ? null : stamp.toString());
            } else {
                put(json, field, value);
            }
        }
        return json;
    }

    private static void put(ObjectNode json, String field, String value) {
        Pattern separator = SEPARATORS.get(field);
        if (separator == null) {
            JsonPath.object(json, field).put(JsonPath.name(field), value);
        } else {
            separator
                    .splitAsStream(value.strip())
                    .forEach(JsonPath.object(json, field).withArray(JsonPath.name(field))::add);
        }
    }
}
