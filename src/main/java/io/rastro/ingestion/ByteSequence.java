package io.rastro.ingestion;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes under way to the database or into a hash: numbers big-endian, text as UTF-8. Grows; for one thread. */
final class ByteSequence {

    private ByteBuffer bytes = ByteBuffer.allocate(1024);

    int length() {
        return bytes.position();
    }

    /** Everything added so far; the sequence is empty afterwards. */
    byte[] takeAll() {
        byte[] all = Arrays.copyOf(bytes.array(), bytes.position());
        bytes.clear();
        return all;
    }

    void addShort(int value) {
        reserve(Short.BYTES);
        bytes.putShort((short) value);
    }

    void addInt(int value) {
        reserve(Integer.BYTES);
        bytes.putInt(value);
    }

    void addLong(long value) {
        reserve(Long.BYTES);
        bytes.putLong(value);
    }

    void add(byte... added) {
        reserve(added.length);
        bytes.put(added);
    }

    /** The text after its length in bytes. */
    void addText(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        addInt(encoded.length);
        add(encoded);
    }

    private void reserve(int more) {
        if (bytes.remaining() < more) {
            int length = Math.max(bytes.capacity() * 2, bytes.position() + more);
            bytes = ByteBuffer.allocate(length).put(bytes.flip());
        }
    }
}
