package io.rastro.audio;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Some of the bytes of a file, as if they were one.
 *
 * @param size in bytes
 */
record SourcePart(SeekableSource whole, long start, long size) implements SeekableSource {

    @Override
    public InputStream open(long from) throws IOException {
        return new FilterInputStream(whole.open(start + from)) {

            private long left = size - from;

            @Override
            public int read() throws IOException {
                int value = left > 0 ? super.read() : -1;
                left--;
                return value;
            }

            @Override
            public int read(byte[] target, int at, int length) throws IOException {
                int count = left > 0 ? super.read(target, at, (int) Math.min(length, left)) : -1;
                left -= Math.max(0, count);
                return count;
            }

            @Override
            public boolean markSupported() {
                return false;
            }
        };
    }
}
