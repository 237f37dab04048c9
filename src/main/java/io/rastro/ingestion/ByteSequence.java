package io.rastro.ingestion;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes under way to the database or into a hash: numbers big-endian, text as UTF-8. Grows; for one thread. */
final class ByteSequence {

    private byte[] bytes = new byte[1024];
    private int length;

    int length() {
        return length;
    }

    /** What has been added; the caller reads no further than {@link #length()}, and before anything else is added. */
    byte[] array() {
        return bytes;
    }

    void addShort(int value) {
        reserve(Short.BYTES);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
    }

    void addInt(int value) {
        addShort(value >> 16);
        addShort(value);
    }

    void addLong(long value) {
        addInt((int) (value >> 32));
        addInt((int) value);
    }

    void add(byte... added) {
        reserve(added.length);
        System.arraycopy(added, 0, bytes, length, added.length);
        length += added.length;
    }

    /** The text after its length in bytes. */
    void addText(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        addInt(encoded.length);
        add(encoded);
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
