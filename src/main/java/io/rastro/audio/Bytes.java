package io.rastro.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Numbers and marks in the headers of audio files. */
final class Bytes {

    private Bytes() {}

    /** Up to a number of bytes from a position; fewer where the file ends. */
    static byte[] read(SeekableSource source, long from, int length) throws IOException {
        if (from >= source.size()) {
            return new byte[0];
        }
        try (InputStream in = source.open(from)) {
            return in.readNBytes(length);
        }
    }

    static boolean marked(byte[] bytes, int at, String mark) {
        return at >= 0
                && bytes.length >= at + mark.length()
                && new String(bytes, at, mark.length(), StandardCharsets.ISO_8859_1).equals(mark);
    }

    static int unsigned(byte[] bytes, int at) {
        return bytes[at] & 0xff;
    }

    static int little16(byte[] bytes, int at) {
        return unsigned(bytes, at) | (unsigned(bytes, at + 1) << 8);
    }

    /** Unsigned, hence long. */
    static long little32(byte[] bytes, int at) {
        return little16(bytes, at) | ((long) little16(bytes, at + 2) << 16);
    }

    static long little64(byte[] bytes, int at) {
        return little32(bytes, at) | (little32(bytes, at + 4) << 32);
    }

    static int big16(byte[] bytes, int at) {
        return (unsigned(bytes, at) << 8) | unsigned(bytes, at + 1);
    }

    /** Unsigned, hence long. */
    static long big32(byte[] bytes, int at) {
        return ((long) big16(bytes, at) << 16) | big16(bytes, at + 2);
    }

    static long big64(byte[] bytes, int at) {
        return (big32(bytes, at) << 32) | big32(bytes, at + 4);
    }
}
