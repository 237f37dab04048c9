package io.rastro.ingestion;

import io.rastro.ingestion.QuotedRecord.State;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
final class CsvRecords {

    /** A cell of more lines than this is a quotation mark gone astray. */
    private static final int LINES_LIMIT = 2000;

    /** A stamp, a phone, an id: what every record has in some cell, and a line of text rarely. */
    private static final Pattern DIGITS = Pattern.compile("(?:\\d\\D?){6}");

    /** @param cells null: not a record, for the reason given */
    record CsvRecord(
            long line,
            String raw,
            @Nullable List<String> cells,
            boolean fallback,
            @Nullable Notice problem) {}

    private final LinesAhead lines;
    private final char delimiter;
    private int width;

    /** A mark that is open where this line begins, or one before it, is not closed. */
    private long unclosedUntil;

    private long charactersRead;

    CsvRecords(InputStream in, char delimiter) {
        this.lines = new LinesAhead(new ByteLines(in));
        this.delimiter = delimiter;
    }

    long consumed() {
        return lines.consumed();
    }

    /** Characters looked at, each as often as it was. */
    long charactersRead() {
        return charactersRead;
    }

    /** Null: the end. Lines without anything but empty cells are no records. */
    @Nullable
    CsvRecord next() throws IOException {
        ByteLines.Line line = lines.peek(0);
        CsvRecord record = line == null ? null : record(line);
        while (record != null && record.cells() != null && record.cells().stream().allMatch(String::isBlank)) {
            line = lines.peek(0);
            record = line == null ? null : record(line);
        }
        return record;
    }

    private CsvRecord record(ByteLines.Line line) throws IOException {
        String text = line.text();
        if (text == null) {
            lines.take(1);
            return problem(line, Notice.of("lineTooLong", ByteLines.LINE_LIMIT / 1024 / 1024));
        }
        QuotedRecord quoted = new QuotedRecord(delimiter, text);
        charactersRead += text.length();
        if (quoted.state() == State.OPEN) {
            CsvRecord spanning = spanning(line, text);
            if (spanning != null) {
                return spanning;
            }
        }
        lines.take(1);
        List<String> cells = padded(alone(quoted, text), line);
        return cells == null
                ? problem(line, reason(quoted, text))
                : new CsvRecord(line.number(), text, widened(cells), line.fallback(), null);
    }

    /** The record that goes on in the next lines; null: it does not. */
    private @Nullable CsvRecord spanning(ByteLines.Line first, String text) throws IOException {
        QuotedRecord quoted = new QuotedRecord(delimiter, text);
        List<ByteLines.Line> read = new ArrayList<>(List.of(first));
        StringBuilder raw = new StringBuilder(text);
        while (quoted.state() == State.OPEN && first.number() + 1 > unclosedUntil) {
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
        List<String> cells = quoted.state() == State.COMPLETE ? whole(quoted.cells(), read) : null;
        if (cells == null) {
            unclosedUntil = Math.max(unclosedUntil, read.get(read.size() - 1).number());
            return null;
        }
        lines.take(read.size());
        boolean fallback = read.stream().anyMatch(ByteLines.Line::fallback);
        return new CsvRecord(first.number(), raw.toString(), widened(cells), fallback, null);
    }

    /** The cells of several lines; null: the first may well be a record without the others, and another is one. */
    private @Nullable List<String> whole(List<String> cells, List<ByteLines.Line> read) {
        if (width == 0 || StrayQuotes.split(String.valueOf(read.get(0).text()), delimiter).size() < width) {
            return padded(fitted(cells), read.get(read.size() - 1));
        }
        boolean several = read.stream().skip(1).anyMatch(line -> isRecord(String.valueOf(line.text())));
        return several || cells.size() < width ? null : fitted(cells);
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
        List<String> cells = quoted.state() == State.COMPLETE ? fitted(quoted.cells()) : null;
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
        width = width == 0 ? cells.size() : width;
        return List.copyOf(cells);
    }

    private Notice reason(QuotedRecord quoted, String text) {
        int cells = quoted.state() == State.COMPLETE
                ? quoted.cells().size()
                : StrayQuotes.split(text, delimiter).size();
        return quoted.state() == State.OPEN || cells == width
                ? Notice.of("unclosedQuote")
                : Notice.of("wrongWidth", cells, width);
    }

    private static CsvRecord problem(ByteLines.Line line, Notice reason) {
        return new CsvRecord(line.number(), line.text() == null ? "" : line.text(), null, false, reason);
    }
}
