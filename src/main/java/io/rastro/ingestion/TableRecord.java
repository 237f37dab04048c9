package io.rastro.ingestion;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One record of a table.
 *
 * @param line the line it begins on, from 1
 * @param raw as it came; of a workbook, its cells as a line of CSV
 * @param cells null: not a record, for the reason given
 * @param warnings what was odd in reading it
 */
record TableRecord(
        long line,
        String raw,
        @Nullable List<String> cells,
        Set<Notice> warnings,
        @Nullable Notice problem) {

    static TableRecord of(long line, String raw, List<String> cells, Set<Notice> warnings) {
        return new TableRecord(line, raw, List.copyOf(cells), warnings, null);
    }

    static TableRecord unreadable(long line, String raw, Notice problem) {
        return new TableRecord(line, raw, null, Set.of(), problem);
    }

    /** None: it is not a record. */
    List<String> cellsOrNone() {
        return cells == null ? List.of() : cells;
    }

    boolean isBlank() {
        return cells != null && cells.stream().allMatch(String::isBlank);
    }
}
