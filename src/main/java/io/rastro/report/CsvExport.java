package io.rastro.report;

import io.rastro.text.Utf8Text;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the rows of a list as CSV without making a text of each cell: stamps and durations go digit by digit into the
 * bytes that are sent, texts that the database sent are copied there, and the words and names that come again and again
 * are remembered as they are written. Not safe for use by several threads.
 *
 * @param <R> a row of the report
 */
final class CsvExport<R> implements RowOutput<R> {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int WORDS_REMEMBERED = 8_192;
    private static final int LONGEST_WORD = 100;

    private final OutputStream out;
    private final List<Column<R>> columns;
    private final Format[] formats;
    private final CsvDialect dialect;
    private final char delimiter;
    private final long special;
    private final CellWriter cells;
    private final Utf8Buffer buffer = new Utf8Buffer(2 * BUFFER_BYTES);
    private final Utf8Buffer marked = new Utf8Buffer(LONGEST_WORD);
    private final Map<Object, byte[]> words = new HashMap<>();

    CsvExport(OutputStream out, List<? extends Column<R>> columns, CsvDialect dialect, ZoneId zone) {
        this.out = out;
        this.columns = List.copyOf(columns);
        this.formats = columns.stream().map(Column::format).toArray(Format[]::new);
        this.dialect = dialect;
        this.delimiter = dialect.delimiter();
        this.special = Utf8Buffer.special(delimiter);
        this.cells = new CellWriter(zone, dialect.numbers());
    }

    @Override
    public void begin() throws IOException {
        if (dialect.byteOrderMark()) {
            buffer.add("\uFEFF");
        }
        for (int index = 0; index < formats.length; index++) {
            addDelimiter(index);
            addCell(dialect.protect(columns.get(index).header()));
        }
        endLine();
        finish();
    }

    @Override
    public void writeRow(R row) {
        for (int index = 0; index < formats.length; index++) {
            addDelimiter(index);
            addValue(columns.get(index), formats[index], row);
        }
        endLine();
        if (buffer.length() >= BUFFER_BYTES) {
            try {
                buffer.moveTo(out);
            } catch (IOException disconnect) {
                throw new UncheckedIOException(disconnect);
            }
        }
    }

    @Override
    public void finish() throws IOException {
        buffer.moveTo(out);
        out.flush();
    }

    private void addDelimiter(int index) {
        if (index > 0) {
            buffer.add(delimiter);
        }
    }

    private void endLine() {
        buffer.add('\r').add('\n');
    }

    private void addValue(Column<R> column, Format format, R row) {
        Object value = column.value(row);
        if (value == null) {
            addUnknown(column.unknown(), format);
            return;
        }
        switch (format) {
            case TEXT, PHONE -> addText(format, value);
            case DURATION, DATE, TIME, DATE_TIME, DAY_FIRST_DATE_TIME -> cells.addTime(format, value, buffer);
            case COUNT, PERCENT, DECIMAL -> addCell(cells.write(format, value));
        }
    }

    private void addUnknown(String text, Format format) {
        if (!text.isEmpty()) {
            addCell(format.text() ? dialect.protect(text) : text);
        }
    }

    private void addText(Format format, Object value) {
        if (value instanceof Utf8Text text) {
            addText(text);
            return;
        }
        byte[] known = words.get(value);
        if (known == null) {
            addWord(value, dialect.protect(cells.write(format, value)));
        } else {
            buffer.addCell(known, 0, known.length, special);
        }
    }

    private void addWord(Object value, String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        if (word.length() <= LONGEST_WORD && words.size() < WORDS_REMEMBERED) {
            words.put(value, bytes);
        }
        buffer.addCell(bytes, 0, bytes.length, special);
    }

    private void addText(Utf8Text text) {
        switch (dialect.mark(text)) {
            case NONE -> buffer.addCell(text.bytes(), text.start(), text.byteLength(), special);
            case APOSTROPHE -> addMarked(marked.add('\'').add(text.bytes(), text.start(), text.byteLength()));
            case TAB ->
                addMarked(marked.add(text.bytes(), text.start(), text.byteLength())
                        .add('\t'));
        }
    }

    private void addMarked(Utf8Buffer cell) {
        buffer.addCell(cell, special);
        cell.clear();
    }

    private void addCell(String cell) {
        byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
        buffer.addCell(bytes, 0, bytes.length, special);
    }
}
