package io.rastro.ingestion;

import io.rastro.interaction.Expiration;
import io.rastro.interaction.LastReply;
import io.rastro.interaction.StartedBy;
import io.rastro.report.CsvDialect;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
 * identified by the hash of its cells and, unless it names its call, by how often they have come before.
 */
final class CsvRowFacts {

    private static final Pattern CALLER_ID = Pattern.compile("\\s*\"*(.*?)\"*\\s*<[^<>]*>[\\s\"]*");
    private static final Pattern LIST_SEPARATOR = Pattern.compile("\\s*,\\s+|\n");
    private static final Pattern PATH_SEPARATOR = Pattern.compile("\\s*>\\s*|\n");

    /** A number that some program took for a quantity. */
    private static final Pattern WITH_DECIMAL = Pattern.compile("(\\d{5,})[.,]0");

    /** The columns that tell whether somebody answered. */
    private static final Set<CsvTarget> ANSWERS = Set.of(
            KnownTarget.ANSWERED_AT, KnownTarget.ANSWERED_DATE, KnownTarget.ANSWERED_TIME, KnownTarget.HANDLING_TIME);

    private final CsvMapping mapping;
    private final StampReader stamps;
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();
    private final Map<CsvTarget, String> values = new LinkedHashMap<>();
    private final Set<Notice> warnings;
    private final @Nullable AsteriskRow asterisk;

    CsvRowFacts(
            CsvMapping mapping, StampReader stamps, Occurrences occurrences, List<String> cells, Set<Notice> warnings) {
        this.mapping = mapping;
        this.stamps = stamps;
        this.warnings = warnings;
        for (int index = 0; index < Math.min(cells.size(), mapping.columns().size()); index++) {
            CsvTarget target = mapping.columns().get(index);
            String value = target == null ? null : value(target, cells.get(index));
            if (target != null && value != null) {
                values.merge(target, value, (first, second) -> first + "\n" + second);
            }
        }
        this.asterisk = mapping.has(KnownTarget.LAST_APPLICATION)
                ? new AsteriskRow(values, isFilled(cells, KnownTarget.INTERNAL_CHANNEL))
                : null;
        if (!values.containsKey(KnownTarget.EXTERNAL_ID)) {
            json.put("externalId", id(cells, occurrences));
        }
    }

    /** Null: the cell says that there is nothing, or its content is gone. */
    private @Nullable String value(CsvTarget target, String cell) {
        String value = CsvDialect.unprotect(cell);
        boolean nothing = target.kind() != CsvTarget.CellType.STATUS && CsvWords.isNothing(value);
        if (value.isBlank() || value.equals(mapping.emptyWord()) || nothing) {
            return null;
        }
        if (!target.holdsNumber()) {
            return value;
        }
        if (TextCleaner.isRounded(value)) {
            warnings.add(TextCleaner.digitsLost(target.field(), value));
            return null;
        }
        Matcher decimal = WITH_DECIMAL.matcher(value.strip());
        return decimal.matches() ? decimal.group(1) : value;
    }

    private boolean isFilled(List<String> cells, CsvTarget target) {
        int index = mapping.columns().indexOf(target);
        return index < 0 || (index < cells.size() && !cells.get(index).isBlank());
    }

    /** Rows of one call that are equal are one row come twice; without the call's id they may be two calls. */
    private String id(List<String> cells, Occurrences occurrences) {
        String hash = "sha256:" + hash(cells);
        boolean namesItsCall =
                values.containsKey(KnownTarget.CONVERSATION_ID) || values.containsKey(KnownTarget.PROTOCOL);
        int occurrence = namesItsCall ? 1 : occurrences.next(hash);
        return occurrence == 1 ? hash : hash + ":" + occurrence;
    }

    ObjectNode json() {
        if (asterisk != null) {
            useExchange(asterisk);
        }
        mapping.constants().forEach(json::put);
        putStatusAndStamps();
        values.forEach(this::put);
        return json;
    }

    private void useExchange(AsteriskRow row) {
        row.refuseWhatIsNoService();
        row.warn(warnings);
        if (!row.hasAnswer()) {
            values.remove(KnownTarget.ANSWERED_AT);
            values.remove(KnownTarget.HANDLING_TIME);
        }
        String queue = row.queue();
        if (queue != null) {
            values.put(KnownTarget.SERVICE, queue);
        }
        boolean told = mapping.direction() != null || values.containsKey(KnownTarget.DIRECTION);
        if (!told) {
            putIfKnown("direction", row.direction());
        }
    }

    private void putIfKnown(String field, @Nullable Object value) {
        if (value != null) {
            json.put(field, value.toString());
        }
    }

    private void putStatusAndStamps() {
        String status = values.entrySet().stream()
                .filter(told -> told.getKey().kind() == CsvTarget.CellType.STATUS)
                .map(told -> status(told.getKey(), told.getValue()))
                .findFirst()
                .orElse(null);
        boolean byAnswer = CsvStatus.BY_ANSWER.equals(status);
        boolean waitEndsAnswered = status == null || CsvStatus.isAnswered(status);
        Map<String, Instant> known = new CsvRowStamps(mapping.records(), values, stamps, warnings)
                .read(waitEndsAnswered, byAnswer || waitEndsAnswered);
        known.forEach((field, stamp) -> putText(field, stamp.toString()));
        if (status != null) {
            boolean answerIsTold = ANSWERS.stream().anyMatch(mapping::has);
            CsvStatus.put(json, status, !answerIsTold || known.containsKey(KnownTarget.ANSWERED_AT.field()));
        }
    }

    /**
     * What somebody chose for the word, which may be that its rows are rejected, else what the exchange's record proves,
     * else the word's usual meaning.
     */
    private String status(CsvTarget target, String word) {
        String usual = StatusWords.meaning(mapping.records(), word);
        String chosen = mapping.statuses().get(word);
        String proven = asterisk == null ? null : asterisk.status();
        boolean asUsual = chosen == null || chosen.equals(usual);
        String meaning = !asUsual ? chosen : proven == null ? usual : proven;
        return read(target, word, Optional.ofNullable(meaning).filter(known -> !known.isEmpty()));
    }

    private <T> T read(CsvTarget target, String value, Optional<T> read) {
        return read.orElseThrow(() -> RowRejected.because("unreadableCell", target.field(), value));
    }

    private void put(CsvTarget target, String value) {
        switch (target.kind()) {
            case TEXT -> putText(target.field(), value);
            case DURATION -> putDuration(target, value);
            case MEDIUM -> putIfKnown("medium", read(target, value, CsvWords.medium(value)));
            case DIRECTION -> putIfKnown("direction", read(target, value, CsvWords.direction(value)));
            case PORTFOLIO -> json.put("portfolio", read(target, value, CsvWords.yesOrNo(value)));
            case EXPIRATION -> putIfKnown("expiration", constant(target, Expiration.class, value));
            case STARTED_BY -> putIfKnown("startedBy", constant(target, StartedBy.class, value));
            case LAST_REPLY -> putIfKnown("lastReply", constant(target, LastReply.class, value));
            case COMMENT -> json.put("internalComments", value);
            case CALLER_ID -> putCallerName(value);
            case LIST -> putList(target.field(), LIST_SEPARATOR, value);
            case PATH -> putList(target.field(), PATH_SEPARATOR, value);
            case USER_FIELD -> putUserField(value);
            case DATE, TIME, STAMP, STATUS, CHECK, EXCHANGE -> {}
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

    private void putDuration(CsvTarget target, String value) {
        Long seconds = CsvRowStamps.length(target, value, warnings);
        if (seconds != null) {
            json.put(target.field(), seconds);
        }
    }

    private <E extends Enum<E>> E constant(CsvTarget target, Class<E> type, String value) {
        return read(target, value, CsvWords.constant(type, value));
    }

    private void putCallerName(String value) {
        Matcher match = CALLER_ID.matcher(value);
        String name = match.matches() ? match.group(1) : value;
        boolean told = name.isBlank() || values.containsKey(KnownTarget.CONTACT_NAME);
        if (!told) {
            putText("contact.name", name);
        }
    }

    /** Dialplans keep the number there that the caller dialled; what is no number is somebody's remark. */
    private void putUserField(String value) {
        boolean number = AsteriskRow.isNumber(value);
        CsvTarget target = number ? KnownTarget.DIALLED_NUMBER : KnownTarget.INTERNAL_COMMENTS;
        if (!values.containsKey(target)) {
            putText(target.field(), value);
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
