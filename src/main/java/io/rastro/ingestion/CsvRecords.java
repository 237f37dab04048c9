package io.rastro.ingestion;

import com.opencsv.RFC4180Parser;
import com.opencsv.RFC4180ParserBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV with the lines they begin on. A quotation mark that is never closed would swallow the rest of the
 * file: its line is given up, and reading goes on with the next.
 */
final class CsvRecords {

    /** A cell of more lines than this is a quotation mark gone astray. */
    private static final int LINES_LIMIT = 2000;

    /** @param cells null: not a record, for the reason given */
    record CsvRecord(
            long line,
            String raw,
            @Nullable List<String> cells,
            boolean fallback,
            @Nullable Notice problem) {}

    private final ByteLines lines;
    private final RFC4180Parser parser;
    private final Deque<ByteLines.Line> readAhead = new ArrayDeque<>();
    private int width;

    CsvRecords(InputStream in, char delimiter) {
        this.lines = new ByteLines(in);
        this.parser = new RFC4180ParserBuilder().withSeparator(delimiter).build();
    }

    long consumed() {
        return lines.consumed();
    }

    private ByteLines.@Nullable Line line() throws IOException {
        return readAhead.isEmpty() ? lines.read() : readAhead.poll();
    }

    /** Null: the end. Empty lines are no records; every record is as wide as the first. */
    @Nullable
    CsvRecord next() throws IOException {
        ByteLines.Line first = line();
        while (first != null && first.text() != null && first.text().isEmpty()) {
            first = line();
        }
        if (first == null || first.text() == null) {
            return first == null ? null : problem(first, Notice.of("lineTooLong", ByteLines.LINE_LIMIT / 1024 / 1024));
        }
        List<ByteLines.Line> read = new ArrayList<>(List.of(first));
        String text = complete(read);
        if (text == null) {
            return giveUp(read, Notice.of("unclosedQuote"));
        }
        List<String> cells = List.of(parser.parseLineMulti(text));
        width = width == 0 ? cells.size() : width;
        if (cells.size() != width) {
            return giveUp(read, Notice.of("wrongWidth", cells.size(), width));
        }
        boolean fallback = read.stream().anyMatch(ByteLines.Line::fallback);
        return new CsvRecord(first.number(), text, cells, fallback, null);
    }

    /** The text of a record, of more than one line where a quotation mark is open; null: it never closes. */
    private @Nullable String complete(List<ByteLines.Line> read) throws IOException {
        StringBuilder text = new StringBuilder(String.valueOf(read.get(0).text()));
        boolean open = isOpen(text, false);
        while (open) {
            ByteLines.Line next = line();
            if (next != null) {
                read.add(next);
            }
            if (next == null
                    || next.text() == null
                    || read.size() > LINES_LIMIT
                    || text.length() > ByteLines.LINE_LIMIT) {
                return null;
            }
            text.append(read.get(read.size() - 2).carriageReturn() ? "\r\n" : "\n")
                    .append(next.text());
            open = isOpen(next.text(), true);
        }
        return text.toString();
    }

    private static boolean isOpen(CharSequence text, boolean open) {
        return (text.chars().filter(unit -> unit == '"').count() % 2 == 1) != open;
    }

    private CsvRecord giveUp(List<ByteLines.Line> read, Notice reason) {
        for (int index = read.size() - 1; index > 0; index--) {
            readAhead.push(read.get(index));
        }
        return problem(read.get(0), reason);
    }

    private static CsvRecord problem(ByteLines.Line line, Notice reason) {
        return new CsvRecord(line.number(), line.text() == null ? "" : line.text(), null, false, reason);
    }
}
