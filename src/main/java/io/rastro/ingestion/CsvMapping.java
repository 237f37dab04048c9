package io.rastro.ingestion;

import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a CSV is to be read, as somebody decided on the mapping page.
 *
 * @param records what its rows are; interactions unless told
 * @param layout where the table is
 * @param headers the cells of its first record, whether they are names or not
 * @param columns what each column means; null: it is left out
 * @param medium of every row, unless a column tells
 * @param direction of every row, unless a column tells
 * @param service of every row, unless a column tells
 * @param ivr of every call, unless a column tells
 * @param zone of stamps without an offset
 * @param monthFirst whether 03/11/2025 is the 11th of March; null: the file does not prove it, and nobody said
 * @param emptyWord a word that stands for an empty cell; empty: there is none
 * @param statuses what each value of the status column means, empty where its rows are rejected; a value not listed is
 *     read by its usual meaning
 */
public record CsvMapping(
        RecordKind records,
        CsvLayout layout,
        List<String> headers,
        List<@Nullable CsvTarget> columns,
        @Nullable Medium medium,
        @Nullable Direction direction,
        @Nullable String service,
        @Nullable String ivr,
        String zone,
        @Nullable Boolean monthFirst,
        String emptyWord,
        Map<String, String> statuses) {

    public CsvMapping {
        records = Objects.requireNonNullElse(records, RecordKind.INTERACTION);
        headers = Objects.requireNonNullElse(headers, List.of());
    }

    /** The delimiter as a page's form knows it. */
    public String delimiterText() {
        return String.valueOf(layout.delimiter());
    }

    /** Whether a line names the columns. */
    public boolean header() {
        return layout.header();
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
            if (target != null && target.kind() == CsvTarget.CellType.STATUS) {
                return index;
            }
        }
        return -1;
    }

    /** The columns that fill a field; a target's own name stands for its columns, too. */
    List<Integer> columnsOf(String field) {
        return IntStream.range(0, columns.size())
                .filter(index -> {
                    CsvTarget target = columns.get(index);
                    return target != null && (target.name().equals(field) || target.fills(field));
                })
                .boxed()
                .toList();
    }

    private record Shape(int width, List<String> names) {}

    /** What tells files of one sort from others: the names of the columns in any order, or only how many there are. */
    String shape() {
        return shape(header());
    }

    /** The shapes that mappings for the same file may have: a header may not have been taken for one at first. */
    List<String> possibleShapes() {
        return List.of(shape(true), shape(header()));
    }

    private String shape(boolean named) {
        List<String> names = headers.stream()
                .filter(header -> !header.equals(CsvHeader.REASON))
                .map(CsvWords::fold)
                .sorted()
                .toList();
        return ContentHash.of(new Shape(names.size(), named ? names : List.of()));
    }

    /** The same decisions for another file of the shape, whose columns may stand in another order. */
    CsvMapping appliedTo(CsvMapping file) {
        int headerLine = header() ? Math.max(1, file.layout.headerLine()) : 0;
        return copy(
                file.layout.withHeaderLine(headerLine),
                file.headers,
                header() ? inOrderOf(file.headers) : columns,
                zone,
                file.monthFirst == null ? monthFirst : file.monthFirst,
                statuses);
    }

    /** The proposal for a table that somebody found elsewhere in the file, with what they had decided for all of it. */
    public CsvMapping decidedBy(CsvMapping before) {
        boolean unknown = columns.stream().allMatch(Objects::isNull) && columns.size() == before.columns.size();
        return new CsvMapping(
                records,
                layout,
                headers,
                unknown ? before.columns : columns,
                before.medium == null ? medium : before.medium,
                before.direction,
                before.service,
                before.ivr,
                zone,
                monthFirst == null ? before.monthFirst : monthFirst,
                before.emptyWord.isEmpty() ? emptyWord : before.emptyWord,
                before.statuses);
    }

    public CsvMapping inZone(String other) {
        return copy(layout, headers, columns, other, monthFirst, statuses);
    }

    CsvMapping withMonthFirst(@Nullable Boolean known) {
        return copy(layout, headers, columns, zone, known, statuses);
    }

    /** With a meaning for every word that has none yet, if it is only that its rows are rejected. */
    CsvMapping withWords(Collection<String> words) {
        Map<String, String> meanings = new LinkedHashMap<>(statuses);
        words.forEach(word -> meanings.computeIfAbsent(
                word, known -> Objects.requireNonNullElse(StatusWords.meaning(records, known), "")));
        return copy(layout, headers, columns, zone, monthFirst, meanings);
    }

    private record Text(String json) {}

    /** Two mappings that differ in anything have different ones. */
    public String fingerprint() {
        return ContentHash.of(new Text(CsvMappings.write(this)));
    }

    private CsvMapping copy(
            CsvLayout layout,
            List<String> headers,
            List<@Nullable CsvTarget> columns,
            String zone,
            @Nullable Boolean monthFirst,
            Map<String, String> statuses) {
        return new CsvMapping(
                records,
                layout,
                headers,
                columns,
                medium,
                direction,
                service,
                ivr,
                zone,
                monthFirst,
                emptyWord,
                statuses);
    }

    private List<@Nullable CsvTarget> inOrderOf(List<String> otherHeaders) {
        List<String> names =
                new ArrayList<>(headers.stream().map(CsvWords::fold).toList());
        List<@Nullable CsvTarget> ordered = new ArrayList<>();
        for (String header : otherHeaders) {
            int index = names.indexOf(CsvWords.fold(header));
            ordered.add(index < 0 || index >= columns.size() ? null : columns.get(index));
            if (index >= 0) {
                names.set(index, "\n"); // taken: no folded name holds a line feed
            }
        }
        return ordered;
    }
}
