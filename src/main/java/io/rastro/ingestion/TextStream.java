package io.rastro.ingestion;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text of any encoding as UTF-8. What is neither UTF-16 nor of an encoding that was named is handed on as it is. */
final class TextStream extends InputStream {

    private static final int LOOK_BYTES = 1024;
    private static final int CHUNK_CHARACTERS = 8 * 1024;

    private final Reader text;
    private final char[] chunk = new char[CHUNK_CHARACTERS];
    private byte[] bytes = {};
    private int next;

    private TextStream(Reader text) {
        this.text = text;
    }

    /** @param encoding empty: told from the bytes */
    static InputStream open(InputStream in, String encoding) throws IOException {
        PushbackInputStream start = new PushbackInputStream(in, LOOK_BYTES);
        byte[] look = start.readNBytes(LOOK_BYTES);
        start.unread(look);
        Charset charset = encoding.isEmpty() ? utf16(look) : Charset.forName(encoding);
        return charset == null || charset.equals(StandardCharsets.UTF_8)
                ? start
                : new TextStream(new InputStreamReader(start, charset));
    }

    /** Excel's "Unicode text" begins with a mark; without one, every other byte of a Latin text is 0. */
    static @Nullable Charset utf16(byte[] look) {
        if (look.length < 2) {
            return null;
        }
        int mark = ((look[0] & 0xFF) << 8) | (look[1] & 0xFF);
        if (mark == 0xFEFF || mark == 0xFFFE) {
            return mark == 0xFEFF ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        }
        int[] zeros = new int[2];
        for (int index = 0; index < look.length; index++) {
            zeros[index % 2] += look[index] == 0 ? 1 : 0;
        }
        int max = look.length / 2;
        if (zeros[1] > max * 0.8 && zeros[0] < max * 0.2) {
            return StandardCharsets.UTF_16LE;
        }
        return zeros[0] > max * 0.8 && zeros[1] < max * 0.2 ? StandardCharsets.UTF_16BE : null;
    }

    @Override
    public int read() throws IOException {
        return next < bytes.length || fill() ? bytes[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (next == bytes.length && !fill()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - next);
        System.arraycopy(bytes, next, target, offset, count);
        next += count;
        return count;
    }

    private boolean fill() throws IOException {
        int count = text.read(chunk, 0, CHUNK_CHARACTERS - 1);
        if (count < 0) {
            return false;
        }
        // One half of a pair makes no character: the other is still to come.
        if (Character.isHighSurrogate(chunk[count - 1])) {
            int low = text.read();
            if (low >= 0) {
                chunk[count++] = (char) low;
            }
        }
        bytes = new String(chunk, 0, count).getBytes(StandardCharsets.UTF_8);
        next = 0;
        return true;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
