package io.rastro.ingestion;

import io.rastro.ingestion.QuotedRecord.QuoteState;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV with the lines they begin on. Every record is as wide as the first, the header: empty cells at the
 * end of a line may be missing or too many.
 *
 * <p>A quotation mark gone astray costs its own line at most. A line is read by RFC 4180. Where it leaves a mark open, the
 * next lines belong to it only if all of them together are well-formed and none of them is a record by itself. A line
 * that RFC 4180 does not allow is read alone, guided by the width ({@link StrayQuotes}), or given up alone. Each line is
 * looked at a fixed number of times, however many marks are open before it.
 */
final class CsvRecords implements TableRecords {

    /** A cell of more lines than this is a quotation mark gone astray. */
    private static final int LINES_LIMIT = 2000;

    /** A stamp, a phone, an id: what every record has in some cell, and a line of text rarely. */
    private static final Pattern DIGITS = Pattern.compile("(?:\\d\\D?){6}");

    /** A first line for Excel alone. */
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?sep=(.)\"?\\1*", Pattern.CASE_INSENSITIVE);

    private final LookaheadLines lines;
    private final InputStream in;
    private final char delimiter;
    private final int firstLine;
    private final boolean ragged;
    private int width;

    /** A mark that is open where this line begins, or one before it, is not closed. */
    private long unclosedUntil;

    private long charactersRead;

    private CsvRecords(InputStream in, char delimiter, int firstLine, boolean ragged) {
        this.in = in;
        this.lines = new LookaheadLines(new ByteLines(in));
        this.delimiter = delimiter;
        this.firstLine = firstLine;
        this.ragged = ragged;
    }

    /** Every record is as wide as the header; more or less is refused, but for empty cells at the end. */
    static CsvRecords of(InputStream text, CsvLayout layout) {
        return new CsvRecords(text, layout.delimiter(), layout.headerLine(), false);
    }

    /** From the first line on, each as wide as it happens to be: what the table is looked for in. */
    static CsvRecords ragged(InputStream text, CsvLayout layout) {
        return new CsvRecords(text, layout.delimiter(), 0, true);
    }

    /** The delimiter that a first line names, as {@code sep=;}; null: it is none of that kind. */
    static @Nullable Character separator(String line) {
        Matcher named = SEPARATOR_LINE.matcher(line);
        return named.matches() ? named.group(1).charAt(0) : null;
    }

    @Override
    public long consumed() {
        return lines.consumed();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Characters looked at, each as often as it was. */
    long charactersRead() {
        return charactersRead;
    }

    @Override
    public @Nullable TableRecord next() throws IOException {
        TableRecord record = nextOrBlank();
        while (record != null && record.isBlank()) {
            record = nextOrBlank();
        }
        return record;
    }

    private @Nullable TableRecord nextOrBlank() throws IOException {
        ByteLines.Line line = lines.peek(0);
        while (line != null && (line.number() < firstLine || isSeparatorLine(line))) {
            lines.take(1);
            line = lines.peek(0);
        }
        return line == null ? null : record(line);
    }

    private static boolean isSeparatorLine(ByteLines.Line line) {
        return line.number() == 1 && line.text() != null && separator(line.text()) != null;
    }

    private TableRecord record(ByteLines.Line line) throws IOException {
        String text = line.text();
        if (text == null) {
            lines.take(1);
            return problem(line, Notice.of("lineTooLong", ByteLines.LINE_LIMIT / 1024 / 1024));
        }
        QuotedRecord quoted = new QuotedRecord(delimiter, text);
        charactersRead += text.length();
        if (quoted.state() == QuoteState.OPEN) {
            TableRecord spanning = spanning(line, text);
            if (spanning != null) {
                return spanning;
            }
        }
        lines.take(1);
        List<String> cells = padded(alone(quoted, text), line);
        return cells == null
                ? problem(line, reason(quoted, text))
                : TableRecord.of(line.number(), text, widened(cells), warnings(List.of(line)));
    }

    /** The record that goes on in the next lines; null: it does not. */
    private @Nullable TableRecord spanning(ByteLines.Line first, String text) throws IOException {
        QuotedRecord quoted = new QuotedRecord(delimiter, text);
        List<ByteLines.Line> read = new ArrayList<>(List.of(first));
        StringBuilder raw = new StringBuilder(text);
        while (quoted.state() == QuoteState.OPEN && first.number() + 1 > unclosedUntil) {
            ByteLines.Line next = lines.peek(read.size());
            if (next == null
                    || next.text() == null
                    || read.size() == LINES_LIMIT
                    || raw.length() > ByteLines.LINE_LIMIT) {
                break;
            }
            String end = read.get(read.size() - 1).end();
            quoted.add(end, next.text());
            charactersRead += next.text().length();
            read.add(next);
            raw.append(end).append(next.text());
        }
        List<String> cells = quoted.state() == QuoteState.COMPLETE ? whole(quoted.cells(), read) : null;
        if (cells == null) {
            unclosedUntil = Math.max(unclosedUntil, read.get(read.size() - 1).number());
            return null;
        }
        lines.take(read.size());
        return TableRecord.of(first.number(), raw.toString(), widened(cells), warnings(read));
    }

    /**
     * The cells of several lines; null: they are several records. The last line may look like one where the cell that
     * ends in it is the first, unless the first line is as long as a record, too.
     */
    private @Nullable List<String> whole(List<String> cells, List<ByteLines.Line> read) {
        String first = String.valueOf(read.get(0).text());
        boolean full = width > 0 && StrayQuotes.split(first, delimiter).size() >= width;
        List<ByteLines.Line> suspects = read.subList(1, full ? read.size() : read.size() - 1);
        if (width > 0 && suspects.stream().anyMatch(line -> isRecord(String.valueOf(line.text())))) {
            return null;
        }
        return full && cells.size() < width ? null : padded(fitted(cells), read.get(read.size() - 1));
    }

    private boolean isRecord(String text) {
        charactersRead += text.length();
        List<String> cut = StrayQuotes.split(text, delimiter);
        List<String> cells = cut.size() == width ? cut : alone(new QuotedRecord(delimiter, text), text);
        return cells != null
                && cells.size() == width
                && cells.stream().anyMatch(cell -> DIGITS.matcher(cell).find());
    }

    /** The cells of one line, not more than the width; null: it cannot be read alone. */
    private @Nullable List<String> alone(QuotedRecord quoted, String text) {
        List<String> cells = quoted.state() == QuoteState.COMPLETE ? fitted(quoted.cells()) : null;
        if (cells != null || text.indexOf('"') < 0) {
            return cells;
        }
        charactersRead += text.length();
        int expected = width == 0 ? StrayQuotes.split(text, delimiter).size() : width;
        return StrayQuotes.cells(text, delimiter, expected);
    }

    /** Without what is too much; null: that is more than empty cells. */
    private @Nullable List<String> fitted(List<String> cells) {
        if (width == 0 || cells.size() <= width) {
            return cells;
        }
        boolean nothing = cells.subList(width, cells.size()).stream().allMatch(String::isBlank);
        return nothing ? cells.subList(0, width) : null;
    }

    /** With what is missing, unless the file ends in the middle of the record. */
    private @Nullable List<String> padded(@Nullable List<String> cells, ByteLines.Line last) {
        if (cells == null || cells.size() >= width) {
            return cells;
        }
        if (last.end().isEmpty()) {
            return null;
        }
        List<String> padded = new ArrayList<>(cells);
        padded.addAll(Collections.nCopies(width - cells.size(), ""));
        return padded;
    }

    private List<String> widened(List<String> cells) {
        width = width == 0 && !ragged ? cells.size() : width;
        return cells;
    }

    private static Set<Notice> warnings(List<ByteLines.Line> read) {
        return read.stream().anyMatch(ByteLines.Line::fallback) ? Set.of(Notice.of("notUtf8")) : Set.of();
    }

    private Notice reason(QuotedRecord quoted, String text) {
        int cells = quoted.state() == QuoteState.COMPLETE
                ? quoted.cells().size()
                : StrayQuotes.split(text, delimiter).size();
        return quoted.state() == QuoteState.OPEN || cells == width
                ? Notice.of("unclosedQuote")
                : Notice.of("wrongWidth", cells, width);
    }

    private static TableRecord problem(ByteLines.Line line, Notice reason) {
        return TableRecord.unreadable(line.number(), line.text() == null ? "" : line.text(), reason);
    }
}
