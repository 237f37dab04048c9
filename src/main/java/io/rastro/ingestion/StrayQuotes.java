package io.rastro.ingestion;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a line whose quotation marks do not follow RFC 4180, as in {@code "Ana" <119>} and {@code ""Souza, Bia"
 * <119>"}, which are written without doubling the marks inside. The width of the header tells which delimiters are text:
 * the line is cut at every delimiter, and pieces are joined again from one that begins with a mark to one that ends with
 * a mark until as many cells are left as the header has. A mark that nothing closes is not mended.
 */
final class StrayQuotes {

    /** More delimiters than this inside cells are not looked for: the work stays in proportion to the line. */
    private static final int JOINS_LIMIT = 64;

    private final char delimiter;
    private final List<String> pieces;
    /** Whether the pieces from the first index on can be read with exactly so many joins; in a cell or between two. */
    private final boolean[][] between;

    private final boolean[][] within;

    private StrayQuotes(char delimiter, List<String> pieces, int joinsLimit) {
        this.delimiter = delimiter;
        this.pieces = pieces;
        this.between = new boolean[pieces.size() + 1][joinsLimit + 1];
        this.within = new boolean[pieces.size() + 1][joinsLimit + 1];
        between[pieces.size()][0] = true;
        for (int piece = pieces.size() - 1; piece >= 0; piece--) {
            for (int joins = 0; joins <= joinsLimit; joins++) {
                boolean goesOn = joins > 0 && within[piece + 1][joins - 1];
                between[piece][joins] = aloneFits(piece, joins) || (opens(piece) && goesOn);
                within[piece][joins] = closingFits(piece, joins) || goesOn;
            }
        }
    }

    /** Null: the line cannot be read as so many cells. Rather all its empty cells at the end count than they are too many. */
    static @Nullable List<String> cells(String line, char delimiter, int width) {
        List<String> pieces = split(line, delimiter);
        int filled = pieces.size();
        while (filled > 1 && pieces.get(filled - 1).isBlank()) {
            filled--;
        }
        int fewest = Math.max(0, filled - width);
        int max = Math.min(pieces.size() - width, JOINS_LIMIT);
        if (fewest > max) {
            return null;
        }
        StrayQuotes quotes = new StrayQuotes(delimiter, pieces.subList(0, filled), max);
        for (int joins = max; joins >= fewest; joins--) {
            if (quotes.between[0][joins]) {
                return quotes.joined(joins);
            }
        }
        return null;
    }

    /** The line cut at every delimiter. */
    static List<String> split(String line, char delimiter) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int at = line.indexOf(delimiter); at >= 0; at = line.indexOf(delimiter, from)) {
            pieces.add(line.substring(from, at));
            from = at + 1;
        }
        pieces.add(line.substring(from));
        return pieces;
    }

    private List<String> joined(int joins) {
        List<String> cells = new ArrayList<>();
        int left = joins;
        int first = 0;
        while (first < pieces.size()) {
            int next = end(first, left);
            cells.add(text(String.join(String.valueOf(delimiter), pieces.subList(first, next))));
            left -= next - first - 1;
            first = next;
        }
        return cells;
    }

    /** Where the cell ends: one between marks at once, one that begins with a mark at the first mark that may close it. */
    private int end(int first, int joins) {
        boolean joinable = joins > 0 && opens(first) && within[first + 1][joins - 1];
        if (!joinable || (isWrapped(pieces.get(first).strip()) && aloneFits(first, joins))) {
            return first + 1;
        }
        int last = first + 1;
        while (!closingFits(last, joins - (last - first))) {
            last++;
        }
        return last + 1;
    }

    private boolean aloneFits(int piece, int joins) {
        return standsAlone(piece) && between[piece + 1][joins];
    }

    private boolean closingFits(int piece, int joins) {
        return closes(piece) && between[piece + 1][joins];
    }

    private boolean standsAlone(int piece) {
        String text = pieces.get(piece);
        return !opens(piece) || text.chars().filter(unit -> unit == '"').count() % 2 == 0 || isWrapped(text.strip());
    }

    private boolean opens(int piece) {
        return pieces.get(piece).stripLeading().startsWith("\"");
    }

    private boolean closes(int piece) {
        return pieces.get(piece).stripTrailing().endsWith("\"");
    }

    private static boolean isWrapped(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    }

    private static String text(String cell) {
        String stripped = cell.strip();
        return isWrapped(stripped)
                ? stripped.substring(1, stripped.length() - 1).replace("\"\"", "\"")
                : cell;
    }
}
