package io.rastro.source.asterisk;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One line of a CSV whose columns are known by name. A cell is cut out when it is first asked for: most never are. */
final class CsvLine {

    /** Asterisk writes at most some thousand characters; a longer line is another file's. */
    private static final int LENGTH_LIMIT = 32_000;

    private static final int COLUMNS_USUAL = 24;

    private final String line;
    private final Columns columns;
    /** Of each cell its beginning, its closing quotation mark (its beginning where it is not quoted) and its end. */
    private final int[] places;

    private final int width;
    private final @Nullable String[] texts;

    private CsvLine(String line, Columns columns, int[] places, int width) {
        this.line = line;
        this.columns = columns;
        this.places = places;
        this.width = width;
        this.texts = new String[width];
    }

    /** As Asterisk doubles quotation marks and leaves backslashes alone; its columns are not known yet. */
    static Optional<CsvLine> split(String line) {
        if (line.isBlank() || line.length() > LENGTH_LIMIT) {
            return Optional.empty();
        }
        int[] places = new int[3 * COLUMNS_USUAL];
        int width = 0;
        int from = 0;
        while (from <= line.length()) {
            int quote = from < line.length() && line.charAt(from) == '"' ? closingQuote(line, from + 1) : from;
            if (quote < 0) {
                return Optional.empty();
            }
            int comma = line.indexOf(',', quote);
            int to = comma < 0 ? line.length() : comma;
            int at = 3 * width++;
            places = at < places.length ? places : Arrays.copyOf(places, 2 * places.length);
            places[at] = from;
            places[at + 1] = quote;
            places[at + 2] = to;
            from = to + 1;
        }
        return Optional.of(new CsvLine(line, Columns.NONE, places, width));
    }

    /** -1: there is none. */
    private static int closingQuote(String line, int from) {
        int quote = line.indexOf('"', from);
        while (quote >= 0 && line.startsWith("\"", quote + 1)) {
            quote = line.indexOf('"', quote + 2);
        }
        return quote;
    }

    int width() {
        return width;
    }

    /** Empty: it has more or fewer cells. */
    Optional<CsvLine> under(Columns names) {
        return width == names.names().size() ? Optional.of(new CsvLine(line, names, places, width)) : Optional.empty();
    }

    String text(int column) {
        String text = texts[column];
        if (text == null) {
            text = cut(column);
            texts[column] = text;
        }
        return text;
    }

    private String cut(int column) {
        int from = places[3 * column];
        int quote = places[3 * column + 1];
        int to = places[3 * column + 2];
        if (quote == from) {
            return line.substring(from, to).strip();
        }
        String inside = line.substring(from + 1, quote);
        String unquoted = inside.indexOf('"') < 0 ? inside : inside.replace("\"\"", "\"");
        return (quote + 1 == to ? unquoted : unquoted + line.substring(quote + 1, to)).strip();
    }

    /** Empty where there is no such column. */
    String text(String column) {
        int place = columns.place(column);
        return place < 0 ? "" : text(place);
    }

    /** The first of columns that has a text. */
    String text(String column, String other) {
        String text = text(column);
        return text.isEmpty() ? text(other) : text;
    }
}
