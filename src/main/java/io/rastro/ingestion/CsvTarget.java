package io.rastro.ingestion;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** What a column of a CSV can mean: which field of a record it fills, how it is read, which headers suggest it. */
public sealed interface CsvTarget permits KnownTarget, FieldTarget {

    /**
     * How a cell is read. CHECK: a length that must agree with the stamps, or makes those that are absent. EXCHANGE: what
     * Asterisk did last, from which {@link AsteriskRow} tells what a row is. USER_FIELD: the number that was dialled, or a
     * comment.
     */
    enum CellType {
        TEXT,
        DATE,
        TIME,
        STAMP,
        DURATION,
        CHECK,
        STATUS,
        MEDIUM,
        DIRECTION,
        PORTFOLIO,
        EXPIRATION,
        STARTED_BY,
        LAST_REPLY,
        COMMENT,
        CALLER_ID,
        /** Elements with commas between them. */
        LIST,
        /** Options with {@code >} between them, or one in each of several columns. */
        PATH,
        EXCHANGE,
        USER_FIELD;

        boolean isOfStamp() {
            return this == DATE || this == TIME || this == STAMP;
        }

        /** Whether several columns of a file can mean it together. */
        boolean isRepeatable() {
            return this == COMMENT || this == LIST || this == PATH;
        }

        /** Whether a column of it holds less than its field: one that is named by the field holds the whole. */
        boolean isPartial() {
            return this == DATE || this == TIME || this == CALLER_ID || this == USER_FIELD;
        }
    }

    int BEST_SUGGESTION = 100;

    /** As mappings that were kept name it. */
    @JsonCreator
    static CsvTarget named(String name) {
        return CsvTargets.named(name);
    }

    @JsonValue
    String name();

    /** The path in the JSON of the record. */
    String field();

    CellType kind();

    /** Headers that suggest it, the surest first, without accents, case and connectives. */
    List<String> headers();

    /** Whether it holds numbers which are no quantities, and which spreadsheets spoil. */
    boolean holdsNumber();

    /** Whether a row that has it has the field: a time of day needs a day, and a length makes an interaction's end. */
    default boolean tells(String field) {
        boolean end = field.equals(KnownTarget.FINISHED_AT.field());
        return kind() == CellType.CHECK ? end : fills(field) && (kind() != CellType.TIME || end);
    }

    /** Whether it makes the field or a part of it. */
    default boolean fills(String field) {
        return field().equals(field) || field().startsWith(field + ".");
    }

    /** The key of its name in the message bundles. */
    default String messageKey() {
        return "imports.target." + name();
    }

    /**
     * How well a header suggests this: 0, not at all. Accents, case and punctuation do not matter; our own field's name,
     * and of the headers those that come first, suggest most.
     */
    default int suggestedBy(String header) {
        int place = headers().indexOf(CsvWords.foldHeader(header));
        return isNamedBy(header) ? BEST_SUGGESTION : place < 0 ? 0 : BEST_SUGGESTION - place;
    }

    /** Whether a header is the very name of its field; a person's name stands for the person, as in JSON. */
    default boolean isNamedBy(String header) {
        String name = header.strip();
        return !kind().isPartial() && (field().equalsIgnoreCase(name) || field().equalsIgnoreCase(name + ".name"));
    }

    /** Day and time of day of one stamp, apart or as one. */
    default boolean isPartOf(CsvTarget other) {
        return kind().isOfStamp() && other.kind().isOfStamp() && field().equals(other.field());
    }
}
