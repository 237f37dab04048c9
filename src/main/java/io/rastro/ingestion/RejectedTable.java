package io.rastro.ingestion;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns that rejected rows of a table are handed back in: those of the file they came from. */
public final class RejectedTable {

    private final List<String> header;
    private final char delimiter;

    private RejectedTable(List<String> header, char delimiter) {
        this.header = header;
        this.delimiter = delimiter;
    }

    /** Null: the import was none of a table, or it is older than that its columns were kept. */
    public static @Nullable RejectedTable of(ImportRun run) {
        List<String> header = run.header();
        Character delimiter = run.delimiter();
        if (header == null || delimiter == null) {
            return null;
        }
        int reason = header.indexOf(CsvHeader.REASON);
        return new RejectedTable(reason < 0 ? header : header.subList(0, reason), delimiter);
    }

    /** Without the reasons of an earlier time. */
    public List<String> header() {
        return header;
    }

    public char delimiter() {
        return delimiter;
    }

    /** The row's cells, as many as the header has. What is too much stands in the last, where it can be put right. */
    public List<String> cells(String raw) {
        QuotedRecord quoted = new QuotedRecord(delimiter, raw);
        List<String> cells = quoted.state() == QuotedRecord.QuoteState.COMPLETE
                ? quoted.cells()
                : StrayQuotes.cells(raw, delimiter, width());
        List<String> all = new ArrayList<>(cells == null ? StrayQuotes.split(raw, delimiter) : cells);
        all.addAll(Collections.nCopies(Math.max(0, width() - all.size()), ""));
        List<String> surplus = all.subList(width() - 1, all.size());
        String last = surplus.get(0)
                + String.join(
                        "",
                        surplus.stream()
                                .skip(1)
                                .map(cell -> cell.isBlank() ? "" : delimiter + cell)
                                .toList());
        List<String> kept = new ArrayList<>(all.subList(0, width() - 1));
        kept.add(last);
        return kept;
    }

    private int width() {
        return Math.max(1, header.size());
    }
}
