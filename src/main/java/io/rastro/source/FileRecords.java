package io.rastro.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The records of one file, from an offset on. */
final class FileRecords implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;
    /** A record that is longer is cut: something is wrong with its end. */
    private static final int LONGEST_BYTES = 1 << 20;

    private static final char REPLACED = '\uFFFD';
    /** What old exchanges write where they do not write UTF-8; it reads any byte. */
    private static final Charset FALLBACK = StandardCharsets.ISO_8859_1;

    private final Path file;
    private final RecordSplitter splitter;
    private final InputStream in;
    private byte[] buffer = new byte[BUFFER_BYTES];
    private int start;
    private int end;
    private long offset;

    FileRecords(Path file, long offset, RecordSplitter splitter) throws IOException {
        this.file = file;
        this.splitter = splitter;
        this.in = FileContent.open(file, offset);
        this.offset = offset;
    }

    boolean isAt(Path other, long place) {
        return file.equals(other) && offset == place;
    }

    boolean isCompressed() {
        return FileContent.isCompressed(file);
    }

    /** Behind the last record handed out. */
    long offset() {
        return offset;
    }

    /**
     * The next record without its line's end; null: none is whole.
     *
     * @param complete whether nothing more will be written, so that what is left is a record, too
     */
    @Nullable
    String next(boolean complete) throws IOException {
        while (true) {
            int recordEnd = splitter.end(buffer, start, end);
            if (recordEnd < 0 && end - start >= LONGEST_BYTES) {
                int line = RecordSplitter.LINES.end(buffer, start, end);
                recordEnd = line < 0 ? end : line;
            }
            if (recordEnd < 0 && !fill()) {
                // Quotation marks that are never closed must not swallow what follows.
                int line = complete ? RecordSplitter.LINES.end(buffer, start, end) : -1;
                recordEnd = line < 0 && complete && end > start ? end : line;
                if (recordEnd < 0) {
                    return null;
                }
            }
            if (recordEnd >= 0) {
                return taken(recordEnd);
            }
        }
    }

    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, end, buffer.length - end);
        end += Math.max(read, 0);
        return read > 0;
    }

    private String taken(int recordEnd) {
        int textEnd = recordEnd;
        while (textEnd > start && (buffer[textEnd - 1] == '\n' || buffer[textEnd - 1] == '\r')) {
            textEnd--;
        }
        String text = decoded(buffer, start, textEnd - start);
        offset += recordEnd - start;
        start = recordEnd;
        return text;
    }

    private static String decoded(byte[] bytes, int from, int length) {
        String text = new String(bytes, from, length, StandardCharsets.UTF_8);
        return text.indexOf(REPLACED) < 0 ? text : decodedStrictly(bytes, from, length);
    }

    /** What stands for bytes that are no UTF-8 may have been written, too. */
    private static String decodedStrictly(byte[] bytes, int from, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException another) {
            return new String(bytes, from, length, FALLBACK);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
