package io.rastro.ingestion;

import java.util.ArrayList;
import java.util.List;

/**
 * The cells of one record by RFC 4180, taken line by line while a quotation mark is open. A mark inside a cell that does
 * not begin with one is text.
 */
final class QuotedRecord {

    enum QuoteState {
        /** Its marks are closed. */
        COMPLETE,
        /** A mark is open: the record goes on in the next line, if it is one. */
        OPEN,
        /** Text follows a closing mark. */
        MALFORMED
    }

    private final char delimiter;
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private QuoteState state = QuoteState.COMPLETE;

    QuotedRecord(char delimiter, String line) {
        this.delimiter = delimiter;
        readCells(line, cell(line, 0));
    }

    QuoteState state() {
        return state;
    }

    List<String> cells() {
        return cells;
    }

    /** @param lineEnd what ended the line before */
    void add(String lineEnd, String line) {
        cell.append(lineEnd);
        state = QuoteState.COMPLETE;
        readCells(line, quoted(line, 0));
    }

    private void readCells(String line, int from) {
        int next = from;
        while (next <= line.length()) {
            next = cell(line, next);
        }
    }

    /** Reads the cell that begins here and answers where the next begins; beyond the line: there is none. */
    private int cell(String line, int from) {
        if (from < line.length() && line.charAt(from) == '"') {
            cell.setLength(0);
            return quoted(line, from + 1);
        }
        int delimiterAt = line.indexOf(delimiter, from);
        int end = delimiterAt < 0 ? line.length() : delimiterAt;
        cells.add(line.substring(from, end));
        return end + 1;
    }

    private int quoted(String line, int from) {
        int begin = from;
        int mark = line.indexOf('"', begin);
        while (mark >= 0 && mark + 1 < line.length() && line.charAt(mark + 1) == '"') {
            cell.append(line, begin, mark + 1);
            begin = mark + 2;
            mark = line.indexOf('"', begin);
        }
        if (mark < 0) {
            cell.append(line, begin, line.length());
            return broken(QuoteState.OPEN, line);
        }
        cell.append(line, begin, mark);
        if (mark + 1 < line.length() && line.charAt(mark + 1) != delimiter) {
            return broken(QuoteState.MALFORMED, line);
        }
        cells.add(cell.toString());
        return mark + 2;
    }

    private int broken(QuoteState reached, String line) {
        state = reached;
        return line.length() + 1;
    }
}
