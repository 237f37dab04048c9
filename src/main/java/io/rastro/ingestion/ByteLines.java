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
 * The lines of a stream, however long the stream: ended by LF, CRLF or CR, mixed as they come; a byte-order mark is passed
 * over. A line that is not UTF-8 is read as Windows-1252, what old exports are written in; one too long to be held is
 * passed over.
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
     * @param end what ended it; empty: the end of the stream
     */
    record Line(long number, @Nullable String text, boolean fallback, String end) {}

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
            int lineEnd = lineEnd();
            line.add(chunk, next, lineEnd - next);
            next = lineEnd;
            if (lineEnd < end) {
                return line(line, passLineEnd());
            }
        }
        return any ? line(line, "") : null;
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

    private int lineEnd() {
        int index = next;
        while (index < end && chunk[index] != '\n' && chunk[index] != '\r') {
            index++;
        }
        return index;
    }

    private String passLineEnd() throws IOException {
        if (chunk[next++] == '\n') {
            return "\n";
        }
        if ((next < end || fill()) && chunk[next] == '\n') {
            next++;
            return "\r\n";
        }
        return "\r";
    }

    private Line line(Bytes bytes, String lineEnd) {
        number++;
        if (bytes.overflown) {
            return new Line(number, null, false, lineEnd);
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        // The quick way replaces what is not UTF-8; only a line with the replacement in it is looked at closely.
        return text.indexOf('\uFFFD') < 0
                ? line(text, false, lineEnd)
                : closely(ByteBuffer.wrap(bytes.toByteArray()), lineEnd);
    }

    private Line closely(ByteBuffer content, String lineEnd) {
        try {
            return line(StandardCharsets.UTF_8.newDecoder().decode(content).toString(), false, lineEnd);
        } catch (CharacterCodingException notUtf8) {
            return line(FALLBACK.decode(content.rewind()).toString(), true, lineEnd);
        }
    }

    private Line line(String text, boolean fallback, String lineEnd) {
        boolean marked = number == 1 && text.startsWith("\uFEFF");
        return new Line(number, marked ? text.substring(1) : text, fallback, lineEnd);
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
