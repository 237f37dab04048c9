package io.rastro.source.asterisk;

import com.opencsv.ICSVParser;
import com.opencsv.RFC4180ParserBuilder;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One line of a CSV whose columns are known by name. */
record CsvLine(List<String> cells, Columns columns) {

    /** Asterisk writes at most some thousand characters; a longer line is another file's. */
    private static final int LENGTH_LIMIT = 32_000;

    /** As Asterisk doubles quotation marks and leaves backslashes alone. */
    static Optional<List<String>> split(String line) {
        if (line.isBlank() || line.length() > LENGTH_LIMIT) {
            return Optional.empty();
        }
        try {
            // The parser keeps what a line leaves open.
            ICSVParser parser = new RFC4180ParserBuilder().build();
            return Optional.of(Arrays.asList(parser.parseLine(line)));
        } catch (IOException unclosed) {
            return Optional.empty();
        }
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
