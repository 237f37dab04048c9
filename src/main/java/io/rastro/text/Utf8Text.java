package io.rastro.text;

import java.nio.charset.StandardCharsets;

/**
 * A text in UTF-8 that is not decoded before somebody reads it: most of what is exported is only copied.
 *
 * @param bytes hold the text and more; never changed
 * @param start of the text in the bytes
 * @param byteLength of the text
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
public record Utf8Text(byte[] bytes, int start, int byteLength) implements CharSequence {

    @Override
    public int length() {
        return toString().length();
    }

    @Override
    public char charAt(int index) {
        return toString().charAt(index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return toString().subSequence(from, to);
    }

    @Override
    public String toString() {
        return new String(bytes, start, byteLength, StandardCharsets.UTF_8);
    }
}
