package io.rastro.ingestion;

import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a CSV is to be read, as somebody decided on the mapping page.
 *
 * @param records what its rows are; interactions unless told
 * @param delimiter between the cells
 * @param header whether the first record names the columns
 * @param columns what each column means; null: it is left out
 * @param medium of every row, unless a column tells
 * @param direction of every row, unless a column tells
 * @param service of every row, unless a column tells
 * @param ivr of every call, unless a column tells
 * @param zone of stamps without an offset
 * @param monthFirst whether 03/11/2025 is the 11th of March
 * @param emptyWord a word that stands for an empty cell; empty: there is none
 * @param statuses what each value of the status column means; a value not listed is read by its usual meaning
 */
public record CsvMapping(
        RecordKind records,
        char delimiter,
        boolean header,
        List<@Nullable CsvTarget> columns,
        @Nullable Medium medium,
        @Nullable Direction direction,
        @Nullable String service,
        @Nullable String ivr,
        String zone,
        boolean monthFirst,
        String emptyWord,
        Map<String, String> statuses) {

    public CsvMapping {
        records = Objects.requireNonNullElse(records, RecordKind.INTERACTION);
    }

    /** The delimiter as a page's form knows it. */
    public String delimiterText() {
        return String.valueOf(delimiter);
    }

    public boolean has(CsvTarget target) {
        return columns.contains(target);
    }

    /** The fields that it does not tell and that no row can do without. */
    public List<String> missing() {
        return records.requiredColumns().stream().filter(field -> !tells(field)).toList();
    }

    private boolean tells(String field) {
        return constants().containsKey(field)
                || columns.stream().anyMatch(target -> target != null && target.tells(field));
    }

    /** The fields that are the same in every row whose columns do not tell otherwise. */
    Map<String, String> constants() {
        Map<String, String> constants = new LinkedHashMap<>();
        putIfKnown(constants, "medium", medium);
        putIfKnown(constants, "direction", direction);
        putIfKnown(constants, "service", service);
        putIfKnown(constants, "ivr", ivr);
        return constants;
    }

    private static void putIfKnown(Map<String, String> constants, String field, @Nullable Object value) {
        if (value != null) {
            constants.put(field, value.toString());
        }
    }

    /** The place of the column that tells the status; -1: none does. */
    int statusColumn() {
        for (int index = 0; index < columns.size(); index++) {
            CsvTarget target = columns.get(index);
            if (target != null && target.kind() == CsvTarget.Kind.STATUS) {
                return index;
            }
        }
        return -1;
    }
}
