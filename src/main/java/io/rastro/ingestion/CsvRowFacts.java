package io.rastro.ingestion;

import io.rastro.interaction.Direction;
import io.rastro.interaction.Expiration;
import io.rastro.interaction.LastReply;
import io.rastro.interaction.StartedBy;
import io.rastro.report.CsvDialect;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The cells of one CSV record by what they mean, and the JSON they would have been. A row without an id of its own is
 * identified by the hash of its cells, so that an exact repeat is known as one.
 */
final class CsvRowFacts {

    private static final Pattern CALLER_ID = Pattern.compile("\\s*\"?(.*?)\"?\\s*<[^<>]*>\\s*");
    private static final Pattern CLOCK = Pattern.compile("(\\d+):(\\d{2}):(\\d{2})");
    private static final Pattern LIST_SEPARATOR = Pattern.compile("\\s*,\\s+|\n");
    private static final Pattern PATH_SEPARATOR = Pattern.compile("\\s*>\\s*|\n");

    private final CsvMapping mapping;
    private final LocalStamps stamps;
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();
    private final Map<CsvTarget, String> values = new LinkedHashMap<>();
    private final Set<Notice> warnings;

    CsvRowFacts(CsvMapping mapping, LocalStamps stamps, List<String> cells, Set<Notice> warnings) {
        this.mapping = mapping;
        this.stamps = stamps;
        this.warnings = warnings;
        json.put("externalId", "sha256:" + hash(cells));
        for (int index = 0; index < Math.min(cells.size(), mapping.columns().size()); index++) {
            CsvTarget target = mapping.columns().get(index);
            String value = CsvDialect.unprotect(cells.get(index));
            if (target != null && !value.isBlank() && !value.equals(mapping.emptyWord())) {
                values.merge(target, value, (first, second) -> first + "\n" + second);
            }
        }
    }

    ObjectNode json() {
        mapping.constants().forEach(json::put);
        putStamps();
        values.forEach(this::put);
        values.forEach(this::check);
        return json;
    }

    private void putIfKnown(String field, @Nullable Object value) {
        if (value != null) {
            json.put(field, value.toString());
        }
    }

    /** The row's own instant first: no other stamp is before it, which settles the hour that a clock change repeats. */
    private void putStamps() {
        String first = mapping.records().instantField();
        Instant start = stamp(first, null);
        putIfKnown(first, start);
        values.keySet().stream()
                .filter(target -> target.kind() == CsvTarget.Kind.DATE)
                .map(CsvTarget::field)
                .filter(field -> !field.equals(first))
                .toList()
                .forEach(field -> putIfKnown(field, stamp(field, start)));
    }

    private @Nullable Instant stamp(String field, @Nullable Instant notBefore) {
        return stamp(
                part(field, CsvTarget.Kind.STAMP),
                part(field, CsvTarget.Kind.DATE),
                part(field, CsvTarget.Kind.TIME),
                notBefore);
    }

    private @Nullable CsvTarget part(String field, CsvTarget.Kind kind) {
        return values.keySet().stream()
                .filter(target -> target.kind() == kind && target.field().equals(field))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Instant stamp(
            @Nullable CsvTarget whole,
            @Nullable CsvTarget date,
            @Nullable CsvTarget time,
            @Nullable Instant notBefore) {
        if (whole == null && date != null && time != null) {
            String day = values.getOrDefault(date, "");
            String clock = values.getOrDefault(time, "");
            return read(date, day + " " + clock, stamps.stamp(day, clock, notBefore));
        }
        CsvTarget sent = whole == null ? date : whole;
        if (sent == null) {
            return null;
        }
        String value = values.getOrDefault(sent, "");
        return read(sent, value, stamps.stamp(value, notBefore));
    }

    private <T> T read(CsvTarget target, String value, Optional<T> read) {
        return read.orElseThrow(() -> RowRejected.because("unreadableCell", target.field(), value));
    }

    private void put(CsvTarget target, String value) {
        switch (target.kind()) {
            case TEXT -> putText(target.field(), value);
            case STAMP -> putStamp(target, value);
            case DURATION -> json.put(target.field(), seconds(target, value));
            case STATUS -> CsvStatus.put(json, read(target, value, Optional.ofNullable(status(value))));
            case MEDIUM -> putIfKnown("medium", read(target, value, CsvWords.medium(value)));
            case DIRECTION -> putIfKnown("direction", constant(target, Direction.class, value));
            case PORTFOLIO -> json.put("portfolio", read(target, value, CsvWords.yesOrNo(value)));
            case EXPIRATION -> putIfKnown("expiration", constant(target, Expiration.class, value));
            case STARTED_BY -> putIfKnown("startedBy", constant(target, StartedBy.class, value));
            case LAST_REPLY -> putIfKnown("lastReply", constant(target, LastReply.class, value));
            case COMMENT -> json.put("internalComments", value);
            case CALLER_ID -> putCallerName(value);
            case LIST -> putList(target.field(), LIST_SEPARATOR, value);
            case PATH -> putList(target.field(), PATH_SEPARATOR, value);
            case DATE, TIME, CHECK -> {}
        }
    }

    private void putText(String field, String value) {
        JsonPath.object(json, field).put(JsonPath.name(field), value);
    }

    private void putList(String field, Pattern separator, String value) {
        separator
                .splitAsStream(value.strip())
                .forEach(JsonPath.object(json, field).withArray(JsonPath.name(field))::add);
    }

    private void putStamp(CsvTarget target, String value) {
        if (!json.has(target.field())) {
            Instant start = Optional.ofNullable(json.get(mapping.records().instantField()))
                    .map(node -> Instant.parse(node.stringValue()))
                    .orElse(null);
            putText(
                    target.field(),
                    read(target, value, stamps.stamp(value, start)).toString());
        }
    }

    private @Nullable String status(String value) {
        String chosen = mapping.statuses().get(value);
        if (chosen == null) {
            return CsvWords.status(mapping.records(), value);
        }
        return chosen.isEmpty() ? null : chosen;
    }

    private <E extends Enum<E>> E constant(CsvTarget target, Class<E> type, String value) {
        return read(target, value, CsvWords.constant(type, value));
    }

    private void putCallerName(String value) {
        Matcher match = CALLER_ID.matcher(value);
        String name = match.matches() ? match.group(1) : value;
        if (!name.isBlank()) {
            putText("contact.name", name);
        }
    }

    /** Sub-second stamps are cut, so that a second more or less is no disagreement. */
    private void check(CsvTarget target, String value) {
        if (target.kind() != CsvTarget.Kind.CHECK || !json.has(target.field()) || !json.has("finishedAt")) {
            return;
        }
        long sent = seconds(target, value);
        long computed =
                Duration.between(instant(target.field()), instant("finishedAt")).toSeconds();
        if (Math.abs(sent - computed) > 1) {
            warnings.add(Notice.of("durationDisagrees", sent, computed));
        }
    }

    private Instant instant(String field) {
        return Instant.parse(json.get(field).stringValue());
    }

    private long seconds(CsvTarget target, String value) {
        Matcher clock = CLOCK.matcher(value.strip());
        try {
            return clock.matches()
                    ? Long.parseLong(clock.group(1)) * 3600
                            + Long.parseLong(clock.group(2)) * 60
                            + Long.parseLong(clock.group(3))
                    : Long.parseLong(value.strip());
        } catch (NumberFormatException notADuration) {
            throw RowRejected.because("unreadableCell", target.field(), value);
        }
    }

    private static String hash(List<String> cells) {
        try {
            byte[] content = String.join("\u001F", cells).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
