package io.rastro.audio;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/** A file that browsers play as it is stored. */
record OriginalAudio(SeekableSource source, String mediaType, long length) implements PlayableAudio {

    private static final int BUFFER = 16 * 1024;

    @Override
    public void write(long from, long toExclusive, OutputStream out) throws IOException {
        Objects.checkFromToIndex(from, toExclusive, length);
        if (from == toExclusive) {
            return;
        }
        byte[] buffer = new byte[BUFFER];
        long left = toExclusive - from;
        try (InputStream in = source.open(from)) {
            while (left > 0) {
                int count = in.read(buffer, 0, (int) Math.min(BUFFER, left));
                if (count < 0) {
                    throw new EOFException("the file became shorter while it was read");
                }
                out.write(buffer, 0, count);
                left -= count;
            }
        }
    }
}
