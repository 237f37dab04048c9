package io.rastro.ingestion;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a stream, however long the stream: line ends of any kind, a byte-order mark passed over. A line that is
 * not UTF-8 is read as Windows-1252, what old exports are written in; one too long to be held is passed over.
 */
final class ByteLines {

    /** More than any conversation's messages. */
    static final int LINE_LIMIT = 16 * 1024 * 1024;

    static final Charset FALLBACK = Charset.forName("windows-1252");

    /**
     * One line without its end.
     *
     * @param text null: too long to be read
     * @param fallback whether it is not UTF-8
     * @param carriageReturn whether it ended with CRLF
     */
    record Line(long number, @Nullable String text, boolean fallback, boolean carriageReturn) {}

    private final InputStream in;
    private final byte[] chunk = new byte[64 * 1024];
    private int next;
    private int end;
    private long number;
    private long filled;

    ByteLines(InputStream in) {
        this.in = in;
    }

    /** Null: the end. */
    @Nullable
    Line read() throws IOException {
        Bytes line = new Bytes();
        boolean any = false;
        while (next < end || fill()) {
            any = true;
            int newline = newline();
            line.add(chunk, next, newline - next);
            next = newline;
            if (newline < end) {
                next++;
                return line(line);
            }
        }
        return any ? line(line) : null;
    }

    /** Bytes of the lines read so far. */
    long consumed() {
        return filled - (end - next);
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(in.read(chunk), 0);
        filled += end;
        return end > 0;
    }

    private int newline() {
        int index = next;
        while (index < end && chunk[index] != '\n') {
            index++;
        }
        return index;
    }

    private Line line(Bytes bytes) {
        number++;
        if (bytes.overflown) {
            return new Line(number, null, false, false);
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        // The quick way replaces what is not UTF-8; only a line with the replacement in it is looked at closely.
        return text.indexOf('\uFFFD') < 0 ? line(text, false) : closely(ByteBuffer.wrap(bytes.toByteArray()));
    }

    private Line closely(ByteBuffer content) {
        try {
            return line(StandardCharsets.UTF_8.newDecoder().decode(content).toString(), false);
        } catch (CharacterCodingException notUtf8) {
            return line(FALLBACK.decode(content.rewind()).toString(), true);
        }
    }

    private Line line(String text, boolean fallback) {
        int from = number == 1 && text.startsWith("\uFEFF") ? 1 : 0;
        boolean carriageReturn = text.endsWith("\r");
        int until = carriageReturn ? text.length() - 1 : text.length();
        return new Line(number, text.substring(from, until), fallback, carriageReturn);
    }

    /** Collects a line, up to the limit. */
    private static final class Bytes extends ByteArrayOutputStream {
        private boolean overflown;

        Bytes() {
            super(1024);
        }

        void add(byte[] source, int from, int length) {
            overflown = overflown || size() + length > LINE_LIMIT;
            if (overflown) {
                reset();
            } else {
                write(source, from, length);
            }
        }
    }
}
