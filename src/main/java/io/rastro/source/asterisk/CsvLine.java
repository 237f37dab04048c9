package io.rastro.source.asterisk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One line of a CSV whose columns are known by name. */
record CsvLine(List<String> cells, Columns columns) {

    /** Asterisk writes at most some thousand characters; a longer line is another file's. */
    private static final int LENGTH_LIMIT = 32_000;

    private static final int COLUMNS_USUAL = 24;

    /** As Asterisk doubles quotation marks and leaves backslashes alone. */
    static Optional<List<String>> split(String line) {
        if (line.isBlank() || line.length() > LENGTH_LIMIT) {
            return Optional.empty();
        }
        List<String> cells = new ArrayList<>(COLUMNS_USUAL);
        int from = 0;
        while (from <= line.length()) {
            int end = line.startsWith("\"", from) ? closingQuote(line, from + 1) : from;
            if (end < 0) {
                return Optional.empty();
            }
            int comma = line.indexOf(',', end);
            int to = comma < 0 ? line.length() : comma;
            cells.add(
                    end == from
                            ? line.substring(from, to)
                            : unquoted(line, from + 1, end) + line.substring(end + 1, to));
            from = to + 1;
        }
        return Optional.of(cells);
    }

    /** A million lines have twenty million cells: a parser for every dialect of CSV takes ten times as long. -1: there is none. */
    private static int closingQuote(String line, int from) {
        int quote = line.indexOf('"', from);
        while (quote >= 0 && line.startsWith("\"", quote + 1)) {
            quote = line.indexOf('"', quote + 2);
        }
        return quote;
    }

    private static String unquoted(String line, int from, int to) {
        String inside = line.substring(from, to);
        return inside.indexOf('"') < 0 ? inside : inside.replace("\"\"", "\"");
    }

    static Optional<CsvLine> of(List<String> cells, Columns columns) {
        return cells.size() == columns.names().size() ? Optional.of(new CsvLine(cells, columns)) : Optional.empty();
    }

    /** Empty where there is no such column. */
    String text(String column) {
        int place = columns.place(column);
        return place < 0 ? "" : cells.get(place).strip();
    }

    /** The first of columns that has a text. */
    String text(String column, String other) {
        String text = text(column);
        return text.isEmpty() ? text(other) : text;
    }
}
