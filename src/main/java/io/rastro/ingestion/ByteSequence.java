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

    /** Everything added so far; the sequence is empty afterwards. */
    byte[] takeAll() {
        byte[] all = Arrays.copyOf(bytes, length);
        length = 0;
        return all;
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
