package io.rastro.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text being written as UTF-8. It grows as is needed. Not safe for use by several threads. */
final class Utf8Buffer {

    private byte[] bytes;
    private int length;

    Utf8Buffer(int capacity) {
        this.bytes = new byte[capacity];
    }

    int length() {
        return length;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    /** Adds a character of ASCII. */
    Utf8Buffer add(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    Utf8Buffer add(byte[] text) {
        return add(text, 0, text.length);
    }

    Utf8Buffer add(byte[] text, int start, int count) {
        reserve(count);
        System.arraycopy(text, start, bytes, length, count);
        length += count;
        return this;
    }

    Utf8Buffer add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a number of two digits. */
    Utf8Buffer addTwoDigits(int number) {
        reserve(2);
        bytes[length++] = (byte) ('0' + number / 10);
        bytes[length++] = (byte) ('0' + number % 10);
        return this;
    }

    /** Adds a number with at least two digits. */
    Utf8Buffer addNumber(long number) {
        if (number >= 0 && number < 100) {
            return addTwoDigits((int) number);
        }
        return add(Long.toString(number));
    }

    /**
     * Adds a cell of CSV, between quotes if it holds what would end it.
     *
     * @param special as {@link #special} makes it
     */
    Utf8Buffer addCell(byte[] text, int start, int count, long special) {
        reserve(count);
        int at = length;
        for (int index = start; index < start + count; index++) {
            byte unit = text[index];
            if ((unit & ~63) == 0 && (special >>> unit & 1) != 0) {
                return addQuoted(text, start, count);
            }
            bytes[at++] = unit;
        }
        length = at;
        return this;
    }

    Utf8Buffer addCell(Utf8Buffer text, long special) {
        return addCell(text.bytes, 0, text.length, special);
    }

    /** The characters that a cell is put between quotes for, as bits; all of them are below 64. */
    static long special(char delimiter) {
        return 1L << delimiter | 1L << '"' | 1L << '\n' | 1L << '\r';
    }

    private Utf8Buffer addQuoted(byte[] text, int start, int count) {
        reserve(2 + 2 * count);
        bytes[length++] = '"';
        for (int index = start; index < start + count; index++) {
            if (text[index] == '"') {
                bytes[length++] = '"';
            }
            bytes[length++] = text[index];
        }
        bytes[length++] = '"';
        return this;
    }

    void clear() {
        length = 0;
    }

    void moveTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        clear();
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
